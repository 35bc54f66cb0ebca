package dev.tollgate.app.testing;

import dev.tollgate.gateway.testing.Script;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.pricing.ImageTokenMethod;
import dev.tollgate.pricing.ImageTokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * What a scripted OpenAI answers: pictures of one pixel, with the usage a real call would report.
 */
public final class OpenAiScripts {

  public static final int TEXT_TOKENS = 22;

  /** One-pixel pictures by format. */
  private static final String PNG =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  private static final String JPEG =
      Base64.getEncoder()
          .encodeToString(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0});
  private static final String WEBP =
      Base64.getEncoder().encodeToString("RIFF\4\0\0\0WEBP".getBytes(StandardCharsets.ISO_8859_1));

  private OpenAiScripts() {}

  /** Answers any picture request, plain or streamed, as gpt-image-2 would. */
  public static Script pictures() {
    return exchange -> {
      JsonNode request = RunningTollgate.json(exchange.request().body());
      Script answer =
          request.path("stream").asBoolean(false)
              ? Script.events(steps(request))
              : Script.json(
                  plain(request).getBytes(StandardCharsets.UTF_8), "x-request-id", "req_mock");
      answer.play(exchange);
    };
  }

  /** The usage object of a call that made {@code pictures} pictures. */
  public static String usage(long textTokens, long imageTokens) {
    return ("{\"total_tokens\":%d,\"input_tokens\":%d,\"output_tokens\":%d,"
            + "\"input_tokens_details\":{\"text_tokens\":%d,\"image_tokens\":0},"
            + "\"output_tokens_details\":{\"text_tokens\":0,\"image_tokens\":%d}}")
        .formatted(textTokens + imageTokens, textTokens, imageTokens, textTokens, imageTokens);
  }

  private static String plain(JsonNode request) {
    int count = request.path("n").asInt(1);
    String data =
        IntStream.range(0, count)
            .mapToObj(_ -> "{\"b64_json\":\"" + picture(request) + "\"}")
            .collect(Collectors.joining(","));
    return "{\"created\":1770000000,\"data\":["
        + data
        + "],"
        + echoes(request)
        + ",\"usage\":"
        + usage(TEXT_TOKENS * count, tokens(request) * count)
        + "}";
  }

  private static List<Script.Step> steps(JsonNode request) {
    int partials = request.path("partial_images").asInt(0);
    List<Script.Step> steps = new ArrayList<>();
    for (int i = 0; i < partials; i++) {
      steps.add(Script.text(event("partial_image", request, ",\"partial_image_index\":" + i)));
    }
    long tokens = tokens(request) + 100L * partials;
    steps.add(Script.text(event("completed", request, ",\"usage\":" + usage(TEXT_TOKENS, tokens))));
    return steps;
  }

  private static String event(String kind, JsonNode request, String more) {
    String type = "image_generation." + kind;
    return "event: "
        + type
        + "\ndata: {\"type\":\""
        + type
        + "\",\"b64_json\":\""
        + picture(request)
        + "\",\"created_at\":1770000000,"
        + echoes(request)
        + more
        + "}\n\n";
  }

  private static String echoes(JsonNode request) {
    return "\"background\":\"opaque\",\"output_format\":\""
        + request.path("output_format").asString("png")
        + "\",\"size\":\""
        + size(request)
        + "\",\"quality\":\""
        + quality(request)
        + "\"";
  }

  private static String picture(JsonNode request) {
    return switch (request.path("output_format").asString("png")) {
      case "jpeg" -> JPEG;
      case "webp" -> WEBP;
      default -> PNG;
    };
  }

  private static String size(JsonNode request) {
    String size = request.path("size").asString("auto");
    return size.equals("auto") ? "1024x1024" : size;
  }

  private static String quality(JsonNode request) {
    String quality = request.path("quality").asString("auto");
    return quality.equals("auto") ? "low" : quality;
  }

  private static long tokens(JsonNode request) {
    return ImageTokens.output(
            ImageTokenMethod.GPT_IMAGE_2_FORMULA,
            ImageSize.parse(size(request)).orElseThrow(),
            quality(request))
        .orElse(1000);
  }
}
