package dev.tollgate.studio.provider;

import dev.tollgate.gateway.call.Request.Pictures;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.pricing.ImageTokenMethod;
import dev.tollgate.pricing.ImageTokens;
import dev.tollgate.studio.Commission;
import dev.tollgate.studio.Picture;
import dev.tollgate.studio.Studio;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Draws commissions and says so in the OpenAI dialect, plain or streamed. Tokens are counted by the
 * gpt-image-2 formula, so that a test against the studio sees the usage a real call would.
 */
record OpenAiAnswer(
    Studio studio,
    Pictures request,
    List<Commission> commissions,
    long textTokens,
    Instant created,
    Easel easel) {

  void draw() {
    if (request.stream()) {
      stream(commissions.getFirst());
    } else {
      plain();
    }
  }

  private void plain() {
    put("{\"created\":" + created.getEpochSecond() + ",\"data\":[");
    for (int i = 0; i < commissions.size(); i++) {
      Picture picture = studio.draw(commissions.get(i), (_, _) -> {});
      put((i == 0 ? "" : ",") + "{\"b64_json\":\"");
      easel.put(Base64.getEncoder().encode(picture.bytes()));
      put("\",\"revised_prompt\":" + quoted(picture.plan().describe()) + "}");
    }
    put("]," + members(0) + "}");
  }

  private void stream(Commission commission) {
    int[] sent = {0};
    Picture finished =
        studio.draw(
            commission,
            (index, partial) -> {
              sent[0]++;
              event("partial_image", partial, ",\"partial_image_index\":" + index);
            });
    event("completed", finished, "," + usageMember(sent[0]));
  }

  private void event(String kind, Picture picture, String more) {
    String type = "image_generation." + kind;
    put("event: " + type + "\ndata: {\"type\":\"" + type + "\",\"b64_json\":\"");
    easel.put(Base64.getEncoder().encode(picture.bytes()));
    put("\",\"created_at\":" + created.getEpochSecond() + "," + echoes() + more + "}\n\n");
  }

  private String members(int partials) {
    return echoes() + "," + usageMember(partials);
  }

  private String echoes() {
    return "\"background\":"
        + quoted(commissions.getFirst().transparent() ? "transparent" : "opaque")
        + ",\"output_format\":"
        + quoted(commissions.getFirst().format().name().toLowerCase(java.util.Locale.ROOT))
        + ",\"size\":"
        + quoted(Commissions.size(request).toString())
        + ",\"quality\":"
        + quoted(Commissions.quality(request));
  }

  private String usageMember(int partials) {
    long pictures = commissions.size();
    long each =
        ImageTokens.output(
                ImageTokenMethod.GPT_IMAGE_2_FORMULA,
                Commissions.size(request),
                Commissions.quality(request))
            .orElse(0);
    long input = textTokens * pictures;
    long output = each * pictures + ImageTokens.PARTIAL_IMAGE * partials;
    ObjectNode usage =
        Json.object()
            .put("total_tokens", input + output)
            .put("input_tokens", input)
            .put("output_tokens", output);
    usage.putObject("input_tokens_details").put("text_tokens", input).put("image_tokens", 0);
    usage.putObject("output_tokens_details").put("text_tokens", 0).put("image_tokens", output);
    return "\"usage\":" + new String(Json.bytes(usage), StandardCharsets.UTF_8);
  }

  private void put(String text) {
    easel.put(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String quoted(String text) {
    return Json.MAPPER.writeValueAsString(text);
  }
}
