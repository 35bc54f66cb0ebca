package dev.tollgate.app.api;

import static dev.tollgate.app.testing.RunningTollgate.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.app.testing.RunningTollgate;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code POST /api/quotes}: what a call would cost, asked with the body of the call. */
class QuoteApiTest {

  private static RunningTollgate tollgate;

  @BeforeAll
  static void start() {
    tollgate = RunningTollgate.start();
  }

  @AfterAll
  static void stop() {
    tollgate.close();
  }

  @Test
  void oneSquareMediumPictureIs1756ImageTokensAndAboutFiveCents() {
    JsonNode quote =
        quoted(
            """
            {"model":"gpt-image-2","prompt":"a cat","size":"1024x1024","quality":"medium"}\
            """);

    assertThat(quote.path("model").asString()).isEqualTo("openai/gpt-image-2");
    assertThat(quote.path("route").asString()).isEqualTo("openai/gpt-image-2");
    assertThat(quote.path("basis").asString()).isEqualTo("estimate");
    assertThat(quote.path("quote").path("expected").asString()).startsWith("0.0527");
    JsonNode pictures = line(quote, "image_output");
    assertThat(pictures.path("quantity").asString()).isEqualTo("1756");
    assertThat(pictures.path("unit_price").asString()).isEqualTo("30");
    assertThat(pictures.path("unit").asString()).isEqualTo("USD per 1M tokens");
    assertThat(pictures.path("usd").asString()).isEqualTo("0.05268");
    assertThat(pictures.path("source").asString()).isNotBlank();
  }

  @Test
  void theLinesAddUpToTheExpectedCost() {
    JsonNode quote =
        quoted(
            """
            {"model":"gpt-image-2","prompt":"a cat","size":"1536x1024","quality":"high","n":4}\
            """);

    BigDecimal sum =
        quote
            .path("lines")
            .valueStream()
            .map(line -> new BigDecimal(line.path("usd").asString()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum).isEqualByComparingTo(quote.path("quote").path("expected").asString());
  }

  @Test
  void otherRoutesStandCheapestFirstAndUnknownOnesLastWithTheReason() {
    JsonNode quote =
        quoted(
            """
            {"model":"gpt-image-2","prompt":"a cat","size":"1024x1024","quality":"medium"}\
            """);

    List<JsonNode> others = quote.path("alternatives").valueStream().toList();
    assertThat(others).hasSizeGreaterThan(3);
    List<JsonNode> priced = others.stream().filter(one -> one.path("quote").isObject()).toList();
    assertThat(priced)
        .extracting(one -> new BigDecimal(one.path("quote").path("expected").asString()))
        .isSorted();
    assertThat(others.subList(priced.size(), others.size()))
        .isNotEmpty()
        .allSatisfy(one -> {
          assertThat(one.path("basis").asString()).isEqualTo("unknown");
          assertThat(one.path("reason").asString()).isNotBlank();
        });
    assertThat(others)
        .extracting(one -> one.path("route").asString())
        .doesNotContain("openai/gpt-image-2")
        .doesNotHaveDuplicates();
  }

  @Test
  void aModelWhoseProviderIsNotConfiguredIsQuotedToo() {
    JsonNode quote =
        quoted(
            """
            {"model":"anthropic/claude-sonnet-4-5","max_tokens":1000,
             "messages":[{"role":"user","content":"hello"}]}\
            """);

    assertThat(quote.path("configured").asBoolean()).isFalse();
    assertThat(new BigDecimal(quote.path("quote").path("high").asString())).isPositive();
    assertThat(line(quote, "text_output").path("unit_price").asString()).isEqualTo("15");
  }

  @Test
  void theStudioIsFreeAndSaysWhy() {
    JsonNode quote = quoted("{\"model\":\"studio/sketch-1\",\"prompt\":\"a cat\"}");

    assertThat(quote.path("quote").path("high").asString()).isEqualTo("0");
    assertThat(quote.path("free_because").asString()).isNotBlank();
  }

  @Test
  void autoSpansWhatItMayBecome() {
    JsonNode range = quoted("{\"model\":\"gpt-image-2\",\"prompt\":\"a cat\"}").path("quote");

    assertThat(new BigDecimal(range.path("low").asString()))
        .isLessThan(new BigDecimal(range.path("high").asString()));
  }

  @Test
  void aSizeThatTheModelRefusesIsRefusedByName() {
    HttpResponse<byte[]> answer =
        quote("{\"model\":\"gpt-image-2\",\"prompt\":\"a cat\",\"size\":\"1000x1000\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode error = json(answer).path("error");
    assertThat(error.path("code").asString()).isEqualTo("invalid_value");
    assertThat(error.path("param").asString()).isEqualTo("size");
  }

  @Test
  void aSizeThatAnUnconfiguredModelRefusesIsRefusedToo() {
    HttpResponse<byte[]> answer =
        quote("{\"model\":\"studio/sketch-1\",\"prompt\":\"a cat\",\"size\":\"9000x9000\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("error").path("param").asString()).isEqualTo("size");
  }

  @Test
  void anUnknownModelIsNotFound() {
    HttpResponse<byte[]> answer = quote("{\"model\":\"nobody/nothing-9\",\"prompt\":\"a cat\"}");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json(answer).path("error").path("code").asString()).isEqualTo("model_not_found");
  }

  @Test
  void aMissingPromptIsNamed() {
    HttpResponse<byte[]> answer = quote("{\"model\":\"gpt-image-2\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("error").path("param").asString()).isEqualTo("prompt");
  }

  @Test
  void theQuoteIsWhatTheCallIsTold() {
    String body =
        """
        {"model":"studio/sketch-1","prompt":"a cat","size":"256x256","quality":"low"}\
        """;
    String promised = quoted(body).path("quote").path("expected").asString();

    HttpResponse<byte[]> answer = tollgate.post("/v1/images/generations", body);

    assertThat(RunningTollgate.header(answer, "x-tollgate-quote")).isEqualTo(promised);
  }

  @Test
  void nothingIsHeldAndNothingIsSentForAQuote() {
    int sent = tollgate.upstream().requests().size();

    quoted("{\"model\":\"gpt-image-2\",\"prompt\":\"only a question\"}");

    assertThat(tollgate.upstream().requests()).hasSize(sent);
    assertThat(json(tollgate.get("/api/usage/calls")).toString()).doesNotContain("gpt-image-2");
  }

  private static JsonNode quoted(String body) {
    HttpResponse<byte[]> answer = quote(body);
    assertThat(answer.statusCode()).as(new String(answer.body())).isEqualTo(200);
    return json(answer);
  }

  private static HttpResponse<byte[]> quote(String body) {
    return tollgate.post("/api/quotes", body);
  }

  private static JsonNode line(JsonNode quote, String meter) {
    return quote
        .path("lines")
        .valueStream()
        .filter(line -> line.path("meter").asString().equals(meter))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No line for " + meter + " in " + quote));
  }
}
