package dev.tollgate.gateway.codec;

import dev.tollgate.gateway.call.Refusal.InvalidParameter;
import dev.tollgate.gateway.call.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads typed members of a client's JSON; null counts as absent, a wrong type is refused by name.
 */
final class Fields {

  private final ObjectNode body;

  Fields(ObjectNode body) {
    this.body = body;
  }

  @Nullable JsonNode present(String name) {
    JsonNode node = body.get(name);
    return node == null || node.isNull() ? null : node;
  }

  @Nullable String text(String name) {
    JsonNode node = present(name);
    if (node == null) {
      return null;
    }
    if (!node.isString()) {
      throw wrong(name, "'" + name + "' must be a string.");
    }
    return node.asString();
  }

  String requiredText(String name, String advice) {
    String value = text(name);
    if (value == null || value.isBlank()) {
      throw new Refused(
          new InvalidParameter(
              name,
              value == null ? "missing_required_parameter" : "invalid_value",
              "'" + name + "' is missing. " + advice));
    }
    return value;
  }

  @Nullable Long whole(String name, long min, long max) {
    JsonNode node = present(name);
    if (node == null) {
      return null;
    }
    boolean whole = node.isIntegralNumber() && node.canConvertToLong();
    if (!whole || node.asLong() < min || node.asLong() > max) {
      throw wrong(name, "'" + name + "' must be a whole number from " + min + " to " + max + ".");
    }
    return node.asLong();
  }

  long whole(String name, long min, long max, long ifAbsent) {
    Long value = whole(name, min, max);
    return value == null ? ifAbsent : value;
  }

  boolean flag(String name) {
    JsonNode node = present(name);
    if (node == null) {
      return false;
    }
    if (!node.isBoolean()) {
      throw wrong(name, "'" + name + "' must be true or false.");
    }
    return node.asBoolean();
  }

  static Refused wrong(String name, String message) {
    return new Refused(new InvalidParameter(name, "invalid_value", message));
  }
}
