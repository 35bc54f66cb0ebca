package dev.tollgate.web.page.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** Addresses of pages. */
public final class Addresses {

  private Addresses() {}

  /** A path with parameters given as name, value, name, value; empty values are left out. */
  public static String of(String path, String... parameters) {
    StringJoiner query = new StringJoiner("&");
    for (int i = 0; i + 1 < parameters.length; i += 2) {
      if (!parameters[i + 1].isEmpty()) {
        query.add(
            parameters[i] + "=" + URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
      }
    }
    return query.length() == 0 ? path : path + "?" + query;
  }

  /** The id of a model or route as part of a path. */
  public static String path(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("%2F", "/").replace("+", "%20");
  }
}
