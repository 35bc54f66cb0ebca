package dev.tollgate.app;

import dev.tollgate.app.config.Config;
import dev.tollgate.catalogue.history.History;
import dev.tollgate.catalogue.notice.Notices;
import dev.tollgate.catalogue.notice.Webhook;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.LiveCatalogue;
import dev.tollgate.catalogue.sync.ProgressListener;
import dev.tollgate.catalogue.sync.SyncRequest;
import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.GatewayPaths;
import dev.tollgate.gateway.Relay;
import dev.tollgate.gateway.auth.Authenticator;
import dev.tollgate.gateway.auth.KeySecrets;
import dev.tollgate.gateway.call.Endpoint;
import dev.tollgate.gateway.codec.ChatCodec;
import dev.tollgate.gateway.codec.ImagesCodec;
import dev.tollgate.gateway.codec.ModelList;
import dev.tollgate.gateway.delivery.Deliveries;
import dev.tollgate.gateway.edge.Edge;
import dev.tollgate.gateway.edge.PathTable;
import dev.tollgate.gateway.limit.Admission;
import dev.tollgate.gateway.limit.Quoter;
import dev.tollgate.gateway.limit.Tokenizer;
import dev.tollgate.gateway.provider.HttpTransport;
import dev.tollgate.gateway.provider.OpenAiCompatible;
import dev.tollgate.gateway.provider.Provider;
import dev.tollgate.gateway.provider.ProviderProfile;
import dev.tollgate.gateway.provider.Providers;
import dev.tollgate.gateway.route.Router;
import dev.tollgate.storage.sqlite.SqliteKeys;
import dev.tollgate.storage.sqlite.SqliteLedger;
import dev.tollgate.studio.Studio;
import dev.tollgate.studio.card.PriceCard;
import dev.tollgate.studio.provider.StudioProvider;
import dev.tollgate.web.api.Api;
import dev.tollgate.web.api.CataloguePaths;
import dev.tollgate.web.api.Door;
import dev.tollgate.web.api.ModelPaths;
import dev.tollgate.web.api.Pinboard;
import dev.tollgate.web.api.QuoteDesk;
import dev.tollgate.web.api.QuotePaths;
import dev.tollgate.web.page.Pages;
import dev.tollgate.web.page.model.ModelCard;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Joins the modules into one running Tollgate; the only place that says {@code new} across them.
 */
public final class Wiring {

  private Wiring() {}

  /** Starts a Tollgate that listens; close it when done. */
  public static Tollgate start(Config config, InstantSource clock) {
    Bounds.check();
    DataDirectory data = DataDirectory.open(config.dataDirectory());
    KeySecrets secrets = data.secrets();
    try (Closer closer = new Closer()) {
      SqliteKeys keys = closer.keep(SqliteKeys.open(data.keys(), clock));
      refuseOpenToTheWorld(config, keys);
      SqliteLedger ledger = closer.keep(SqliteLedger.open(data.ledger(), clock));
      data.removeOldSpools();
      HttpTransport transport = closer.keep(new HttpTransport());
      Tokenizer tokenizer = new Tokenizer();
      StudioProvider studio = closer.keep(new StudioProvider(new Studio(), tokenizer, clock));
      Providers providers = providers(config, transport, studio);
      Notices notices = notices(config, data, clock, closer);
      CatalogueWatch watch =
          closer.keep(
              new CatalogueWatch(
                  data.root(),
                  one -> SyncedCatalogue.stated(one, config, clock),
                  notices == null ? _ -> {} : notices::tell));
      LiveCatalogue catalogue = watch.catalogue();
      Pinboard pins = new PinnedPrices(SyncedCatalogue.pins(data.root()), watch::look);
      History history = new History(SyncedCatalogue.archive(data.root()));
      Authenticator authenticator = new Authenticator(keys, secrets);
      Router router = new Router(catalogue, providers::ids, config.aliases(), clock);
      Quoter quoter = new Quoter(tokenizer);
      PathTable table = new PathTable();
      Health health = new Health(ledger);
      health.addTo(table);
      new GatewayPaths(
              new Relay(
                  authenticator,
                  router,
                  new Admission(quoter, clock),
                  providers,
                  new Deliveries(data.spool()),
                  ledger,
                  clock),
              authenticator,
              new ImagesCodec(config.defaultModel()),
              new ChatCodec(),
              new ModelList(catalogue, providers::ids, config.aliases()))
          .addTo(table);
      new Api(
              new Door.Guarded(authenticator, secrets, clock),
              catalogue,
              providers::ids,
              new QuoteDesk(catalogue, providers::ids, config.aliases(), quoter, clock),
              new ImagesCodec(config.defaultModel()),
              new ChatCodec(),
              ledger,
              history,
              pins,
              clock)
          .addTo(table);
      Pages pages =
          new Pages(
              catalogue,
              quoter,
              authenticator,
              providers::ids,
              clock,
              Wiring::paint,
              history,
              says(refresh(config, data, clock, closer), notices),
              pins);
      pages.addTo(table);
      Sweeper _ = closer.keep(new Sweeper(ledger, clock));
      Edge edge =
          closer.keep(Edge.listen(config.host(), config.port(), pages.around(table), clock));
      health.ready(edge::isDraining);
      Thread.ofPlatform()
          .daemon()
          .name("warm-up")
          .start(() -> {
            tokenizer.warmUp();
            CatalogueWatch.prepare(catalogue.current(), clock.instant());
          });
      return new Tollgate(edge, ledger, keys, secrets, catalogue, closer.handOver());
    }
  }

  /** The part of our own API that needs only the catalogue, for who can read the data folder. */
  public static Endpoint catalogueApi(Config config, InstantSource clock) {
    Snapshot snapshot = SyncedCatalogue.newest(config, clock);
    Set<String> ids = new TreeSet<>(Set.of(StudioProvider.ID));
    config.providers().forEach(provider -> ids.add(provider.id()));
    Door door = new Door.Unlocked();
    Quoter quoter = new Quoter(new Tokenizer());
    History history = new History(SyncedCatalogue.archive(config.dataDirectory()));
    PathTable table = new PathTable();
    new QuotePaths(
            door,
            new QuoteDesk(() -> snapshot, () -> ids, config.aliases(), quoter, clock),
            new ImagesCodec(config.defaultModel()),
            new ChatCodec(),
            history)
        .addTo(table);
    new ModelPaths(door, () -> snapshot, () -> ids, history, clock).addTo(table);
    new CataloguePaths(door, () -> snapshot, history, clock).addTo(table);
    return table;
  }

  /** Starts the schedule if there is one; says when feeds are read next. */
  private static Supplier<String> refresh(
      Config config, DataDirectory data, InstantSource clock, Closer closer) {
    Duration every = config.catalogue().refresh();
    if (every == null) {
      return () ->
          "Refresh is off: set catalogue.refresh in tollgate.yaml, or run ./tollgate sync.";
    }
    RefreshSchedule schedule =
        closer.keep(
            new RefreshSchedule(
                every,
                clock,
                RandomGenerator.getDefault(),
                () ->
                    CatalogueRefresh.run(
                            data, SyncRequest.live(), clock, ProgressListener.none(), false)
                        .report()
                        .isClean()));
    schedule.start();
    return schedule::sentence;
  }

  private static Supplier<String> says(Supplier<String> refresh, @Nullable Notices notices) {
    return notices == null ? refresh : () -> refresh.get() + " " + notices.sentence();
  }

  /** Tells a webhook of every snapshot that comes in use; null when there is none. */
  private static @Nullable Notices notices(
      Config config, DataDirectory data, InstantSource clock, Closer closer) {
    Webhook webhook = config.catalogue().webhook();
    if (webhook == null) {
      return null;
    }
    Notices notices = closer.keep(new Notices(webhook, data.root().resolve("notices"), clock));
    notices.start();
    return notices;
  }

  private static byte[] paint(ModelCard card) {
    return new PriceCard(
            card.title(), card.subtitle(), card.amount(), card.caption(), card.table(), card.foot())
        .png();
  }

  private static Providers providers(
      Config config, HttpTransport transport, StudioProvider studio) {
    List<Provider> providers = new ArrayList<>(List.of(studio));
    for (Config.ProviderSettings settings : config.providers()) {
      ProviderProfile profile =
          new ProviderProfile(settings.id(), settings.baseUrl(), settings.apiKey());
      providers.add(new OpenAiCompatible(profile, transport));
    }
    return new Providers(providers);
  }

  private static void refuseOpenToTheWorld(Config config, SqliteKeys keys) {
    if (!config.isLoopback() && keys.isEmpty()) {
      throw new StartRefused(
          "Listening on "
              + config.host()
              + " would open this gateway to others, and no key exists yet."
              + " Create one first: ./tollgate keys create NAME");
    }
  }
}
