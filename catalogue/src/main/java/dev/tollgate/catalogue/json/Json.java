package dev.tollgate.catalogue.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** A JSON value as filed. Objects keep the order of their fields, numbers their text. */
public sealed interface Json {

  record Obj(SequencedMap<String, Json> fields) implements Json {}

  record Arr(List<Json> items) implements Json {}

  record Text(String value) implements Json {}

  /** A number; {@code raw} is the text as filed, such as {@code 5e-06}. */
  record Num(String raw) implements Json {
    public BigDecimal value() {
      return new BigDecimal(raw);
    }
  }

  record Bool(boolean value) implements Json {}

  record Null() implements Json {}

  /** The field of an object; {@link Null} when absent or when this is no object. */
  default Json get(String field) {
    return this instanceof Obj object ? object.fields().getOrDefault(field, NULL) : NULL;
  }

  /** The fields of an object, in order; empty when this is no object. */
  default Iterable<Map.Entry<String, Json>> entries() {
    return this instanceof Obj object ? object.fields().entrySet() : List.of();
  }

  /** The items of an array; empty when this is no array. */
  default List<Json> list() {
    return this instanceof Arr array ? array.items() : List.of();
  }

  /** The text of a string; empty for anything else. */
  default Optional<String> text() {
    return this instanceof Text text ? Optional.of(text.value()) : Optional.empty();
  }

  /** The texts in an array of strings, others skipped. */
  default List<String> texts() {
    return list().stream().map(Json::text).flatMap(Optional::stream).toList();
  }

  /** The boolean, or empty for anything else. */
  default Optional<Boolean> bool() {
    return this instanceof Bool bool ? Optional.of(bool.value()) : Optional.empty();
  }

  /** The number's text, also when it is filed as a string; empty for anything else. */
  default Optional<String> number() {
    return switch (this) {
      case Num number -> Optional.of(number.raw());
      case Text text ->
          Numbers.isNumber(text.value()) ? Optional.of(text.value()) : Optional.empty();
      case Obj _, Arr _, Bool _, Null _ -> Optional.empty();
    };
  }

  default boolean isNull() {
    return this instanceof Null;
  }

  /** Compact text for people: what was filed, not a faithful serialisation of strings. */
  default String raw() {
    return switch (this) {
      case Num number -> number.raw();
      case Text text -> text.value();
      case Bool bool -> String.valueOf(bool.value());
      case Null _ -> "null";
      case Arr array -> "[" + join(array.items().stream().map(Json::raw)) + "]";
      case Obj object ->
          "{"
              + join(
                  object.fields().entrySet().stream()
                      .map(field -> field.getKey() + ": " + field.getValue().raw()))
              + "}";
    };
  }

  Json NULL = new Null();

  private static String join(Stream<String> parts) {
    return String.join(", ", parts.toList());
  }
}
