package dev.tollgate.catalogue.insight;

import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.query.PictureLadder;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.pricing.Circumstances;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Operation;
import dev.tollgate.pricing.Pricing;
import dev.tollgate.pricing.Rate;
import java.lang.ref.SoftReference;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What follows from the whole of one snapshot about single models. Immutable. */
public final class Insights {

  /** The price of a job at the lab's own or first priced route, and at the cheapest. */
  public record Priced(
      BigDecimal usd, String route, BigDecimal cheapest, String cheapestRoute, String basis) {}

  /** Another model and how many times dearer or cheaper it is. */
  private record Near(String id, BigDecimal usd, BigDecimal distance) {}

  private static final BigDecimal THREE = BigDecimal.valueOf(3);
  private static final BigDecimal FOUR = BigDecimal.valueOf(4);
  private static final int SIMILAR_MAX = 6;
  private static final int CANDIDATES_MAX = 24;
  private static final int RARE_PERCENT_MAX = 20;
  private static final int RANKED_MIN = 8;
  private static final int MAJORITY_PERCENT = 60;

  private static volatile SoftReference<Insights> latest = new SoftReference<>(null);

  private final Snapshot snapshot;
  private final Map<Job, Map<String, Priced>> pictures = new HashMap<>();
  private final Map<Kind, Map<String, BigDecimal>> tokens = new EnumMap<>(Kind.class);
  private final Map<Kind, Map<String, int[]>> rarity = new EnumMap<>(Kind.class);
  private final Map<String, Set<String>> capabilities = new HashMap<>();
  private final Map<String, List<BigDecimal>> strips = new ConcurrentHashMap<>();
  private final Set<String> ending = new HashSet<>();
  private final Map<String, List<String>> predecessors = new HashMap<>();

  private Insights(Snapshot snapshot, Instant at) {
    this.snapshot = snapshot;
    for (Model model : snapshot.models()) {
      if (model.kind() == Kind.IMAGE) {
        Job.ALL.forEach(job -> price(model, job, at));
      } else {
        blended(model)
            .ifPresent(usd ->
                tokens.computeIfAbsent(model.kind(), _ -> new HashMap<>()).put(model.id(), usd));
      }
      count(model);
      live(model);
    }
  }

  private void live(Model model) {
    if (model.lifecycle().shutdown() != null) {
      ending.add(model.id());
    }
    model
        .lifecycle()
        .successors()
        .forEach(
            next -> predecessors.computeIfAbsent(next, _ -> new ArrayList<>()).add(model.id()));
  }

  /** The models that a source names this one as a successor of, by id. */
  public List<String> predecessors(String modelId) {
    return List.copyOf(predecessors.getOrDefault(modelId, List.of()));
  }

  /** The insights of a snapshot; those of the newest are remembered. */
  public static Insights of(Snapshot snapshot, Instant at) {
    Insights known = latest.get();
    if (known != null && known.snapshot == snapshot) {
      return known;
    }
    Insights found = new Insights(snapshot, at);
    latest = new SoftReference<>(found);
    return found;
  }

  private void price(Model model, Job job, Instant at) {
    PictureLadder ladder = PictureLadder.of(snapshot, model, job.size(), job.quality(), 0, at);
    Map<String, PictureLadder.Rung> byRoute = new HashMap<>();
    PictureLadder.Rung cheapest = null;
    for (PictureLadder.Rung rung : ladder.rungs()) {
      boolean paid = rung.usd() != null && !rung.route().tariff().isFree();
      if (paid) {
        byRoute.put(rung.route().id(), rung);
        cheapest = cheapest == null ? rung : cheapest;
      }
    }
    if (cheapest == null || cheapest.usd() == null) {
      return;
    }
    PictureLadder.Rung least = cheapest;
    BigDecimal lowest = cheapest.usd().usd();
    snapshot.routesOf(model.id()).stream()
        .map(route -> byRoute.get(route.id()))
        .filter(rung -> rung != null && rung.usd() != null)
        .findFirst()
        .ifPresent(first -> {
          if (first.usd() != null) {
            pictures
                .computeIfAbsent(job, _ -> new HashMap<>())
                .put(
                    model.id(),
                    new Priced(
                        first.usd().usd(),
                        first.route().id(),
                        lowest,
                        least.route().id(),
                        String.valueOf(first.basis())));
          }
        });
  }

  /** USD per 1M tokens of three parts input and one part output, on the first priced route. */
  private Optional<BigDecimal> blended(Model model) {
    Circumstances call = Circumstances.at(Instant.EPOCH, Operation.CHAT);
    for (Route route : snapshot.routesOf(model.id())) {
      Optional<BigDecimal> input = rate(route, Meter.TEXT_INPUT, call);
      Optional<BigDecimal> output = rate(route, Meter.TEXT_OUTPUT, call);
      if (model.kind() == Kind.CHAT && input.isPresent() && output.isPresent()) {
        return Optional.of(
            input.get().multiply(THREE).add(output.get()).divide(FOUR, MathContext.DECIMAL64));
      }
      if (model.kind() != Kind.CHAT && input.isPresent()) {
        return input;
      }
    }
    return Optional.empty();
  }

  private static Optional<BigDecimal> rate(Route route, Meter meter, Circumstances call) {
    return Pricing.rate(meter, route.tariff(), call).map(Rate::usdPerCustomaryQuantity);
  }

  private void count(Model model) {
    Map<String, int[]> counts = rarity.computeIfAbsent(model.kind(), _ -> new TreeMap<>());
    Set<String> has = capabilities.computeIfAbsent(model.id(), _ -> new HashSet<>());
    for (Map.Entry<String, Verdict> fact : model.facts().entrySet()) {
      if (fact.getKey().startsWith(Attributes.CAPABILITY)) {
        count(
            fact.getKey().substring(Attributes.CAPABILITY.length()),
            fact.getValue().value(),
            counts,
            has);
      }
    }
    model
        .rules()
        .ifPresent(rules -> {
          count("edits with a mask", Boolean.toString(rules.edits()), counts, has);
          count("streamed partial pictures", String.valueOf(rules.streaming()), counts, has);
          count(
              "a transparent background",
              String.valueOf(rules.transparentBackground()),
              counts,
              has);
          count(
              "several input pictures", Boolean.toString(rules.maxInputImages() > 1), counts, has);
        });
  }

  private static void count(String name, String value, Map<String, int[]> counts, Set<String> has) {
    if (value.equals("true") || value.equals("false")) {
      int[] count = counts.computeIfAbsent(name, _ -> new int[2]);
      count[1]++;
      if (value.equals("true")) {
        count[0]++;
        has.add(name);
      }
    }
  }

  /** What a job costs with a model; empty when no route prices it. */
  public Optional<Priced> price(String modelId, Job job) {
    return Optional.ofNullable(pictures.getOrDefault(job, Map.of()).get(modelId));
  }

  /** USD per 1M tokens, three parts in and one part out for chat, input alone for others. */
  public Optional<BigDecimal> tokens(Model model) {
    return Optional.ofNullable(tokens.getOrDefault(model.kind(), Map.of()).get(model.id()));
  }

  /** What one price of the model's kind is for, as in "USD per picture, 1024x1024 medium". */
  static String unit(Model model) {
    return switch (model.kind()) {
      case IMAGE -> "picture, " + Job.USUAL.words();
      case CHAT -> "1M tokens, 3 in to 1 out";
      default -> "1M input tokens";
    };
  }

  /** Where an image model's price stands at a job, or another model's among its kind. */
  public Optional<Standing> standing(Model model, Job job) {
    if (model.kind() == Kind.IMAGE) {
      Map<String, BigDecimal> prices = new HashMap<>();
      pictures.getOrDefault(job, Map.of()).forEach((id, priced) -> prices.put(id, priced.usd()));
      return standing(model.id(), prices, "image models at " + job.words());
    }
    String method =
        model.kind() == Kind.CHAT
            ? "chat models by 3 parts input to 1 part output"
            : model.kind().name().toLowerCase(java.util.Locale.ROOT) + " models by input tokens";
    return standing(model.id(), tokens.getOrDefault(model.kind(), Map.of()), method);
  }

  private Optional<Standing> standing(String id, Map<String, BigDecimal> prices, String method) {
    BigDecimal own = prices.get(id);
    if (own == null || prices.size() < RANKED_MIN) {
      return Optional.empty();
    }
    int dearer = (int) prices.values().stream().filter(usd -> usd.compareTo(own) > 0).count();
    List<BigDecimal> strip =
        strips.computeIfAbsent(method, _ -> prices.values().stream().sorted().toList());
    return Optional.of(
        new Standing(dearer, prices.size() - 1, own, strip, method, snapshot.hash()));
  }

  /**
   * Models that do the same at a near price: same kind and job, sharing capabilities, nearest in
   * price first. The same model at another provider is an offer, not a similar model.
   */
  public List<Similar> similar(Model model) {
    Map<String, BigDecimal> prices = new HashMap<>();
    boolean drawing = model.kind() == Kind.IMAGE;
    if (drawing) {
      pictures.getOrDefault(Job.USUAL, Map.of()).forEach((id, one) -> prices.put(id, one.usd()));
    } else {
      prices.putAll(tokens.getOrDefault(model.kind(), Map.of()));
    }
    BigDecimal own = prices.get(model.id());
    if (own == null) {
      return List.of();
    }
    Set<String> mine = capabilities.getOrDefault(model.id(), Set.of());
    String unit = unit(model);
    return prices.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(model.id()) && !ending.contains(entry.getKey()))
        .map(entry -> new Near(entry.getKey(), entry.getValue(), distance(entry.getValue(), own)))
        .sorted(Comparator.comparing(Near::distance).thenComparing(Near::id))
        .limit(CANDIDATES_MAX)
        .map(near -> similar(near.id(), near.usd(), own, mine, unit))
        .sorted(Comparator.comparing((Similar one) -> -one.reasons().size()))
        .limit(SIMILAR_MAX)
        .toList();
  }

  private Similar similar(
      String id, BigDecimal usd, BigDecimal own, Set<String> mine, String unit) {
    List<String> reasons = new ArrayList<>();
    reasons.add(apart(usd, own));
    capabilities.getOrDefault(id, Set.of()).stream()
        .filter(mine::contains)
        .sorted()
        .limit(3)
        .map(name -> name.replace('_', ' '))
        .forEach(reasons::add);
    return new Similar(id, usd, unit, reasons);
  }

  private static String apart(BigDecimal usd, BigDecimal own) {
    BigDecimal gap = usd.subtract(own).abs().movePointRight(2).divide(own, 0, RoundingMode.HALF_UP);
    String percent = gap.signum() == 0 ? "under 1 % " : gap + " % ";
    return switch (Integer.signum(usd.compareTo(own))) {
      case 0 -> "the same price";
      case -1 -> percent + "cheaper";
      default -> percent + "dearer";
    };
  }

  private static BigDecimal distance(BigDecimal one, BigDecimal other) {
    return one.signum() <= 0 || other.signum() <= 0
        ? BigDecimal.valueOf(1_000_000)
        : one.max(other).divide(one.min(other), MathContext.DECIMAL32);
  }

  /** Strengths and caveats with their arithmetic, strengths first. */
  public List<Point> points(Model model, Job job) {
    List<Point> points = new ArrayList<>();
    standing(model, job).flatMap(Insights::byPrice).ifPresent(points::add);
    Map<String, int[]> counts = rarity.getOrDefault(model.kind(), Map.of());
    for (String name : capabilities.getOrDefault(model.id(), Set.of()).stream().sorted().toList()) {
      int[] count = counts.getOrDefault(name, new int[2]);
      boolean rare = count[1] >= RANKED_MIN && count[0] * 100 <= count[1] * RARE_PERCENT_MAX;
      if (rare) {
        points.add(
            new Point(
                true,
                name.replace('_', ' ')
                    + ": stated of "
                    + count[0]
                    + " of "
                    + count[1]
                    + " that say",
                count[0],
                count[1]));
      }
    }
    if (snapshot.routesOf(model.id()).stream().map(Route::provider).distinct().count() == 1) {
      points.add(new Point(false, "one provider: nowhere to fall back to", 1, 1));
    }
    points.sort(Comparator.comparing(point -> !point.strength()));
    return points;
  }

  /** A price is a strength or a caveat when it is on one side of a clear majority. */
  private static Optional<Point> byPrice(Standing standing) {
    int cheaper = standing.cheaper();
    if (standing.dearer() * 100 >= standing.of() * MAJORITY_PERCENT) {
      return Optional.of(
          new Point(true, "price: " + standing.words(), standing.dearer(), standing.of()));
    }
    return cheaper * 100 >= standing.of() * MAJORITY_PERCENT
        ? Optional.of(new Point(false, "price: " + standing.dearWords(), cheaper, standing.of()))
        : Optional.empty();
  }
}
