package dev.tollgate.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MeterTest {

  @Test
  void metersHaveTheNamesThatHeadersAndLedgersUse() {
    assertThat(
            List.of(
                Meter.TEXT_INPUT,
                Meter.IMAGE_INPUT_CACHED,
                Meter.IMAGE_OUTPUT,
                Meter.OUTPUT,
                Meter.TEXT_OUTPUT_REASONING,
                Meter.IMAGES,
                Meter.IMAGE_MEGAPIXELS,
                Meter.INPUT_IMAGES,
                Meter.REQUESTS,
                Meter.tool("web_search", Unit.QUERY)))
        .extracting(Meter::name)
        .containsExactly(
            "text_input",
            "image_input_cached",
            "image_output",
            "output",
            "text_output_reasoning",
            "image_output_per_image",
            "image_output_per_megapixel",
            "image_input_per_image",
            "per_request",
            "web_search_per_query");
  }

  @Test
  void noTwoMetersShareAName() {
    List<Meter> meters = everyMeter();
    assertThat(meters).hasSizeGreaterThan(1000);
    assertThat(meters).extracting(Meter::name).doesNotHaveDuplicates().doesNotContain("");
  }

  @Test
  void differentMetersAreNeverSortedAsOne() {
    List<Meter> meters = everyMeter();
    assertThat(new TreeSet<>(meters)).hasSameSizeAs(meters);
  }

  private static List<Meter> everyMeter() {
    List<Meter> meters = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      for (Modality modality : Modality.values()) {
        for (TokenClass tokenClass : TokenClass.values()) {
          for (Unit unit : Unit.values()) {
            for (String item : List.of("", "web_search", "code_interpreter")) {
              meters.add(new Meter(direction, modality, tokenClass, unit, item));
            }
          }
        }
      }
    }
    return meters;
  }
}
