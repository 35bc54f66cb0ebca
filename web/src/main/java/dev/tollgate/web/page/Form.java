package dev.tollgate.web.page;

import dev.tollgate.gateway.call.Inbound;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a form that a browser posted. */
final class Form {

  private static final int BYTES_MAX = 512 * 1024;
  private static final int FIELDS_MAX = 50;

  private Form() {}

  /** The first value of each field. */
  static Map<String, String> of(Inbound inbound) {
    String body = new String(inbound.body().read(BYTES_MAX), StandardCharsets.UTF_8);
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : body.split("&", FIELDS_MAX)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return values;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }
}
