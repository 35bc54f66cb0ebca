package dev.tollgate.catalogue.sync;

import dev.tollgate.catalogue.CatalogueBounds;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Source;
import dev.tollgate.catalogue.own.OwnFacts;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Snapshots;
import dev.tollgate.catalogue.source.Feed;
import dev.tollgate.catalogue.source.FeedRejected;
import dev.tollgate.catalogue.source.Feeds;
import dev.tollgate.catalogue.source.Harvest;
import dev.tollgate.catalogue.sync.ProgressListener.Phase;
import dev.tollgate.catalogue.sync.ProgressListener.Step;
import dev.tollgate.catalogue.sync.Report.FeedReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads feeds, judges each as a whole, keeps the good ones and builds the snapshot of all last good
 * facts. A bad feed changes nothing but the report. Blocking; run one at a time.
 */
public final class Sync {

  private final FactStore store;
  private final FeedClient client;
  private final InstantSource clock;
  private final Supplier<Optional<Snapshot>> fallback;

  /** A synchroniser whose snapshots hold what the store's feeds say and nothing else. */
  public Sync(FactStore store, FeedClient client, InstantSource clock) {
    this(store, client, clock, Optional::empty);
  }

  /**
   * A synchroniser that fills in for feeds which were never read: routes that only they know are
   * taken from the fallback, usually the bundle, so that a first synchronisation with one feed down
   * never knows less than a fresh machine.
   */
  public Sync(
      FactStore store,
      FeedClient client,
      InstantSource clock,
      Supplier<Optional<Snapshot>> fallback) {
    this.store = store;
    this.client = client;
    this.clock = clock;
    this.fallback = fallback;
  }

  /** Synchronises; never throws for a bad feed. */
  public Report run(SyncRequest request, ProgressListener progress) {
    Instant start = clock.instant();
    List<Feed> feeds =
        Feeds.all().stream()
            .filter(feed -> request.feeds().isEmpty() || request.feeds().contains(feed.id()))
            .toList();
    List<FeedReport> reports = new ArrayList<>();
    for (int i = 0; i < feeds.size(); i++) {
      Feed feed = feeds.get(i);
      progress.at(new Step(feed.id(), Phase.FETCHING, i + 1, feeds.size()));
      reports.add(new Turn(feed, request, start).take(progress, i + 1, feeds.size()));
      progress.at(new Step(feed.id(), Phase.DONE, i + 1, feeds.size()));
    }
    progress.at(new Step("", Phase.RECONCILING, feeds.size(), feeds.size()));
    Snapshot snapshot = snapshot();
    int changed = store.record(snapshot.routes().stream().map(Route::tariff).toList(), start);
    return new Report(start, reports, snapshot, changed, Duration.between(start, clock.instant()));
  }

  /** The snapshot of all last good facts in the store, and the hand-verified ones. */
  public Snapshot snapshot() {
    OwnFacts own = OwnFacts.builtIn();
    List<Fact> facts = new ArrayList<>();
    List<Source> sources = new ArrayList<>(List.of(own.source()));
    for (FeedState state : store.states()) {
      facts.addAll(store.facts(state.source().id()));
      sources.add(state.source());
    }
    Snapshot built = Snapshots.build(facts, own, sources, clock.instant());
    return fallback.get().map(other -> Snapshots.completed(built, other)).orElse(built);
  }

  /** One feed's turn. */
  private final class Turn {

    private final Feed feed;
    private final SyncRequest request;
    private final Instant start;
    private final @Nullable FeedState last;

    Turn(Feed feed, SyncRequest request, Instant start) {
      this.feed = feed;
      this.request = request;
      this.start = start;
      this.last = store.state(feed.id()).orElse(null);
    }

    FeedReport take(ProgressListener progress, int number, int total) {
      Instant began = clock.instant();
      try {
        return switch (fetch()) {
          case FeedClient.Answer.Documents documents -> {
            progress.at(new Step(feed.id(), Phase.READING, number, total));
            yield read(documents, began);
          }
          case FeedClient.Answer.NotModified _ -> unchanged(began);
          case FeedClient.Answer.Failed(String reason) ->
              unused(Report.Outcome.UNAVAILABLE, reason, began);
        };
      } catch (FeedRejected rejected) {
        String reason = rejected.getMessage();
        return unused(Report.Outcome.REJECTED, reason == null ? "unknown" : reason, began);
      }
    }

    private FeedClient.Answer fetch() {
      return switch (request.origin()) {
        case SyncRequest.Origin.Live _ -> client.fetch(feed, last);
        case SyncRequest.Origin.FromDirectory(var directory) ->
            new Directory(directory)
                .read(feed)
                .<FeedClient.Answer>map(
                    files -> new FeedClient.Answer.Documents(files.files(), null, null))
                .orElse(new FeedClient.Answer.Failed("the directory has no " + feed.file()));
      };
    }

    private FeedReport read(FeedClient.Answer.Documents documents, Instant began) {
      FeedFiles files = new FeedFiles(documents.files());
      if (last != null && last.source().snapshot().equals(files.snapshot())) {
        return unchanged(began);
      }
      LocalDate today = start.atOffset(ZoneOffset.UTC).toLocalDate();
      Harvest harvest = files.harvest(feed, KnownSnapshots.date(files.snapshot(), today));
      HeldPrices.Result judged = judged(harvest);
      int routes = FeedJudge.subjects(harvest.facts()).size();
      FeedState state =
          new FeedState(source(harvest), routes, documents.entityTag(), documents.lastModified());
      FactStore.Change change = store.accept(state, judged.facts());
      List<String> warnings = new ArrayList<>(judged.held());
      warnings.addAll(harvest.warnings());
      return new FeedReport(
          feed.id(),
          feed.name(),
          Report.Outcome.ACCEPTED,
          null,
          harvest.records(),
          harvest.facts().size(),
          routes,
          harvest.counts(),
          harvest.unmapped(),
          warnings,
          change.added(),
          change.withdrawn(),
          since(began));
    }

    /** The feed's facts, with single prices held back; throws when the feed fell apart. */
    private HeldPrices.Result judged(Harvest harvest) {
      FeedState good = last;
      if (good == null || request.accepted().contains(feed.id())) {
        return new HeldPrices.Result(harvest.facts(), List.of());
      }
      long days = ChronoUnit.DAYS.between(good.source().date(), harvest.date());
      boolean recent = days <= CatalogueBounds.RECENT_DAYS;
      List<Fact> before = store.facts(feed.id());
      FeedJudge.judge(before, harvest.facts(), recent);
      if (!recent) {
        return new HeldPrices.Result(harvest.facts(), List.of());
      }
      List<Fact> others = new ArrayList<>();
      store.states().stream()
          .map(state -> state.source().id())
          .filter(id -> !id.equals(feed.id()))
          .forEach(id -> others.addAll(store.facts(id)));
      return HeldPrices.of(before, harvest.facts(), others);
    }

    private FeedReport unchanged(Instant began) {
      if (last == null) {
        return unused(Report.Outcome.UNAVAILABLE, "not modified, but never read", began);
      }
      store.confirm(
          new FeedState(
              fetched(last.source()), last.routes(), last.entityTag(), last.lastModified()));
      return kept(Report.Outcome.UNCHANGED, null, last, began);
    }

    private FeedReport unused(Report.Outcome outcome, String reason, Instant began) {
      return kept(outcome, reason, last, began);
    }

    /** The last good facts stay, so the report counts those. */
    private FeedReport kept(
        Report.Outcome outcome, @Nullable String reason, @Nullable FeedState good, Instant began) {
      int records = good == null ? 0 : good.source().records();
      int facts = good == null ? 0 : good.source().facts();
      int routes = good == null ? 0 : good.routes();
      return new FeedReport(
          feed.id(),
          feed.name(),
          outcome,
          reason,
          records,
          facts,
          routes,
          java.util.Map.of(),
          java.util.Map.of(),
          List.of(),
          0,
          0,
          since(began));
    }

    private Source source(Harvest harvest) {
      return fetched(BundleTool.source(feed, harvest));
    }

    private Source fetched(Source source) {
      return new Source(
          source.id(),
          source.name(),
          source.address(),
          source.licence(),
          source.date(),
          source.snapshot(),
          start,
          source.records(),
          source.facts(),
          source.unmapped());
    }

    private Duration since(Instant began) {
      return Duration.between(began, clock.instant());
    }
  }
}
