package dev.tollgate.catalogue.notice;

import dev.tollgate.catalogue.history.Change;
import dev.tollgate.catalogue.history.Diff;
import dev.tollgate.catalogue.query.Snapshot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What changed from one snapshot to the next, as one message. The id depends on the two snapshots
 * alone, so that a message that was made twice is known to be the same.
 */
record Notice(String id, byte[] body) {

  /** Changes told in full; all of them are counted. */
  static final int CHANGES_MAX = 200;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int ID_BYTES = 12;

  /** The values we stand by first, then what single sources say. */
  private static final Comparator<Change> DECIDED_FIRST =
      Comparator.comparing(change -> !change.source().equals(Change.VERDICT));

  /** The message for who watches; empty when nothing watched has changed. */
  static Optional<Notice> of(Snapshot older, Snapshot newer, Webhook webhook, Instant at) {
    List<Change> changes =
        Diff.between(older, newer).changes().stream()
            .filter(change -> webhook.watches(change.subject(), change.modelId()))
            .sorted(DECIDED_FIRST)
            .toList();
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode json = JSON.createObjectNode().put("type", "catalogue.changed");
    json.put("timestamp", at.toString());
    ObjectNode data = json.putObject("data");
    data.set("from", snapshot(older));
    data.set("to", snapshot(newer));
    ObjectNode counts = data.putObject("counts");
    counts(changes).forEach(counts::put);
    data.put("total", changes.size());
    ArrayNode told = data.putArray("changes");
    changes.stream().limit(CHANGES_MAX).forEach(change -> told.add(change(change)));
    data.put("all", "/api/changes?from=" + older.day() + "&to=" + newer.day());
    return Optional.of(new Notice(id(older, newer), JSON.writeValueAsBytes(json)));
  }

  private static ObjectNode snapshot(Snapshot snapshot) {
    return JSON.createObjectNode()
        .put("snapshot", snapshot.hash())
        .put("day", snapshot.day().toString());
  }

  private static Map<String, Integer> counts(List<Change> changes) {
    Map<String, Integer> counts = new TreeMap<>();
    changes.forEach(change -> counts.merge(name(change), 1, Integer::sum));
    return counts;
  }

  private static ObjectNode change(Change change) {
    return JSON.createObjectNode()
        .put("kind", name(change))
        .put("source", change.source())
        .put("route", change.subject())
        .put("model", change.modelId())
        .put("what", change.what())
        .put("before", change.before())
        .put("after", change.after())
        .put("after_day", change.last().toString())
        .put("by_day", change.first().toString());
  }

  private static String name(Change change) {
    return change.kind().name().toLowerCase(Locale.ROOT);
  }

  private static String id(Snapshot older, Snapshot newer) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((older.hash() + " " + newer.hash()).getBytes(StandardCharsets.UTF_8));
      return "msg_" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("Every Java runtime has SHA-256", impossible);
    }
  }
}
