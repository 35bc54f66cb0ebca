package dev.tollgate.web.api;

import dev.tollgate.gateway.codec.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** One page of a list; {@code next} is the cursor of the following one, empty at the end. */
record Slice<T>(List<T> items, int total, int limit, String next) {

  /** The page that {@code limit} and {@code cursor} ask for. */
  static <T> Slice<T> of(List<T> all, Query query, String snapshot) {
    int limit = query.whole("limit", 1, ApiBounds.MODELS_MAX, ApiBounds.MODELS_DEFAULT);
    int from = Math.min(Cursor.offset(query.text("cursor"), snapshot), all.size());
    int to = Math.min(from + limit, all.size());
    String next = to < all.size() ? Cursor.of(snapshot, to) : "";
    return new Slice<>(all.subList(from, to), all.size(), limit, next);
  }

  ObjectNode json() {
    return Json.object()
        .put("object", "list")
        .put("total", total)
        .put("limit", limit)
        .put("next_cursor", next.isEmpty() ? null : next);
  }
}
