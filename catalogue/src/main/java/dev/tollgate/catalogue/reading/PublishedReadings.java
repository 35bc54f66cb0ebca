package dev.tollgate.catalogue.reading;

import dev.tollgate.catalogue.json.Json;
import dev.tollgate.catalogue.json.JsonReader;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Pages that were read by hand, from {@code readings.json}: what they showed on a day. */
public final class PublishedReadings {

  private static final Map<String, List<Reading>> BY_MODEL = load();

  private PublishedReadings() {}

  /** The readings of a model, oldest first. */
  public static List<Reading> of(String modelId) {
    return BY_MODEL.getOrDefault(modelId, List.of());
  }

  private static Map<String, List<Reading>> load() {
    Map<String, List<Reading>> readings = new HashMap<>();
    for (Json model :
        JsonReader.resource(PublishedReadings.class, "readings.json").get("models").list()) {
      readings.put(
          text(model, "model"),
          model.get("readings").list().stream().map(PublishedReadings::reading).toList());
    }
    return Map.copyOf(readings);
  }

  private static Reading reading(Json row) {
    return new Reading(
        text(row, "page"),
        row.get("date").text().map(LocalDate::parse).orElse(null),
        row.get("shown").list().stream().map(PublishedReadings::shown).toList());
  }

  private static Reading.Shown shown(Json row) {
    return new Reading.Shown(
        Reading.Slot.valueOf(text(row, "slot").toUpperCase(Locale.ROOT)),
        text(row, "label"),
        text(row, "text"));
  }

  private static String text(Json row, String field) {
    return row.get(field)
        .text()
        .orElseThrow(() -> new IllegalStateException("readings.json: no " + field));
  }
}
