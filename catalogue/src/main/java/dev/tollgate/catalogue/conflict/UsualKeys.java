package dev.tollgate.catalogue.conflict;

import dev.tollgate.catalogue.model.Evidence;
import java.util.Map;
import java.util.Optional;

/** The keys under which feeds file "the" input, output and cached price of a model. */
public final class UsualKeys {

  /** The three prices that nearly every page shows. */
  public enum Usual {
    INPUT("input"),
    OUTPUT("output"),
    CACHED_INPUT("cached input");

    private final String words;

    Usual(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  private static final Map<String, Usual> KEYS =
      Map.ofEntries(
          Map.entry("input_cost_per_token", Usual.INPUT),
          Map.entry("output_cost_per_token", Usual.OUTPUT),
          Map.entry("cache_read_input_token_cost", Usual.CACHED_INPUT),
          Map.entry("input", Usual.INPUT),
          Map.entry("output", Usual.OUTPUT),
          Map.entry("cache_read", Usual.CACHED_INPUT),
          Map.entry("input_cached", Usual.CACHED_INPUT),
          Map.entry("input_mtok", Usual.INPUT),
          Map.entry("output_mtok", Usual.OUTPUT),
          Map.entry("cache_read_mtok", Usual.CACHED_INPUT),
          Map.entry("input_cache_read", Usual.CACHED_INPUT),
          Map.entry("prompt", Usual.INPUT),
          Map.entry("completion", Usual.OUTPUT),
          Map.entry("request_token", Usual.INPUT),
          Map.entry("response_token", Usual.OUTPUT),
          Map.entry("cache_read_input_token", Usual.CACHED_INPUT));

  private UsualKeys() {}

  /** Which of the three prices a piece of evidence is filed as, if any. */
  public static Optional<Usual> of(Evidence evidence) {
    return Optional.ofNullable(KEYS.get(key(evidence)));
  }

  /** The last key of a path, without positions and wrappers such as {@code price} and base. */
  public static String key(Evidence evidence) {
    String path = evidence.path();
    int end = path.length();
    while (true) {
      String part = path.substring(0, end);
      if (part.endsWith(".price") || part.endsWith(".base")) {
        end = part.lastIndexOf('.');
      } else if (part.endsWith("]") && !part.endsWith("']")) {
        end = part.lastIndexOf('[');
      } else {
        break;
      }
    }
    String part = path.substring(0, end);
    return part.endsWith("']")
        ? part.substring(part.lastIndexOf("['") + 2, part.length() - 2)
        : part.substring(Math.max(part.lastIndexOf('.'), part.lastIndexOf('$')) + 1);
  }
}
