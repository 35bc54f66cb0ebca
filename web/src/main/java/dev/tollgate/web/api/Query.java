package dev.tollgate.web.api;

import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Refusal.InvalidParameter;
import dev.tollgate.gateway.call.Refused;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads typed parameters of a query; blank counts as absent, a wrong value is refused by name. */
record Query(Map<String, String> values) {

  static Query of(Inbound inbound) {
    return new Query(inbound.query());
  }

  @Nullable String text(String name) {
    String value = values.getOrDefault(name, "").strip();
    return value.isEmpty() ? null : value;
  }

  int whole(String name, int min, int max, int ifAbsent) {
    String value = text(name);
    if (value == null) {
      return ifAbsent;
    }
    if (value.matches("[0-9]{1,7}")) {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    }
    throw wrong(name, "'" + name + "' must be a whole number from " + min + " to " + max + ".");
  }

  /** The constant written in lower case; null when absent. */
  <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    for (E constant : type.getEnumConstants()) {
      if (lower(constant).equals(value.toLowerCase(Locale.ROOT))) {
        return constant;
      }
    }
    String all =
        Arrays.stream(type.getEnumConstants()).map(Query::lower).collect(Collectors.joining(", "));
    throw wrong(name, "Invalid value '" + value + "'. '" + name + "' may be " + all + ".");
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Refused wrong(String name, String message) {
    return new Refused(new InvalidParameter(name, "invalid_value", message));
  }
}
