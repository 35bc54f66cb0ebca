package dev.tollgate.catalogue.source;

import dev.tollgate.catalogue.json.JsonReader;
import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Meter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One feed read in a test, and the questions tests ask about it. */
final class Reading {

  private final Harvest harvest;

  private Reading(Harvest harvest) {
    this.harvest = harvest;
  }

  /** Reads an excerpt under {@code src/test/resources/feeds}. */
  static Reading of(String feed, String... files) {
    Harvest harvest = harvest(feed);
    Feed importer = Feeds.byId(feed).orElseThrow();
    for (String file : files.length == 0 ? new String[] {importer.file()} : files) {
      read(importer, file, bytes(file), harvest);
    }
    return new Reading(harvest);
  }

  /** Reads a document written in the test. */
  static Reading ofText(String feed, String name, String json) {
    Harvest harvest = harvest(feed);
    Feed importer = Feeds.byId(feed).orElseThrow();
    read(importer, name + ".json", json.getBytes(StandardCharsets.UTF_8), harvest);
    return new Reading(harvest);
  }

  Harvest harvest() {
    return harvest;
  }

  /** USD per customary quantity as text, or {@code -} where nothing is stated. */
  String price(String route, Meter meter) {
    return price(route, meter, Conditions.NONE);
  }

  String price(String route, Meter meter, Conditions when) {
    return find(route, meter, when)
        .map(Fact.Price::usdPerUnit)
        .map(usd -> usd.multiply(BigDecimal.valueOf(meter.unit().customary())))
        .map(usd -> usd.signum() == 0 ? "0" : usd.stripTrailingZeros().toPlainString())
        .orElse("-");
  }

  Evidence evidence(String route, Meter meter, Conditions when) {
    return find(route, meter, when).orElseThrow().evidence();
  }

  /** The value of an attribute, or {@code -}. */
  String attribute(String subject, String attribute) {
    return harvest.facts().stream()
        .filter(Fact.Attribute.class::isInstance)
        .map(Fact.Attribute.class::cast)
        .filter(fact -> fact.subject().equals(subject) && fact.attribute().equals(attribute))
        .map(Fact.Attribute::value)
        .findFirst()
        .orElse("-");
  }

  List<String> subjects() {
    return harvest.facts().stream().map(Fact::subject).distinct().sorted().toList();
  }

  private Optional<Fact.Price> find(String route, Meter meter, Conditions when) {
    return harvest.facts().stream()
        .filter(Fact.Price.class::isInstance)
        .map(Fact.Price.class::cast)
        .filter(fact -> fact.subject().equals(route) && fact.meter().equals(meter))
        .filter(fact -> fact.conditions().equals(when))
        .findFirst();
  }

  private static Harvest harvest(String feed) {
    return new Harvest(feed, "0123456789abcdef", LocalDate.of(2026, 8, 1));
  }

  private static void read(Feed feed, String file, byte[] bytes, Harvest harvest) {
    String name = file.substring(file.lastIndexOf('/') + 1).replace(".json", "");
    feed.read(new FeedDocument(name, JsonReader.read(bytes)), harvest);
  }

  private static byte[] bytes(String file) {
    try (InputStream stream = Reading.class.getResourceAsStream("/feeds/" + file)) {
      if (stream == null) {
        throw new IllegalArgumentException("No excerpt " + file);
      }
      return stream.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
