package dev.tollgate.catalogue.source;

import dev.tollgate.catalogue.CatalogueBounds;
import dev.tollgate.catalogue.json.Json;
import dev.tollgate.catalogue.json.Numbers;
import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Meter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What one importer gathers from one feed. Used by one thread. */
public final class Harvest {

  /** A key that is not understood: how often it occurs, and one place where it does. */
  public record Unmapped(int count, String samplePath) {}

  private final String source;
  private final String snapshot;
  private final LocalDate date;
  private final List<Fact> facts = new ArrayList<>();
  private final Map<String, Unmapped> unmapped = new TreeMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> warnings = new ArrayList<>();
  private int records;

  public Harvest(String source, String snapshot, LocalDate date) {
    this.source = source;
    this.snapshot = snapshot;
    this.date = date;
  }

  /** One row of the feed was read. */
  void row() {
    if (++records > CatalogueBounds.FEED_RECORDS_MAX) {
      throw new FeedRejected("more than " + CatalogueBounds.FEED_RECORDS_MAX + " rows");
    }
  }

  /** Counts something worth reporting besides rows, such as providers or files. */
  void count(String what, int howMany) {
    counts.merge(what, howMany, Integer::sum);
  }

  /** A price in USD, filed as {@code raw} at this scale. */
  void price(
      String route, Meter meter, Scale scale, String raw, Conditions conditions, String path) {
    price(route, meter, scale, raw, conditions, path, scale.transform());
  }

  /** A price whose translation needs words of its own. */
  void price(
      String route,
      Meter meter,
      Scale scale,
      String raw,
      Conditions conditions,
      String path,
      String transform) {
    BigDecimal usd = scale.usdPerUnit(Numbers.parse(raw));
    boolean sentinel = usd.signum() < 0 && Numbers.parse(raw).compareTo(MINUS_ONE) == 0;
    if (usd.signum() < 0 && !sentinel) {
      throw new FeedRejected("a negative price, " + raw + " at " + path);
    }
    if (usd.compareTo(CatalogueBounds.USD_PER_UNIT_MAX) > 0) {
      throw new FeedRejected("an absurd price, " + raw + " at " + path);
    }
    String unit = scale.unit(meter.unit().name().toLowerCase(Locale.ROOT));
    add(new Fact.Price(route, meter, usd, conditions, evidence(path, raw, unit, transform)));
  }

  /** Anything that is not a price. */
  void attribute(String subject, String attribute, String value, String path, String raw) {
    add(
        new Fact.Attribute(
            subject, attribute, shortened(value), evidence(path, shortened(raw), "", "as filed")));
  }

  /** Keeps a key that no rule maps, and counts it. */
  void unmapped(String subject, String key, Json value, String path) {
    Unmapped earlier = unmapped.get(key);
    unmapped.put(
        key,
        earlier == null
            ? new Unmapped(1, path)
            : new Unmapped(earlier.count() + 1, earlier.samplePath()));
    attribute(subject, "unmapped." + key, value.raw(), path, value.raw());
  }

  /** Says something odd about a row; only the first hundred are kept. */
  void warn(String sentence) {
    if (warnings.size() < CatalogueBounds.WARNINGS_MAX) {
      warnings.add(sentence);
    }
  }

  public String source() {
    return source;
  }

  public String snapshot() {
    return snapshot;
  }

  public LocalDate date() {
    return date;
  }

  public int records() {
    return records;
  }

  public List<Fact> facts() {
    return facts;
  }

  public Map<String, Unmapped> unmapped() {
    return unmapped;
  }

  public Map<String, Integer> counts() {
    return counts;
  }

  public List<String> warnings() {
    return warnings;
  }

  private static final BigDecimal MINUS_ONE = BigDecimal.ONE.negate();

  private Evidence evidence(String path, String raw, String unit, String transform) {
    return new Evidence(source, path, raw, unit, transform, snapshot, date);
  }

  private void add(Fact fact) {
    if (fact.subject().length() > CatalogueBounds.ID_TEXT_MAX || hasControl(fact.subject())) {
      warn("An id that is no id was left out at " + shortened(fact.evidence().path()));
      return;
    }
    if (facts.size() >= CatalogueBounds.FEED_FACTS_MAX) {
      throw new FeedRejected("more than " + CatalogueBounds.FEED_FACTS_MAX + " facts");
    }
    facts.add(fact);
  }

  private static boolean hasControl(String text) {
    return text.codePoints().anyMatch(Harvest::isHidden);
  }

  /** Controls, and marks that turn text around or hide in it, make an id look like another. */
  private static boolean isHidden(int letter) {
    return Character.isISOControl(letter) || Character.getType(letter) == Character.FORMAT;
  }

  private static String shortened(String text) {
    String clean =
        text.codePoints()
            .filter(letter -> !isHidden(letter))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return clean.length() <= CatalogueBounds.RAW_TEXT_MAX
        ? clean
        : clean.substring(0, CatalogueBounds.RAW_TEXT_MAX);
  }
}
