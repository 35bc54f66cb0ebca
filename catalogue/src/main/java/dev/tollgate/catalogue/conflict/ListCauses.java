package dev.tollgate.catalogue.conflict;

import dev.tollgate.catalogue.conflict.Conflict.Standing;
import dev.tollgate.catalogue.conflict.Statements.Statement;
import dev.tollgate.catalogue.conflict.UsualKeys.Usual;
import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Why sources disagree about a list price: the rules in order, the first that fits names the cause.
 * All of them look at shapes (ratios, neighbouring slots, siblings, dates), none at names of
 * models.
 */
final class ListCauses {

  /** A cause and the figures behind it. */
  record Reason(Cause cause, String because) {}

  private static final Pattern SOUND =
      Pattern.compile(".*(tts|audio|realtime|voice|speech|image|live).*");

  /** Sources that curate what providers sell now, and so drop what is gone. */
  private static final Set<String> CURATED =
      Set.of("models.dev", "genai-prices", "llm-prices", "own", "openrouter", "vercel");

  /** Votes for one price against a single other that make the other one late. */
  private static final int MAJORITY = 4;

  private static final BigDecimal TEN = BigDecimal.TEN;
  private static final BigDecimal SEVEN = BigDecimal.valueOf(7);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

  private final List<ListPrices> provider;

  /** Causes among the ids of one provider. */
  ListCauses(List<ListPrices> provider) {
    this.provider = provider;
  }

  /** The cause of a conflict in one slot of a group. */
  Reason of(ListPrices group, Usual usual) {
    List<Statement> said = group.statements(usual);
    return rounding(said)
        .or(() -> otherModality(group, usual, said))
        .or(() -> scale(group, said))
        .or(() -> currency(said))
        .or(() -> wrongSlot(group, usual, said))
        .or(() -> flattened(group, usual, said))
        .or(() -> freeTier(group, said))
        .or(() -> ended(group))
        .or(() -> timed(said))
        .or(() -> versions(group, usual, said))
        .or(() -> late(said))
        .or(() -> sibling(group, usual, said))
        .or(() -> alias(group))
        .or(() -> leftover(group))
        .orElseGet(() -> stale(said));
  }

  private static Optional<Reason> rounding(List<Statement> said) {
    for (Statement coarse : said) {
      for (Statement fine : said) {
        if (Values.isRoundingOf(coarse.usd(), fine.usd())
            && Values.ratio(coarse.usd().max(fine.usd()), coarse.usd().min(fine.usd()))
                    .compareTo(new BigDecimal("1.25"))
                < 0) {
          return reason(
              Cause.ROUNDING,
              Values.usd(coarse.usd()) + " is " + Values.usd(fine.usd()) + " with fewer digits");
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Reason> scale(ListPrices group, List<Statement> said) {
    for (Statement one : said) {
      if (one.usd().compareTo(THOUSAND) >= 0) {
        String unit = group.model().kind() == Kind.RERANK ? "a search" : "another unit";
        return reason(
            Cause.UNIT_OR_SCALE,
            one.source()
                + " files "
                + Values.usd(one.usd())
                + " per 1M tokens: the price of "
                + unit);
      }
      for (Statement other : said) {
        Optional<Integer> power = Values.powerOfTen(one.usd(), other.usd());
        if (power.isPresent() && one.usd().compareTo(other.usd()) > 0) {
          return reason(
              Cause.UNIT_OR_SCALE,
              Values.usd(one.usd())
                  + " and "
                  + Values.usd(other.usd())
                  + " are the same figure, the point moved by "
                  + power.get());
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Reason> currency(List<Statement> said) {
    for (Statement one : said) {
      for (Statement other : said) {
        if (other.usd().signum() > 0 && Values.same(one.usd(), other.usd().multiply(SEVEN))) {
          return reason(
              Cause.CURRENCY,
              Values.usd(one.usd()) + " is 7.0 times " + Values.usd(other.usd()) + ": yuan");
        }
      }
    }
    return Optional.empty();
  }

  /** The rate of pictures or sound in a slot that others read as text. */
  private static Optional<Reason> otherModality(
      ListPrices group, Usual usual, List<Statement> said) {
    for (Statement one : said) {
      if (isPublished(group, usual, one)) {
        continue;
      }
      for (Route route : group.routes()) {
        for (Route.PricedRate price : route.prices()) {
          String meter = price.verdict().attribute();
          boolean other = meter.startsWith("image_") || meter.startsWith("audio_");
          boolean sameWay = meter.contains(usual == Usual.OUTPUT ? "_output" : "_input");
          if (other
              && sameWay
              && meter.indexOf(' ') < 0
              && price.rate().meter().unit() == dev.tollgate.pricing.Unit.TOKEN
              && meter.endsWith("_cached") == (usual == Usual.CACHED_INPUT)
              && Values.same(price.rate().usdPerCustomaryQuantity(), one.usd())) {
            return reason(
                Cause.MODALITY_FLATTENED,
                Values.usd(one.usd())
                    + " at "
                    + one.source()
                    + " is the "
                    + meter.replace('_', ' ')
                    + " rate, filed as the "
                    + usual.words()
                    + " rate");
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a value is the one that we publish for the slot itself. */
  private static boolean isPublished(ListPrices group, Usual usual, Statement one) {
    return group.routes().stream()
        .map(route -> Statements.verdict(route, usual))
        .flatMap(Optional::stream)
        .anyMatch(verdict -> Values.same(new BigDecimal(verdict), one.usd()));
  }

  /** A model that gives or takes more than text, and one slot for all of it. */
  private static Optional<Reason> flattened(ListPrices group, Usual usual, List<Statement> said) {
    Kind kind = group.model().kind();
    boolean plays =
        kind == Kind.IMAGE || kind == Kind.SPEECH || SOUND.matcher(group.name()).matches();
    return plays && usual != Usual.CACHED_INPUT
        ? reason(
            Cause.MODALITY_FLATTENED,
            "the model works on more than text, and one "
                + usual.words()
                + " slot holds "
                + figures(said))
        : Optional.empty();
  }

  private static Optional<Reason> wrongSlot(ListPrices group, Usual usual, List<Statement> said) {
    boolean noOutput =
        group.model().kind() == Kind.EMBEDDING || group.model().kind() == Kind.RERANK;
    for (Statement one : said) {
      BigDecimal input = group.said(Usual.INPUT, one.source());
      if (usual == Usual.CACHED_INPUT && input != null && one.usd().compareTo(input) > 0) {
        return reason(
            Cause.WRONG_SLOT,
            one.source()
                + " files a cached price of "
                + Values.usd(one.usd())
                + " above its input of "
                + Values.usd(input)
                + neighbour(group, one));
      }
      if (noOutput && usual == Usual.OUTPUT && one.usd().signum() > 0) {
        return reason(
            Cause.WRONG_SLOT,
            one.source()
                + " files "
                + Values.usd(one.usd())
                + " as output of a model that gives no tokens");
      }
    }
    return Optional.empty();
  }

  /** Which other meter of the route charges exactly this. */
  private static String neighbour(ListPrices group, Statement one) {
    return group.routes().stream()
        .flatMap(route -> Statements.of(route).stream())
        .filter(other ->
            !other.witness().equals(one.witness()) && other.usd().compareTo(one.usd()) == 0)
        .filter(other -> !other.slot().equals(one.slot()))
        .findFirst()
        .map(other -> ", which is its " + other.slot().replace('_', ' ') + " price")
        .orElse("");
  }

  /** Zero on every slot of one source, paid in the others. */
  private static Optional<Reason> freeTier(ListPrices group, List<Statement> said) {
    for (Statement one : said) {
      boolean allZero =
          Arrays.stream(Usual.values())
              .filter(usual -> usual != Usual.CACHED_INPUT)
              .map(usual -> group.said(usual, one.source()))
              .allMatch(usd -> usd != null && usd.signum() == 0);
      if (allZero && isLive(group) && group.model().kind() == Kind.CHAT) {
        return reason(
            Cause.FREE_TIER,
            one.source() + " files 0 in and 0 out where others state " + figures(paid(said)));
      }
    }
    return Optional.empty();
  }

  private static List<Statement> paid(List<Statement> said) {
    return said.stream().filter(one -> one.usd().signum() > 0).toList();
  }

  private static boolean isLive(ListPrices group) {
    return end(group).isEmpty();
  }

  private static Optional<LocalDate> end(ListPrices group) {
    LocalDate read =
        group.bySlot().values().stream()
            .flatMap(List::stream)
            .map(one -> one.witness().evidence().date())
            .max(Comparator.naturalOrder())
            .orElse(LocalDate.MIN);
    List<LocalDate> days = new ArrayList<>();
    for (Route route : group.routes()) {
      for (String attribute : List.of(Attributes.SHUTDOWN_DATE, Attributes.DEPRECATION_DATE)) {
        Verdict verdict = route.facts().get(attribute);
        if (verdict != null) {
          try {
            days.add(LocalDate.parse(verdict.value()));
          } catch (DateTimeParseException vague) {
            continue;
          }
        }
      }
    }
    LocalDate shutdown = group.model().lifecycle().shutdown();
    if (shutdown != null) {
      days.add(shutdown);
    }
    return days.stream().filter(day -> day.isBefore(read)).min(Comparator.naturalOrder());
  }

  private static Optional<Reason> ended(ListPrices group) {
    return end(group)
        .flatMap(day ->
            reason(Cause.RETIRED, "it ended on " + day + "; sources keep what they last had"));
  }

  private static Optional<Reason> timed(List<Statement> said) {
    return said.stream()
        .filter(Statement::isTimed)
        .findFirst()
        .flatMap(one ->
            reason(
                Cause.TIME_WINDOW,
                one.source() + " states " + Values.usd(one.usd()) + " " + one.conditions()));
  }

  /** A dated id that costs what the undated one does now, or the other way round. */
  private Optional<Reason> versions(ListPrices group, Usual usual, List<Statement> said) {
    for (ListPrices other : provider) {
      boolean dated = isDatedOf(group.name(), other.name());
      if (dated && other.isAlias()) {
        for (Statement one : said) {
          Optional<BigDecimal> now = usualOf(other, usual);
          if (isUnfollowed(one) && now.filter(usd -> Values.same(usd, one.usd())).isPresent()) {
            return reason(
                Cause.MOVING_ALIAS,
                one.source()
                    + " files "
                    + Values.usd(one.usd())
                    + ", the price of "
                    + other.name()
                    + ", for this dated version");
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isDatedOf(String name, String base) {
    return name.length() > base.length()
        && name.startsWith(base + "-")
        && name.substring(base.length() + 1).matches("\\d{4}|\\d{6}|\\d{8}|\\d{4}-\\d{2}-\\d{2}");
  }

  private static boolean disagree(List<Statement> said, Statement one) {
    return said.stream().anyMatch(other -> !Values.same(other.usd(), one.usd()));
  }

  private static boolean isUnfollowed(Statement one) {
    return one.standing() == Standing.DISSENTS || one.standing() == Standing.SUSPECT;
  }

  /** What a curated source is followed for in a slot of a group. */
  private static Optional<BigDecimal> usualOf(ListPrices group, Usual usual) {
    return group.statements(usual).stream()
        .filter(one -> one.standing() == Standing.FOLLOWED && CURATED.contains(one.source()))
        .findFirst()
        .map(Statement::usd);
  }

  /** All but one source agree: the one is late. */
  private static Optional<Reason> late(List<Statement> said) {
    for (Statement one : said) {
      List<Statement> others =
          said.stream().filter(other -> !other.source().equals(one.source())).toList();
      boolean agree = !Values.differ(others.stream().map(Statement::usd).toList());
      if (others.size() >= MAJORITY && agree && disagree(others, one)) {
        return reason(
            Cause.STALE,
            others.size()
                + " sources state "
                + Values.usd(others.getFirst().usd())
                + ", "
                + one.source()
                + " alone "
                + Values.usd(one.usd()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Reason> alias(ListPrices group) {
    return group.isAlias()
        ? reason(
            Cause.MOVING_ALIAS,
            group.name() + " is a name that moves; each source follows it at its own time")
        : Optional.empty();
  }

  /** Every price that one source files is that of a model whose name lacks one word. */
  private Optional<Reason> sibling(ListPrices group, Usual usual, List<Statement> said) {
    for (ListPrices other : provider) {
      if (isVariant(group.name(), other.name())) {
        for (Statement one : said) {
          if (isUnfollowed(one) && copies(group, other, one.source())) {
            return reason(
                Cause.COPIED_SIBLING,
                one.source()
                    + " files the prices of "
                    + other.name()
                    + ", "
                    + Values.usd(one.usd())
                    + " as "
                    + usual.words());
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean copies(ListPrices group, ListPrices other, String source) {
    int equal = 0;
    for (Usual usual : List.of(Usual.INPUT, Usual.OUTPUT)) {
      BigDecimal here = group.said(usual, source);
      Optional<BigDecimal> there = usualOf(other, usual);
      if (here != null
          && here.signum() > 0
          && there.isPresent()
          && Values.same(here, there.get())) {
        equal++;
      }
    }
    return equal == 2;
  }

  /** Whether two names are the same but for one word that one of them has more or other. */
  private static boolean isVariant(String name, String other) {
    if (name.equals(other)) {
      return false;
    }
    List<String> words = new ArrayList<>(List.of(name.split("-")));
    List<String> shorter = new ArrayList<>(List.of(other.split("-")));
    if (shorter.size() != words.size() - 1) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      List<String> without = new ArrayList<>(words);
      String dropped = without.remove(i);
      if (without.equals(shorter) && dropped.chars().allMatch(Character::isLetter)) {
        return true;
      }
    }
    return false;
  }

  /** Nobody who curates lists it any more, though they list the provider. */
  private Optional<Reason> leftover(ListPrices group) {
    Set<String> sources = group.sources();
    boolean curated =
        provider.stream().anyMatch(other -> other.sources().stream().anyMatch(CURATED::contains));
    return curated && sources.stream().noneMatch(CURATED::contains)
        ? reason(
            Cause.RETIRED,
            "only " + String.join(" and ", sources) + " still list it; the curated lists do not")
        : Optional.empty();
  }

  private static Reason stale(List<Statement> said) {
    BigDecimal spread = Values.spread(said.stream().map(Statement::usd).toList());
    return spread == null || spread.compareTo(TEN) > 0
        ? new Reason(Cause.UNEXPLAINED, figures(said))
        : new Reason(Cause.STALE, figures(said) + ": somebody did not follow a change");
  }

  static String figures(List<Statement> said) {
    return said.stream()
        .map(one -> one.source() + " " + Values.usd(one.usd()))
        .collect(Collectors.joining(", "));
  }

  private static Optional<Reason> reason(Cause cause, String because) {
    return Optional.of(new Reason(cause, because));
  }
}
