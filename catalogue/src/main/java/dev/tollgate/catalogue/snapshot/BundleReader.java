package dev.tollgate.catalogue.snapshot;

import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Lifecycle;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Route.PricedRate;
import dev.tollgate.catalogue.model.SizeRule;
import dev.tollgate.catalogue.model.Source;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.reconcile.Wording;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.ImageInputMethod;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.pricing.ImageTokenMethod;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Modality;
import dev.tollgate.pricing.Operation;
import dev.tollgate.pricing.Rate;
import dev.tollgate.pricing.ServiceTier;
import dev.tollgate.pricing.Tariff;
import dev.tollgate.pricing.TimeWindow;
import dev.tollgate.pricing.TokenClass;
import dev.tollgate.pricing.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what {@link BundleWriter} writes: heads at once, models and routes on demand. */
final class BundleReader {

  private record ModelRest(ModelHead head, List<String> aliases, List<String> snapshots) {}

  private final byte[] bytes;
  private final BundleDecoder.Texts texts;
  private final List<BundleWriter.Origin> origins;
  private final List<BundleWriter.Filing> filings;
  private final List<Meter> meters;
  private final List<Conditions> conditions;
  private final List<ModelRest> models;
  private final List<RouteHead> routes;
  private final Shelf shelf;

  BundleReader(byte[] bytes) {
    this.bytes = bytes;
    BundleDecoder start = new BundleDecoder(bytes, 0, new BundleDecoder.Texts(bytes, new int[1]));
    int[] starts = new int[start.whole() + 1];
    byte[] flat = new byte[bytes.length];
    int after = table(start, starts, flat);
    this.texts = new BundleDecoder.Texts(flat, starts);
    BundleDecoder in = new BundleDecoder(bytes, after, texts);
    this.origins = in.list(() -> new BundleWriter.Origin(in.text(), in.text(), in.number()));
    this.filings = in.list(() -> new BundleWriter.Filing(in.text(), in.text()));
    this.meters = in.list(() -> meter(in));
    this.conditions = in.list(() -> conditions(in));
    String hash = in.text();
    Instant builtAt = Instant.ofEpochSecond(in.number());
    List<Source> sources = in.list(() -> source(in));
    this.models = in.list(() -> modelHead(in));
    this.routes = in.list(() -> routeHead(in));
    int[] sizes = new int[models.size() + routes.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = in.whole();
    }
    int[] blocks = offsets(sizes, in.position());
    this.shelf =
        new Shelf(
            hash,
            builtAt,
            List.copyOf(sources),
            models.stream().map(ModelRest::head).toList(),
            new LazyList<>(models.size(), i -> model(i, blocks[i])),
            List.copyOf(routes),
            new LazyList<>(routes.size(), i -> route(i, blocks[models.size() + i])));
  }

  Shelf shelf() {
    return shelf;
  }

  /** Copies the texts side by side, so that one list of starts is enough to find them. */
  private int table(BundleDecoder in, int[] starts, byte[] flat) {
    int position = in.position();
    for (int i = 0; i < starts.length - 1; i++) {
      BundleDecoder length =
          new BundleDecoder(bytes, position, new BundleDecoder.Texts(bytes, new int[1]));
      int size = length.whole();
      System.arraycopy(bytes, length.position(), flat, starts[i], size);
      starts[i + 1] = starts[i] + size;
      position = length.position() + size;
    }
    return position;
  }

  private static int[] offsets(int[] sizes, int first) {
    int[] offsets = new int[sizes.length];
    int position = first;
    for (int i = 0; i < sizes.length; i++) {
      offsets[i] = position;
      position += sizes[i];
    }
    return offsets;
  }

  private static Source source(BundleDecoder in) {
    String id = in.text();
    String name = in.text();
    String address = in.text();
    String licence = in.text();
    LocalDate date = Objects.requireNonNull(in.date());
    String snapshot = in.text();
    Long fetched = in.optionalNumber();
    return new Source(
        id,
        name,
        address,
        licence,
        date,
        snapshot,
        fetched == null ? null : Instant.ofEpochSecond(fetched),
        in.whole(),
        in.whole(),
        in.whole());
  }

  private static ModelRest modelHead(BundleDecoder in) {
    String lab = in.text();
    String name = in.text();
    String displayName = in.text();
    Kind kind = Objects.requireNonNull(in.choice(Kind.values()));
    List<String> aliases = in.texts();
    List<String> snapshots = in.texts();
    List<String> spellings = new ArrayList<>(aliases);
    spellings.addAll(snapshots);
    LocalDate released = in.date();
    boolean ruled = Boolean.TRUE.equals(in.flag());
    ModelHead head =
        new ModelHead(
            lab + "/" + name,
            lab,
            name,
            displayName,
            kind,
            List.copyOf(spellings),
            released,
            ruled);
    return new ModelRest(head, aliases, snapshots);
  }

  private static RouteHead routeHead(BundleDecoder in) {
    String provider = in.text();
    String upstream = in.text();
    return new RouteHead(provider + "/" + upstream, provider, upstream, in.whole());
  }

  private static Meter meter(BundleDecoder in) {
    return new Meter(
        Objects.requireNonNull(in.choice(Direction.values())),
        Objects.requireNonNull(in.choice(Modality.values())),
        Objects.requireNonNull(in.choice(TokenClass.values())),
        Objects.requireNonNull(in.choice(Unit.values())),
        in.text());
  }

  private static Conditions conditions(BundleDecoder in) {
    String size = in.optionalText();
    String quality = in.optionalText();
    Operation operation = in.choice(Operation.values());
    ServiceTier tier = in.choice(ServiceTier.values());
    String region = in.optionalText();
    Long least = in.optionalNumber();
    Long most = in.optionalNumber();
    TimeWindow window =
        Boolean.TRUE.equals(in.flag())
            ? new TimeWindow(
                LocalTime.ofSecondOfDay(in.number()), LocalTime.ofSecondOfDay(in.number()))
            : null;
    Instant from = instant(in.optionalNumber());
    Instant to = instant(in.optionalNumber());
    Map<String, String> other = new LinkedHashMap<>();
    in.list(() -> Map.entry(in.text(), in.text()))
        .forEach(entry -> other.put(entry.getKey(), entry.getValue()));
    return new Conditions(
        size, quality, operation, tier, region, least, most, window, from, to, other);
  }

  private static @Nullable Instant instant(@Nullable Long seconds) {
    return seconds == null ? null : Instant.ofEpochSecond(seconds);
  }

  private Model model(int index, int position) {
    BundleDecoder in = new BundleDecoder(bytes, position, texts);
    ModelRest rest = models.get(index);
    ModelHead head = rest.head();
    List<String> inputs = in.texts();
    List<String> outputs = in.texts();
    LocalDate deprecated = in.date();
    LocalDate shutdown = in.date();
    Lifecycle lifecycle = new Lifecycle(head.released(), deprecated, shutdown, in.texts());
    List<String> endpoints = in.texts();
    ImageRules rules = head.ruled() ? rules(in, head.name()) : null;
    return new Model(
        head.id(),
        head.lab(),
        head.name(),
        head.displayName(),
        head.kind(),
        inputs,
        outputs,
        lifecycle,
        rest.aliases(),
        rest.snapshots(),
        endpoints,
        rules,
        facts(in, head.name()));
  }

  private ImageRules rules(BundleDecoder in, String name) {
    return new ImageRules(
        sizes(in),
        in.list(() -> size(in)),
        size(in),
        in.texts(),
        in.optionalText(),
        in.whole(),
        in.whole(),
        in.texts(),
        in.flag(),
        in.flag(),
        in.whole(),
        Boolean.TRUE.equals(in.flag()),
        in.whole(),
        in.flag(),
        in.flag(),
        Objects.requireNonNull(in.choice(ImageTokenMethod.values())),
        Objects.requireNonNull(in.choice(ImageInputMethod.values())),
        Set.copyOf(in.texts()),
        evidence(in, name));
  }

  private static SizeRule sizes(BundleDecoder in) {
    int which = in.whole();
    if (which == 0) {
      return new SizeRule.Unknown();
    }
    return which == 1
        ? new SizeRule.Fixed(in.list(() -> size(in)))
        : new SizeRule.Free(
            in.whole(), in.whole(), in.whole(), in.whole(), in.number(), in.number());
  }

  private static ImageSize size(BundleDecoder in) {
    return new ImageSize(in.whole(), in.whole());
  }

  private Route route(int index, int position) {
    BundleDecoder in = new BundleDecoder(bytes, position, texts);
    RouteHead head = routes.get(index);
    String name = head.upstreamModel();
    String free = in.optionalText();
    List<PricedRate> prices = in.list(() -> price(in, name));
    Map<String, Verdict> facts = facts(in, name);
    List<Verdict.Witness> suspects = in.list(() -> witness(in, name));
    Tariff tariff =
        free == null
            ? Tariff.of(head.id(), prices.stream().map(PricedRate::rate).toList())
            : Tariff.free(head.id(), free);
    String model = models.get(head.model()).head().id();
    return new Route(head.id(), head.provider(), model, name, tariff, prices, facts, suspects);
  }

  private PricedRate price(BundleDecoder in, String name) {
    Meter meter = meters.get(in.whole());
    BigDecimal usd = new BigDecimal(in.text());
    Conditions when = conditions.get(in.whole());
    Rate rate = new Rate(meter, usd, when, in.text());
    Verdict verdict =
        new Verdict(
            Wording.slot(meter, when),
            Wording.price(meter, usd),
            in.text(),
            in.list(() -> witness(in, name)),
            in.list(() -> witness(in, name)));
    return new PricedRate(rate, verdict);
  }

  private Map<String, Verdict> facts(BundleDecoder in, String name) {
    Map<String, Verdict> facts = new LinkedHashMap<>();
    int size = in.whole();
    for (int i = 0; i < size; i++) {
      Verdict verdict =
          new Verdict(
              in.text(),
              in.text(),
              in.text(),
              in.list(() -> witness(in, name)),
              in.list(() -> witness(in, name)));
      facts.put(verdict.attribute(), verdict);
    }
    return facts;
  }

  private Verdict.Witness witness(BundleDecoder in, String name) {
    String value = in.optionalText();
    String note = in.text();
    Evidence evidence = evidence(in, name);
    return new Verdict.Witness(value == null ? evidence.raw() : value, note, evidence);
  }

  private Evidence evidence(BundleDecoder in, String name) {
    BundleWriter.Origin origin = origins.get(in.whole());
    BundleWriter.Filing filing = filings.get(in.whole());
    String path = in.text().replace(Bundle.PLACE_OF_NAME, name);
    return new Evidence(
        origin.source(),
        path,
        in.text(),
        filing.unit(),
        filing.transform(),
        origin.snapshot(),
        LocalDate.ofEpochDay(origin.day()));
  }
}
