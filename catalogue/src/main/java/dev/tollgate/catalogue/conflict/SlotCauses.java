package dev.tollgate.catalogue.conflict;

import dev.tollgate.catalogue.snapshot.Pins;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cause behind a reason that reconciliation gives for keeping a statement out. */
final class SlotCauses {

  /** Fixed words of the reasons in {@code reconcile/}, in order; the first that occurs decides. */
  private static final List<Map.Entry<String, Cause>> REASONS =
      List.of(
          Map.entry("-1 is a sentinel", Cause.DEPENDS),
          Map.entry("in dollars although the feed is in cents", Cause.UNIT_OR_SCALE),
          Map.entry("where the same feed's", Cause.MODALITY_FLATTENED),
          Map.entry("0 without a statement", Cause.ZERO),
          Map.entry("a wrong scale", Cause.UNIT_OR_SCALE),
          Map.entry("a price per token in a picture slot", Cause.UNIT_OR_SCALE),
          Map.entry("a price of another unit", Cause.UNIT_OR_SCALE),
          Map.entry("a price per picture", Cause.WRONG_SLOT),
          Map.entry(Pins.OVERRULED, Cause.PINNED),
          Map.entry("a batch price", Cause.WRONG_SLOT),
          Map.entry("storage or a neighbouring column", Cause.WRONG_SLOT),
          Map.entry("yuan", Cause.CURRENCY),
          Map.entry("times above the median", Cause.UNIT_OR_SCALE),
          Map.entry("times below the median", Cause.UNIT_OR_SCALE),
          Map.entry("a carrier's default", Cause.CARRIER_DEFAULT),
          Map.entry("stated for a free route", Cause.FREE_TIER),
          Map.entry("restates", Cause.STATED_TWICE),
          Map.entry("copied from", Cause.COPIED_SIBLING),
          Map.entry("may mean another modality", Cause.MODALITY_FLATTENED),
          Map.entry("may be for text", Cause.MODALITY_FLATTENED),
          Map.entry("the same source says so elsewhere", Cause.STATED_TWICE),
          Map.entry("states it ", Cause.TIME_WINDOW),
          Map.entry("within a tenth", Cause.ROUNDING));

  private SlotCauses() {}

  /** The cause that a note names; null when it names none. */
  static @Nullable Cause of(String note) {
    return REASONS.stream()
        .filter(entry -> note.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
