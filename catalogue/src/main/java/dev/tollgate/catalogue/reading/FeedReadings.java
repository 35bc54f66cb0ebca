package dev.tollgate.catalogue.reading;

import dev.tollgate.catalogue.conflict.UsualKeys;
import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Route.PricedRate;
import dev.tollgate.catalogue.model.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says about a route to a reader who looks only at its usual input, output and cached
 * keys, as most sites do.
 */
public final class FeedReadings {

  /** One entry of a feed: the part of the path before the key. */
  private record Row(String source, String entry) {
    static Row of(Evidence evidence) {
      String path = evidence.path();
      return new Row(
          evidence.source(), path.substring(0, path.lastIndexOf(UsualKeys.key(evidence))));
    }
  }

  private FeedReadings() {}

  /** One reading a source that files an input and an output; {@code page} is the source's id. */
  public static List<Reading> of(Route route) {
    SequencedMap<Row, Map<Reading.Slot, Verdict.Witness>> rows = new LinkedHashMap<>();
    witnesses(route)
        .filter(witness -> !witness.evidence().source().endsWith("-history"))
        .forEach(witness -> {
          Reading.Slot slot = slot(witness.evidence());
          if (slot != null) {
            rows.computeIfAbsent(Row.of(witness.evidence()), _ -> new EnumMap<>(Reading.Slot.class))
                .putIfAbsent(slot, witness);
          }
        });
    List<Reading> readings = new ArrayList<>();
    rows.forEach((row, slots) -> {
      Verdict.Witness input = slots.get(Reading.Slot.INPUT);
      if (input != null && slots.containsKey(Reading.Slot.OUTPUT)) {
        List<Reading.Shown> shown = new ArrayList<>();
        slots.forEach((slot, witness) ->
            shown.add(
                new Reading.Shown(slot, UsualKeys.key(witness.evidence()), "$" + witness.value())));
        readings.add(new Reading(row.source(), input.evidence().date(), shown));
      }
    });
    return readings;
  }

  private static Stream<Verdict.Witness> witnesses(Route route) {
    Stream<Verdict.Witness> heard =
        route.prices().stream()
            .filter(price -> price.rate().conditions().specificity() == 0)
            .map(PricedRate::verdict)
            .flatMap(verdict ->
                Stream.concat(verdict.agreeing().stream(), verdict.dissenting().stream()));
    return Stream.concat(heard, route.suspects().stream());
  }

  private static Reading.@Nullable Slot slot(Evidence evidence) {
    return UsualKeys.of(evidence)
        .map(usual ->
            switch (usual) {
              case INPUT -> Reading.Slot.INPUT;
              case OUTPUT -> Reading.Slot.OUTPUT;
              case CACHED_INPUT -> Reading.Slot.CACHED_INPUT;
            })
        .orElse(null);
  }
}
