package dev.tollgate.gateway.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Header fields by name, case-insensitive, in order of arrival within a name. Not thread-safe. */
public final class Headers {

  private final Map<String, List<String>> fields = new TreeMap<>();

  public static Headers of(String... namesAndValues) {
    Headers headers = new Headers();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return headers;
  }

  public Headers add(String name, String value) {
    fields.computeIfAbsent(lower(name), _ -> new ArrayList<>(1)).add(value);
    return this;
  }

  public Headers set(String name, String value) {
    List<String> one = new ArrayList<>(1);
    one.add(value);
    fields.put(lower(name), one);
    return this;
  }

  public Headers setAll(Headers others) {
    others.fields.forEach((name, values) -> fields.put(name, new ArrayList<>(values)));
    return this;
  }

  public Optional<String> first(String name) {
    List<String> values = fields.get(lower(name));
    return values == null ? Optional.empty() : Optional.of(values.getFirst());
  }

  public List<String> all(String name) {
    return List.copyOf(fields.getOrDefault(lower(name), List.of()));
  }

  /** Calls the visitor with each name, in lower case, and value. */
  public void forEach(java.util.function.BiConsumer<String, String> visitor) {
    fields.forEach((name, values) -> values.forEach(value -> visitor.accept(name, value)));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return fields.keySet().toString();
  }
}
