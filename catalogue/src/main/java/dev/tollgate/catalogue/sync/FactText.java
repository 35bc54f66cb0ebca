package dev.tollgate.catalogue.sync;

import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Direction;
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
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Meters, conditions and tariffs as one line of text each, for stores. Reading undoes writing. */
public final class FactText {

  private FactText() {}

  /** A meter as five words: {@code OUTPUT IMAGE PLAIN TOKEN -}. */
  public static String of(Meter meter) {
    String item = meter.item().isEmpty() ? "-" : encoded(meter.item());
    return String.join(
        " ",
        meter.direction().name(),
        meter.modality().name(),
        meter.tokenClass().name(),
        meter.unit().name(),
        item);
  }

  public static Meter meter(String text) {
    String[] words = text.split(" ", -1);
    return new Meter(
        Direction.valueOf(words[0]),
        Modality.valueOf(words[1]),
        TokenClass.valueOf(words[2]),
        Unit.valueOf(words[3]),
        words[4].equals("-") ? "" : decoded(words[4]));
  }

  /** Conditions as {@code key=value} pairs; the empty text for none. */
  public static String of(Conditions when) {
    List<String> pairs = new ArrayList<>();
    add(pairs, "size", when.size());
    add(pairs, "quality", when.quality());
    add(pairs, "operation", when.operation());
    add(pairs, "tier", when.tier());
    add(pairs, "region", when.region());
    add(pairs, "min", when.minContextTokens());
    add(pairs, "max", when.maxContextTokens());
    var window = when.window();
    add(pairs, "window", window == null ? null : window.start() + "/" + window.end());
    add(pairs, "from", when.validFrom());
    add(pairs, "to", when.validTo());
    when.other().forEach((key, value) -> add(pairs, "other." + encoded(key), value));
    return String.join("&", pairs);
  }

  public static Conditions conditions(String text) {
    Conditions when = Conditions.NONE;
    for (String pair : text.isEmpty() ? new String[0] : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      when = with(when, pair.substring(0, equals), decoded(pair.substring(equals + 1)));
    }
    return when;
  }

  /** A tariff as lines; the first is why it is free, or empty. */
  public static String of(Tariff tariff) {
    StringBuilder text = new StringBuilder();
    text.append(tariff.freeBecause() == null ? "" : encoded(tariff.freeBecause()));
    for (Rate rate : tariff.rates()) {
      text.append('\n')
          .append(
              String.join(
                  "\t",
                  of(rate.meter()),
                  rate.usdPerUnit().toPlainString(),
                  of(rate.conditions()),
                  encoded(rate.source())));
    }
    return text.toString();
  }

  public static Tariff tariff(String route, String text) {
    String[] lines = text.split("\n", -1);
    if (!lines[0].isEmpty()) {
      return Tariff.free(route, decoded(lines[0]));
    }
    List<Rate> rates = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      String[] parts = lines[i].split("\t", -1);
      rates.add(
          new Rate(
              meter(parts[0]), new BigDecimal(parts[1]), conditions(parts[2]), decoded(parts[3])));
    }
    return Tariff.of(route, rates);
  }

  /** What makes two facts the same fact, whenever they were read. */
  public static String identity(Fact fact) {
    String what =
        switch (fact) {
          case Fact.Price price ->
              of(price.meter())
                  + "\n"
                  + of(price.conditions())
                  + "\n"
                  + price.usdPerUnit().stripTrailingZeros().toPlainString();
          case Fact.Attribute attribute -> attribute.attribute() + "\n" + attribute.value();
        };
    return String.join(
        "\n",
        fact.evidence().source(),
        fact.subject(),
        what,
        fact.evidence().path(),
        fact.evidence().raw());
  }

  private static Conditions with(Conditions when, String key, String value) {
    return switch (key) {
      case "size" -> when.withSize(value);
      case "quality" -> when.withQuality(value);
      case "operation" -> when.withOperation(Operation.valueOf(value));
      case "tier" -> when.withTier(ServiceTier.valueOf(value));
      case "region" -> when.withRegion(value);
      case "min" -> when.withContext(Long.valueOf(value), when.maxContextTokens());
      case "max" -> when.withContext(when.minContextTokens(), Long.valueOf(value));
      case "window" -> when.withWindow(window(value));
      case "from" -> when.withValidity(Instant.parse(value), when.validTo());
      case "to" -> when.withValidity(when.validFrom(), Instant.parse(value));
      default -> {
        if (!key.startsWith("other.")) {
          throw new IllegalArgumentException("No condition is called " + key);
        }
        yield when.withOther(decoded(key.substring("other.".length())), value);
      }
    };
  }

  private static TimeWindow window(String text) {
    int slash = text.indexOf('/');
    return new TimeWindow(
        LocalTime.parse(text.substring(0, slash)), LocalTime.parse(text.substring(slash + 1)));
  }

  private static void add(List<String> pairs, String key, @Nullable Object value) {
    if (value != null) {
      pairs.add(key + "=" + encoded(value.toString()));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
