package dev.tollgate.web.api;

import dev.tollgate.gateway.call.Refusal.InvalidParameter;
import dev.tollgate.gateway.call.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list of one snapshot, opaque to callers. A cursor of another snapshot is refused, as
 * its place means nothing there.
 */
final class Cursor {

  private Cursor() {}

  static String of(String snapshot, int offset) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((snapshot + ":" + offset).getBytes(StandardCharsets.UTF_8));
  }

  /** The offset that a cursor stands for; 0 without one. */
  static int offset(@Nullable String cursor, String snapshot) {
    if (cursor == null) {
      return 0;
    }
    String text = decoded(cursor);
    int colon = text.indexOf(':');
    if (colon < 0 || !text.substring(colon + 1).matches("[0-9]{1,7}")) {
      throw wrong("'cursor' must be a value of next_cursor as it was given.");
    }
    if (!text.substring(0, colon).equals(snapshot)) {
      throw wrong("'cursor' is of an older catalogue; begin again without it.");
    }
    return Integer.parseInt(text.substring(colon + 1));
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }

  private static Refused wrong(String message) {
    return new Refused(new InvalidParameter("cursor", "invalid_value", message));
  }
}
