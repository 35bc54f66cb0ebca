package dev.tollgate.catalogue.sync;

import dev.tollgate.catalogue.json.Json;
import dev.tollgate.catalogue.json.JsonReader;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** The publication dates of feed snapshots that carry none themselves, by content hash. */
final class KnownSnapshots {

  private static final Map<String, LocalDate> DATES = load();

  private KnownSnapshots() {}

  /** The day a snapshot was published; the given day for one that is not known. */
  static LocalDate date(String snapshot, LocalDate otherwise) {
    return DATES.getOrDefault(snapshot, otherwise);
  }

  private static Map<String, LocalDate> load() {
    Map<String, LocalDate> dates = new HashMap<>();
    Json data = JsonReader.resource(KnownSnapshots.class, "known-snapshots.json");
    for (Map.Entry<String, Json> entry : data.get("dates").entries()) {
      dates.put(entry.getKey(), LocalDate.parse(entry.getValue().text().orElseThrow()));
    }
    return Map.copyOf(dates);
  }
}
