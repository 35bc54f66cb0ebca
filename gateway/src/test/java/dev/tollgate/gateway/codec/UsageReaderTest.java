package dev.tollgate.gateway.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Usage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageReaderTest {

  @Test
  void imagesAreReadIntoDisjointMeters() {
    Usage usage =
        images(
                "{\"input_tokens\":100,\"output_tokens\":6543,\"total_tokens\":6643,"
                    + "\"input_tokens_details\":{\"text_tokens\":40,\"image_tokens\":60},"
                    + "\"output_tokens_details\":{\"image_tokens\":6208,\"text_tokens\":335}}")
            .orElseThrow();
    assertThat(usage.quantity(Meter.TEXT_INPUT)).isEqualByComparingTo("40");
    assertThat(usage.quantity(Meter.IMAGE_INPUT)).isEqualByComparingTo("60");
    assertThat(usage.quantity(Meter.IMAGE_OUTPUT)).isEqualByComparingTo("6208");
    assertThat(usage.quantity(Meter.TEXT_OUTPUT)).isEqualByComparingTo("335");
  }

  @Test
  void withoutDetailsInputIsTextAndOutputIsImage() {
    Usage usage = images("{\"input_tokens\":7,\"output_tokens\":272}").orElseThrow();
    assertThat(usage.quantity(Meter.TEXT_INPUT)).isEqualByComparingTo("7");
    assertThat(usage.quantity(Meter.IMAGE_OUTPUT)).isEqualByComparingTo("272");
  }

  @Test
  void cachedTokensAreNotCountedTwice() {
    Usage usage =
        images(
                "{\"input_tokens\":100,\"output_tokens\":1,\"input_tokens_details\":"
                    + "{\"image_tokens\":60,\"cached_tokens\":50,"
                    + "\"cached_tokens_details\":{\"image_tokens\":30}}}")
            .orElseThrow();
    assertThat(usage.quantity(Meter.IMAGE_INPUT_CACHED)).isEqualByComparingTo("30");
    assertThat(usage.quantity(Meter.TEXT_INPUT_CACHED)).isEqualByComparingTo("20");
    assertThat(usage.tokens(Direction.INPUT)).isEqualTo(100);
  }

  @Test
  void chatCarvesCachedReasoningAndImagesOutOfTheirTotals() {
    Usage usage =
        chat("{\"prompt_tokens\":100,\"completion_tokens\":50,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":60,\"image_tokens\":10},"
                + "\"completion_tokens_details\":"
                + "{\"reasoning_tokens\":20,\"image_tokens\":5}}")
            .orElseThrow();
    assertThat(usage.quantity(Meter.TEXT_INPUT)).isEqualByComparingTo("30");
    assertThat(usage.quantity(Meter.TEXT_INPUT_CACHED)).isEqualByComparingTo("60");
    assertThat(usage.quantity(Meter.TEXT_OUTPUT)).isEqualByComparingTo("25");
    assertThat(usage.quantity(Meter.TEXT_OUTPUT_REASONING)).isEqualByComparingTo("20");
    assertThat(usage.tokens(Direction.INPUT)).isEqualTo(100);
    assertThat(usage.tokens(Direction.OUTPUT)).isEqualTo(50);
  }

  @Test
  void zeroIsACount() {
    assertThat(
            images("{\"input_tokens\":0,\"output_tokens\":0}")
                .orElseThrow()
                .tokens(Direction.OUTPUT))
        .isZero();
  }

  @Test
  void nullDetailsCountAsAbsent() {
    assertThat(
            chat(
                "{\"prompt_tokens\":1,\"completion_tokens\":2,\"prompt_tokens_details\":null,"
                    + "\"completion_tokens_details\":{\"reasoning_tokens\":null}}"))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "-1",
        "NaN",
        "1e309",
        "1e3",
        "\"5\"",
        "1.5",
        "1000000001",
        "99999999999999999999999999",
        "{}",
        "[5]",
        "true",
        "Infinity"
      })
  void aCountThatIsNoneMakesTheWholeUsageUnreadable(String count) {
    assertThat(images("{\"input_tokens\":%s,\"output_tokens\":1}".formatted(count))).isEmpty();
    assertThat(images("{\"input_tokens\":1,\"output_tokens\":%s}".formatted(count))).isEmpty();
    assertThat(chat("{\"prompt_tokens\":%s,\"completion_tokens\":1}".formatted(count))).isEmpty();
    assertThat(chat("{\"prompt_tokens\":1,\"completion_tokens\":%s}".formatted(count))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "NaN", "1.5", "\"5\"", "11"})
  void aDetailThatIsNoneOrExceedsItsTotalMakesTheWholeUsageUnreadable(String count) {
    assertThat(
            images(
                "{\"input_tokens\":10,\"output_tokens\":1,\"input_tokens_details\":"
                    + "{\"image_tokens\":%s}}".formatted(count)))
        .isEmpty();
    assertThat(
            images(
                "{\"input_tokens\":1,\"output_tokens\":10,\"output_tokens_details\":"
                    + "{\"text_tokens\":%s}}".formatted(count)))
        .isEmpty();
    assertThat(
            chat(
                "{\"prompt_tokens\":10,\"completion_tokens\":10,\"prompt_tokens_details\":"
                    + "{\"cached_tokens\":%s}}".formatted(count)))
        .isEmpty();
    assertThat(
            chat(
                "{\"prompt_tokens\":10,\"completion_tokens\":10,\"completion_tokens_details\":"
                    + "{\"reasoning_tokens\":%s}}".formatted(count)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"input_tokens\":1}", "{\"total_tokens\":5}"})
  void absentTotalsAreUnreadable(String usage) {
    assertThat(images(usage)).isEmpty();
    assertThat(chat(usage)).isEmpty();
  }

  private static Optional<Usage> images(String json) {
    return Json.lenientObject(json.getBytes(StandardCharsets.UTF_8)).flatMap(UsageReader::images);
  }

  private static Optional<Usage> chat(String json) {
    return Json.lenientObject(json.getBytes(StandardCharsets.UTF_8)).flatMap(UsageReader::chat);
  }
}
