package dev.tollgate.gateway.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.gateway.Bounds;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnswerScanTest {

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final Set<String> WANTED = Set.of("usage", "size", "quality");

  @Test
  void agreesWithAParserOnRandomAnswersInRandomParts() {
    for (int seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      byte[] json = new RandomAnswer(random).json().getBytes(StandardCharsets.UTF_8);
      AnswerScan scan = new AnswerScan(WANTED);
      for (int at = 0; at < json.length; ) {
        int length = Math.min(json.length - at, 1 + random.nextInt(random.nextInt(1, 300)));
        scan.accept(json, at, length);
        at += length;
      }
      expectAgreement(scan, json, "seed " + seed);
    }
  }

  @Test
  void agreesWithAParserWhereverAnAnswerIsCut() {
    for (int seed = 0; seed < 40; seed++) {
      byte[] json = new RandomAnswer(new Random(seed)).json().getBytes(StandardCharsets.UTF_8);
      for (int cut = 0; cut <= json.length; cut++) {
        AnswerScan scan = new AnswerScan(WANTED);
        scan.accept(json, 0, cut);
        assertThat(scan.isComplete() && !new String(json, cut, json.length - cut).isBlank())
            .isFalse();
        scan.accept(json, cut, json.length - cut);
        expectAgreement(scan, json, "seed " + seed + " cut at " + cut);
      }
    }
  }

  static Stream<Arguments> pictures() {
    return Stream.of(
        Arguments.of("{\"data\":[{\"b64_json\":\"QQ==\"}]}", 1),
        Arguments.of(
            "{\"data\":[{\"url\":\"http://x\",\"b64_json\":null,\"revised_prompt\":null}]}", 1),
        Arguments.of("{\"data\":[{\"b64_json\":\"\",\"url\":\"http://x\"}]}", 1),
        Arguments.of("{\"data\":[{\"b64_json\":\"QQ==\",\"url\":\"http://x\"}]}", 1),
        Arguments.of("{\"data\":[{\"b64_json\":null},{\"b64_json\":\"\"},{\"url\": null }]}", 0),
        Arguments.of("{\"data\":[{\"b64_json\" : \"QQ==\"} , {\"url\"\n:\t\"u\"}]}", 2),
        Arguments.of("{\"data\":[{\"meta\":{\"url\":\"u\"},\"tags\":[\"url\",\"b64_json\"]}]}", 0),
        Arguments.of("{\"data\":[{\"b64_json\":\"\\u0041\"}]}", 1),
        Arguments.of("{\"data\":[]}", 0),
        Arguments.of("{\"data\":{\"b64_json\":\"QQ==\"}}", 0),
        Arguments.of("{\"other\":[{\"b64_json\":\"QQ==\"}]}", 0),
        Arguments.of("{\"a\":{\"data\":[{\"b64_json\":\"QQ==\"}]}}", 0),
        Arguments.of("{\"data\":[\"b64_json\",\"url\"]}", 0),
        Arguments.of("{\"data\":[{\"x\":\"b64_json\",\"y\":\"url\"}]}", 0));
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void countsElementsThatCarryAPicture(String json, int pictures) {
    assertThat(scan(json).pictures()).isEqualTo(pictures);
  }

  static Stream<Arguments> endings() {
    return Stream.of(
        Arguments.of("{}", true),
        Arguments.of("{\"a\":1}\n", true),
        Arguments.of("{\"a\":1}trailing", true),
        Arguments.of("[]", false),
        Arguments.of("[{\"b64_json\":\"QQ==\"}]", false),
        Arguments.of("\"{}\"", false),
        Arguments.of("<html>{</html>", false),
        Arguments.of("{\"a\":\"}\"", false),
        Arguments.of("{\"a\":{}", false),
        Arguments.of("}", false),
        Arguments.of("", false));
  }

  @ParameterizedTest
  @MethodSource("endings")
  void isCompleteOnlyBehindTheClosingBraceOfAnObject(String text, boolean complete) {
    assertThat(scan(text).isComplete()).isEqualTo(complete);
  }

  @Test
  void keepsNoMemberThatIsTooLarge() {
    String large = "{\"usage\":\"" + "x".repeat(Bounds.USAGE_BYTES_MAX) + "\",\"size\":\"1x1\"}";
    assertThat(scan(large).member("usage")).isEmpty();
    assertThat(scan(large).text("size")).contains("1x1");
  }

  @Test
  void readsNothingBehindTheObject() {
    AnswerScan scan = scan("{\"usage\":{\"a\":1}}{\"usage\":{\"a\":2}}");
    assertThat(scan.member("usage")).hasValue("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void findsBytesAtEveryDistanceInArraysOfEveryLength() {
    for (int length = 0; length < 40; length++) {
      for (int at = 0; at <= length; at++) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) ('"' + 1)); // the neighbour that carries may mistake
        if (at < length) {
          bytes[at] = '"';
        }
        assertThat(ByteSearch.indexOf(bytes, 0, length, '"')).isEqualTo(at);
        assertThat(ByteSearch.indexOfEither(bytes, 0, length, '\\', '"')).isEqualTo(at);
        assertThat(ByteSearch.indexOf(bytes, Math.min(at + 1, length), length, '"'))
            .isEqualTo(length);
      }
    }
  }

  @Test
  void knowsAsciiAtEveryPlace() {
    for (int length = 0; length < 40; length++) {
      byte[] bytes = new byte[length];
      assertThat(ByteSearch.isAscii(bytes)).isTrue();
      for (int at = 0; at < length; at++) {
        bytes[at] = (byte) 0x80;
        assertThat(ByteSearch.isAscii(bytes)).isFalse();
        bytes[at] = 0;
      }
    }
  }

  private static AnswerScan scan(String text) {
    AnswerScan scan = new AnswerScan(WANTED);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    scan.accept(bytes, 0, bytes.length);
    return scan;
  }

  private static void expectAgreement(AnswerScan scan, byte[] json, String what) {
    JsonNode tree = MAPPER.readTree(json);
    assertThat(scan.isComplete()).as(what).isTrue();
    assertThat(scan.pictures()).as(what).isEqualTo(picturesIn(tree));
    for (String name : WANTED) {
      JsonNode expected = tree.get(name);
      JsonNode found = scan.member(name).map(MAPPER::readTree).orElse(null);
      assertThat(found).as("%s of %s", name, what).isEqualTo(expected);
    }
  }

  private static int picturesIn(JsonNode tree) {
    int pictures = 0;
    if (tree.path("data").isArray()) {
      for (JsonNode element : tree.path("data")) {
        boolean carries = isText(element.path("b64_json")) || isText(element.path("url"));
        pictures += element.isObject() && carries ? 1 : 0;
      }
    }
    return pictures;
  }

  private static boolean isText(JsonNode node) {
    return node.isString() && !node.asString().isEmpty();
  }

  /** Answers that are full of what looks like usage and is none. */
  private record RandomAnswer(Random random) {

    private static final String[] KEYS = {
      "usage",
      "size",
      "quality",
      "data",
      "b64_json",
      "url",
      "usag",
      "usage2",
      "a\\\"usage",
      "ключ",
      "\\u0075x",
      "x".repeat(70),
      ""
    };
    private static final String[] TEXTS = {
      "usage",
      "\\\"usage\\\":{\\\"input_tokens\\\":9}",
      "}",
      "{",
      "]",
      "[",
      ",",
      ":",
      "\\\\",
      "\\\\\\\"",
      "日本語",
      "\\ud83d\\ude00",
      "1024x1024",
      ""
    };

    String json() {
      StringBuilder out = new StringBuilder();
      space(out);
      object(out, 0, true);
      space(out);
      return out.toString();
    }

    private void object(StringBuilder out, int depth, boolean unique) {
      out.append('{');
      int members = random.nextInt(6);
      java.util.Set<String> used = new java.util.HashSet<>();
      for (int i = 0; i < members; i++) {
        String key = KEYS[random.nextInt(KEYS.length)];
        if (!used.add(key)) {
          key = "k" + i;
        }
        out.append(i == 0 ? "" : ",");
        space(out);
        out.append('"').append(key).append('"');
        space(out);
        out.append(':');
        space(out);
        if (unique && key.equals("data") && random.nextBoolean()) {
          pictures(out);
        } else {
          value(out, depth + 1);
        }
        space(out);
      }
      out.append('}');
    }

    private void pictures(StringBuilder out) {
      out.append('[');
      int count = random.nextInt(4);
      for (int i = 0; i < count; i++) {
        out.append(i == 0 ? "" : ",").append("{\"b64_json\":");
        switch (random.nextInt(4)) {
          case 0 -> out.append("null,\"url\":\"http://x\"");
          case 1 -> out.append("\"\"");
          case 2 -> out.append('"').append("QUJD".repeat(random.nextInt(1, 500))).append('"');
          default -> out.append("\"Q\",\"nested\":{\"url\":\"u\"}");
        }
        out.append('}');
      }
      out.append(']');
    }

    private void value(StringBuilder out, int depth) {
      switch (random.nextInt(depth > 5 ? 4 : 6)) {
        case 0 -> out.append(random.nextInt(-100, 5_000));
        case 1 -> out.append(random.nextBoolean() ? "null" : "true");
        case 2 -> string(out);
        case 3 -> out.append('"').append("iVBOR+/=".repeat(random.nextInt(40))).append('"');
        case 4 -> object(out, depth, false);
        default -> array(out, depth);
      }
    }

    private void array(StringBuilder out, int depth) {
      out.append('[');
      int count = random.nextInt(4);
      for (int i = 0; i < count; i++) {
        out.append(i == 0 ? "" : ",");
        value(out, depth + 1);
      }
      out.append(']');
    }

    private void string(StringBuilder out) {
      out.append('"');
      int parts = random.nextInt(4);
      for (int i = 0; i < parts; i++) {
        out.append(TEXTS[random.nextInt(TEXTS.length)]);
      }
      out.append('"');
    }

    private void space(StringBuilder out) {
      if (random.nextInt(4) == 0) {
        out.append(" \t\r\n".charAt(random.nextInt(4)));
      }
    }
  }
}
