package dev.tollgate.gateway.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Refusal;
import dev.tollgate.gateway.call.Refused;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of("", "is empty"),
        Arguments.of("   ", "must be a JSON object"),
        Arguments.of("[]", "must be a JSON object"),
        Arguments.of("null", "must be a JSON object"),
        Arguments.of("\"{}\"", "must be a JSON object"),
        Arguments.of("{\"a\":1,\"a\":1}", "Duplicate"),
        Arguments.of("{\"a\":{\"b\":1,\"b\":2}}", "Duplicate"),
        Arguments.of("{} {}", "something follows"),
        Arguments.of("{}x", "not valid JSON"),
        Arguments.of("{\"a\":1", "Unexpected end"),
        Arguments.of("{\n\"a\":01}", "line 2"),
        Arguments.of("{'a':1}", "Unexpected character"),
        Arguments.of("{\"a\":NaN}", "NaN"),
        Arguments.of("{\"a\":1,}", "Unexpected character"),
        Arguments.of("{/**/}", "Unexpected character"),
        Arguments.of("{\"a\":\"\t\"}", "Illegal unquoted character"),
        Arguments.of("\ufeff{}", "byte order mark"),
        Arguments.of("{\"a\":\"\0\"}", "NUL"),
        Arguments.of("{\"a\":\"\\ud800\"}", "surrogate"),
        Arguments.of("{\"a\":\"\\uDC00x\"}", "surrogate"),
        Arguments.of("{\"\\ud83d\":1}", "surrogate"),
        Arguments.of("{\"a\":[{\"b\":\"\\ude00\\ud83d\"}]}", "surrogate"),
        Arguments.of("{\"a\":" + "1".repeat(65) + "}", "exceeds the maximum"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void malformedBodiesAreRefusedInWords(String body, String words) {
    String detail = refusal(body.getBytes(StandardCharsets.UTF_8));
    assertThat(detail).startsWith("The request body ").contains(words).endsWith(".");
    assertThat(detail).doesNotContain("`", "REDACTED", "jackson", "Source:");
  }

  static Stream<byte[]> notUtf8() {
    return Stream.of(
        "{}".getBytes(StandardCharsets.UTF_16BE),
        "{}".getBytes(StandardCharsets.UTF_16LE),
        "{}".getBytes(StandardCharsets.UTF_16),
        "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1),
        new byte[] {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}'},
        new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'},
        new byte[] {'{', '"', (byte) 0xf5, (byte) 0x80, (byte) 0x80, (byte) 0x80, '"', ':'},
        new byte[] {'{', '"', (byte) 0xe2, '"', ':', '1', '}'});
  }

  @ParameterizedTest
  @MethodSource("notUtf8")
  void otherEncodingsAreRefused(byte[] body) {
    assertThat(refusal(body)).contains("send JSON in plain UTF-8");
  }

  @Test
  void nestingIsBounded() {
    assertThat(Json.object(nested(Bounds.JSON_DEPTH_MAX))).isNotNull();
    assertThat(refusal(nested(Bounds.JSON_DEPTH_MAX + 1)))
        .contains("depth (65) exceeds the maximum allowed (64)");
    assertThat(refusal("[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8))).contains("depth");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"temperature\":1.0}",
        "{\"a\":0.10}",
        "{\"a\":12345678901234567890123}",
        "{\"a\":123456789.123456789123456789}",
        "{\"b\":1,\"a\":[null,true,\"é😀\"]}"
      })
  void whatNobodyChangesIsWrittenAsItCame(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    assertThat(new String(Json.bytes(Json.object(bytes)), StandardCharsets.UTF_8)).isEqualTo(body);
  }

  @Test
  void hugeExponentsStayThemselves() {
    byte[] bytes = "{\"a\":1e400}".getBytes(StandardCharsets.UTF_8);
    assertThat(new String(Json.bytes(Json.object(bytes)), StandardCharsets.UTF_8))
        .isEqualTo("{\"a\":1E+400}");
  }

  @Test
  void wholeSurrogatePairsPass() {
    byte[] bytes = "{\"a\":\"\\ud83d\\ude00\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(Json.object(bytes).get("a").asString()).isEqualTo("😀");
  }

  @Test
  void aProvidersNonsenseIsNoObject() {
    assertThat(Json.lenientObject("<html>".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(Json.lenientObject(new byte[0])).isEmpty();
    assertThat(Json.lenientObject("[]".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  private static byte[] nested(int depth) {
    String text = "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String refusal(byte[] body) {
    Refused refused = catchThrowableOfType(Refused.class, () -> Json.object(body));
    assertThat(refused).isNotNull();
    return ((Refusal.MalformedBody) refused.reason()).detail();
  }
}
