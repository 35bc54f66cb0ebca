package dev.tollgate.app.system;

import static dev.tollgate.app.testing.RunningTollgate.header;
import static dev.tollgate.app.testing.RunningTollgate.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.app.testing.OpenAiScripts;
import dev.tollgate.app.testing.RunningTollgate;
import dev.tollgate.gateway.testing.MockUpstream;
import dev.tollgate.gateway.testing.RawClient;
import dev.tollgate.gateway.testing.Received;
import dev.tollgate.gateway.testing.Script;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Checks 1 to 38 of the images contract that concern generations; the numbers are in the names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImagesContractTest {

  private static final String PATH = "/v1/images/generations";

  private RunningTollgate server;
  private String key;
  private int before;

  @BeforeAll
  void start() {
    server = RunningTollgate.start();
    key = server.key(null);
    server.upstream().always(OpenAiScripts.pictures());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void count() {
    before = server.upstream().requests().size();
  }

  @Test
  void check01_aCallWithoutAKeyIsRefusedBeforeTheProvider() {
    HttpResponse<byte[]> response = server.post(PATH, "{\"prompt\":\"a cat\"}");
    thenRefused(response, 401, "invalid_api_key", null);
    thenProviderWasNotCalled();
  }

  @Test
  void check02_aWrongKeyIsRefusedAndNeverEchoed() {
    String wrong = "tg_0123456789abcdef0123456789abcdef00000000";
    HttpResponse<byte[]> response =
        server.post(PATH, "{\"prompt\":\"a cat\"}", "authorization", "Bearer " + wrong);
    thenRefused(response, 401, "invalid_api_key", null);
    assertThat(new String(response.body(), StandardCharsets.UTF_8)).doesNotContain(wrong);
  }

  @Test
  void check03_theProviderSeesItsOwnKeyAndNeverTheClients() {
    server.post(
        PATH,
        body("\"prompt\":\"a cat\""),
        "authorization",
        "Bearer " + key,
        "cookie",
        "session=secret",
        "x-stainless-lang",
        "test");
    Received request = last();
    assertThat(request.header("authorization")).contains("Bearer " + RunningTollgate.PROVIDER_KEY);
    assertThat(request.rawText()).doesNotContain(key).doesNotContain("session=secret");
    assertThat(request.header("x-stainless-lang")).isEmpty();
  }

  @Test
  void check03_theKeyMayComeAsXApiKey() {
    HttpResponse<byte[]> response =
        server.post(PATH, body("\"prompt\":\"a cat\""), "x-api-key", key);
    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void check04_everyAnswerCarriesARequestIdAndTheProvidersStandsBeside() {
    HttpResponse<byte[]> served = generate("\"prompt\":\"a cat\"");
    assertThat(header(served, "x-request-id")).isEqualTo(header(served, "x-tollgate-request-id"));
    assertThat(header(served, "x-upstream-request-id")).isEqualTo("req_mock");
    assertThat(header(server.get("/nowhere"), "x-request-id")).hasSize(26);
    assertThat(header(generate("\"n\":0,\"prompt\":\"x\""), "x-request-id")).hasSize(26);
  }

  @Test
  void check05_otherMethodsAndPathsAnswerInTheEnvelope() {
    HttpResponse<byte[]> method = server.get(PATH, "authorization", "Bearer " + key);
    thenRefused(method, 405, "method_not_allowed", null);
    assertThat(header(method, "allow")).isEqualTo("POST");
    thenRefused(server.get("/v1/nothing"), 404, "unknown_url", null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[1]", "nope", "{\"prompt\":\"a\"} trailing", "{\"n\":1,\"n\":2}"})
  void check06_aBodyThatIsNotAJsonObjectIsRefused(String body) {
    thenRefused(post(body), 400, "invalid_json", null);
    thenProviderWasNotCalled();
  }

  @Test
  void check07_onlyJsonIsAcceptedWhateverItsCharset() {
    thenRefused(typed("text/plain"), 415, "unsupported_media_type", null);
    assertThat(typed("application/json; charset=utf-8").statusCode()).isEqualTo(200);
  }

  @Test
  void check08_expectContinueAndChunkedUploadsWork() {
    HttpRequest.Builder expecting =
        server
            .request(PATH, "authorization", "Bearer " + key, "content-type", "application/json")
            .expectContinue(true)
            .POST(HttpRequest.BodyPublishers.ofString(body("\"prompt\":\"a cat\"")));
    assertThat(server.send(expecting).statusCode()).isEqualTo(200);
    byte[] bytes = body("\"prompt\":\"a cat\"").getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder chunked =
        server
            .request(PATH, "authorization", "Bearer " + key, "content-type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new java.io.ByteArrayInputStream(bytes)));
    assertThat(server.send(chunked).statusCode()).isEqualTo(200);
  }

  @Test
  void check08_aCompressedBodyIsRefusedInWords() {
    HttpResponse<byte[]> response =
        server.post(
            PATH,
            body("\"prompt\":\"a cat\""),
            "authorization",
            "Bearer " + key,
            "content-encoding",
            "gzip");
    thenRefused(response, 415, "unsupported_media_type", null);
  }

  @Test
  void check09_modelsAreListedWithAliasesAndOthersAreNotFound() {
    JsonNode list = json(server.get("/v1/models", "authorization", "Bearer " + key));
    List<String> ids =
        list.path("data").valueStream().map(row -> row.path("id").asString()).toList();
    assertThat(ids).contains("openai/gpt-image-2", "studio/sketch-1", "img-fast");
    thenRefused(
        server.get("/v1/models/openai/gpt-image-9", "authorization", "Bearer " + key),
        404,
        "model_not_found",
        "model");
    assertThat(
            server
                .get("/v1/models/openai/gpt-image-2", "authorization", "Bearer " + key)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void check10_aPictureComesBackWithUsageThatAddsUp() {
    HttpResponse<byte[]> response = generate("\"prompt\":\"a cat\"");
    JsonNode answer = json(response);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(answer.path("created").isIntegralNumber()).isTrue();
    byte[] png =
        Base64.getDecoder().decode(answer.path("data").path(0).path("b64_json").asString());
    assertThat(png).startsWith(0x89, 'P', 'N', 'G');
    JsonNode usage = answer.path("usage");
    assertThat(usage.path("input_tokens").asLong() + usage.path("output_tokens").asLong())
        .isEqualTo(usage.path("total_tokens").asLong());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"size\":\"auto\"",
        "\"prompt\":\"\"",
        "\"prompt\":\"  \"",
        "\"prompt\":7",
        "\"prompt\":null"
      })
  void check11_aMissingOrEmptyPromptIsRefused(String members) {
    HttpResponse<byte[]> response = generate(members);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).path("error").path("param").asString()).isEqualTo("prompt");
    thenProviderWasNotCalled();
  }

  @Test
  void check12_promptsAreCountedInCodePoints() {
    String longest = "\uD83D\uDE00".repeat(32_000);
    assertThat(generate("\"prompt\":\"" + longest + "\"").statusCode()).isEqualTo(200);
    HttpResponse<byte[]> tooLong = generate("\"prompt\":\"" + "a".repeat(32_001) + "\"");
    thenRefused(tooLong, 400, "invalid_value", "prompt");
  }

  @Test
  void check13_aMissingModelTakesTheConfiguredDefault() {
    HttpResponse<byte[]> response = post("{\"prompt\":\"a cat\"}");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "x-tollgate-model")).isEqualTo("openai/gpt-image-2");
    assertThat(json(last().body()).path("model").asString()).isEqualTo("gpt-image-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "11", "-1", "\"2\"", "1.5", "99999999999999999999", "true"})
  void check14_nOutsideOneToTenIsRefused(String n) {
    thenRefused(generate("\"prompt\":\"a cat\",\"n\":" + n), 400, "invalid_value", "n");
    thenProviderWasNotCalled();
  }

  @Test
  void check14_tenPicturesComeBackAndNullCountsAsAbsent() {
    assertThat(json(generate("\"prompt\":\"a cat\",\"n\":10")).path("data").size()).isEqualTo(10);
    assertThat(json(generate("\"prompt\":\"a cat\",\"n\":null")).path("data").size()).isEqualTo(1);
  }

  @Test
  void check15_everyOptionalFieldMayBeNull() {
    HttpResponse<byte[]> response =
        generate(
            "\"prompt\":\"a cat\",\"n\":null,\"size\":null,\"quality\":null,\"background\":null,"
                + "\"output_format\":null,\"output_compression\":null,\"moderation\":null,"
                + "\"stream\":null,\"partial_images\":null,\"response_format\":null,\"style\":null,"
                + "\"user\":null");
    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void check16_echoesReachTheClientUnchangedEvenUnseenOnes() {
    server
        .upstream()
        .then(
            Script.json(
                "{\"created\":1,\"data\":[{\"b64_json\":\"AAAA\"}],\"quality\":\"max\","
                    + "\"size\":\"1254x1254\",\"new_field\":{\"a\":[1]},\"usage\":"
                    + OpenAiScripts.usage(22, 1756)
                    + "}"));
    JsonNode answer = json(generate("\"prompt\":\"a cat\""));
    assertThat(answer.path("quality").asString()).isEqualTo("max");
    assertThat(answer.path("size").asString()).isEqualTo("1254x1254");
    assertThat(answer.path("new_field").path("a").path(0).asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"jpeg,255", "webp,82", "png,137"})
  void check17_outputFormatsPassThrough(String format, int firstByte) {
    JsonNode answer = json(generate("\"prompt\":\"a cat\",\"output_format\":\"" + format + "\""));
    byte[] picture =
        Base64.getDecoder().decode(answer.path("data").path(0).path("b64_json").asString());
    assertThat(picture[0] & 0xff).isEqualTo(firstByte);
  }

  @ParameterizedTest
  @CsvSource({"0,200", "100,200", "-1,400", "101,400"})
  void check17_outputCompressionIsZeroToAHundred(int compression, int status) {
    HttpResponse<byte[]> response =
        generate(
            "\"prompt\":\"a cat\",\"output_format\":\"jpeg\",\"output_compression\":"
                + compression);
    assertThat(response.statusCode()).isEqualTo(status);
  }

  @Test
  void check18_responseFormatB64IsStrippedAndUrlRefusedOnGptImage() {
    assertThat(generate("\"prompt\":\"a cat\",\"response_format\":\"b64_json\"").statusCode())
        .isEqualTo(200);
    assertThat(json(last().body()).has("response_format")).isFalse();
    thenRefused(
        generate("\"prompt\":\"a cat\",\"response_format\":\"url\""),
        400,
        "unknown_parameter",
        "response_format");
  }

  @Test
  void check19_unknownFieldsGoToTheProviderUnchanged() {
    generate("\"prompt\":\"a cat\",\"foo\":{\"deep\":[1.50,\"x\"]},\"complexity\":\"low\"");
    JsonNode sent = json(last().body());
    assertThat(last().bodyText()).contains("\"foo\":{\"deep\":[1.50,\"x\"]}");
    assertThat(sent.path("complexity").asString()).isEqualTo("low");
    assertThat(sent.path("prompt").asString()).isEqualTo("a cat");
  }

  @Test
  void check20_anAliasReachesTheProviderAsTheRealModel() {
    HttpResponse<byte[]> response = post("{\"model\":\"img-fast\",\"prompt\":\"a cat\"}");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(json(last().body()).path("model").asString()).isEqualTo("gpt-image-2");
    assertThat(header(response, "x-tollgate-route")).isEqualTo("openai/gpt-image-2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auto",
        "1024x1024",
        "1536x1024",
        "3840x2160",
        "2160x3840",
        "2880x2880",
        "1024x640",
        "1440x480",
        "3840x1280"
      })
  void check21_allowedSizesPass(String size) {
    assertThat(sized(size).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1792x936", "1500x1500", "1000x1000"})
  void check22_edgesMustBeMultiplesOfSixteen(String size) {
    thenSizeRefused(size, "divisible by 16");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4096x4096", "3856x1616"})
  void check23_edgesEndAt3840(String size) {
    thenSizeRefused(size, "3840");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3840x1264", "1600x512"})
  void check24_theRatioEndsAtThreeToOne(String size) {
    thenSizeRefused(size, "3 times");
  }

  @ParameterizedTest
  @ValueSource(strings = {"800x800", "640x640"})
  void check25_tooFewPixelsAreRefused(String size) {
    thenSizeRefused(size, "below the minimum");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3008x3008", "3840x2176"})
  void check26_tooManyPixelsAreRefused(String size) {
    thenSizeRefused(size, "exceed the maximum");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1024X1024", "1024 x 1024", "1024x", "0x0", "-16x16", "99999999999x16", "huge"})
  void check27_malformedSizesAreRefusedWithoutOverflow(String size) {
    thenSizeRefused(size, "1024x1536");
  }

  @Test
  void check28_olderModelsListTheSizesTheyTake() {
    HttpResponse<byte[]> response =
        post("{\"model\":\"gpt-image-1.5\",\"prompt\":\"a cat\",\"size\":\"2048x2048\"}");
    thenRefused(response, 400, "invalid_value", "size");
    assertThat(message(response)).contains("'1024x1024'", "'1024x1536'", "'1536x1024'", "auto");
  }

  @Test
  void check29_aRefusedSizeTouchesNoBudget() {
    String poor = server.key("0.000001");
    HttpResponse<byte[]> response =
        server.post(PATH, body("\"prompt\":\"a\",\"size\":\"1000x1000\""), "x-api-key", poor);
    thenRefused(response, 400, "invalid_value", "size");
    assertThat(header(response, "x-tollgate-cost")).isEqualTo("0");
  }

  @Test
  void check30_aTransparentJpegIsRefused() {
    thenRefused(
        post(
            "{\"model\":\"gpt-image-2.5-flare\",\"prompt\":\"a\",\"background\":\"transparent\","
                + "\"output_format\":\"jpeg\"}"),
        400,
        "invalid_value",
        "background");
  }

  @Test
  void check31_transparencyFollowsTheModel() {
    thenRefused(
        generate("\"prompt\":\"a\",\"background\":\"transparent\""),
        400,
        "invalid_value",
        "background");
    HttpResponse<byte[]> newer =
        post("{\"model\":\"gpt-image-2.5-flare\",\"prompt\":\"a\",\"background\":\"transparent\"}");
    assertThat(newer.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xhigh", "max"})
  void check32_higherQualitiesBelongToNewerModels(String quality) {
    thenRefused(
        generate("\"prompt\":\"a\",\"quality\":\"" + quality + "\""),
        400,
        "invalid_value",
        "quality");
    HttpResponse<byte[]> newer =
        post(
            "{\"model\":\"gpt-image-2.5-sunburst\",\"prompt\":\"a\",\"quality\":\""
                + quality
                + "\"}");
    assertThat(newer.statusCode()).isEqualTo(200);
  }

  @Test
  void check33_dallEQualitiesAreRefusedOnGptImage() {
    thenRefused(generate("\"prompt\":\"a\",\"quality\":\"hd\""), 400, "invalid_value", "quality");
  }

  @Test
  void check35_streamingSeveralPicturesIsRefused() {
    HttpResponse<byte[]> response = generate("\"prompt\":\"a\",\"stream\":true,\"n\":2");
    thenRefused(response, 400, "invalid_value", "n");
    assertThat(message(response)).contains("only supported with n=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"stream\":true,\"partial_images\":4",
        "\"stream\":true,\"partial_images\":-1",
        "\"partial_images\":2"
      })
  void check36_partialImagesAreZeroToThreeAndNeedAStream(String members) {
    thenRefused(generate("\"prompt\":\"a\"," + members), 400, "invalid_value", "partial_images");
  }

  @Test
  void check37_variationsAreRefusedInWords() {
    HttpResponse<byte[]> response =
        server.post("/v1/images/variations", "{}", "authorization", "Bearer " + key);
    thenRefused(response, 400, "wrong_endpoint", "model");
  }

  @Test
  void check38_aModelThatWasShutDownNamesItsSuccessor() {
    HttpResponse<byte[]> response = post("{\"model\":\"openai/gpt-image-1\",\"prompt\":\"a cat\"}");
    thenRefused(response, 404, "model_not_found", "model");
    assertThat(message(response)).contains("2026-10-23").containsPattern("gpt-image-2\\.[56]");
    thenProviderWasNotCalled();
  }

  @Test
  void everyHeaderOfTheProductStandsOnEveryAnswer() {
    for (HttpResponse<byte[]> response :
        List.of(
            generate("\"prompt\":\"a cat\""),
            generate("\"prompt\":\"a\",\"n\":0"),
            server.post(PATH, "{}"),
            server.get("/v1/nothing"),
            server.get("/v1/models", "x-api-key", key))) {
      for (String name :
          List.of(
              "request-id",
              "provider",
              "route",
              "model",
              "latency-ms",
              "overhead-ms",
              "attempts",
              "strategy",
              "fallback",
              "cache",
              "cost",
              "cost-basis",
              "tariff")) {
        assertThat(header(response, "x-tollgate-" + name)).isNotBlank();
      }
      for (String name :
          List.of(
              "request-id", "trace-id", "provider", "model-used", "latency-ms", "cost", "cache")) {
        assertThat(header(response, "x-agentcc-" + name)).isNotBlank();
      }
    }
  }

  @Test
  void aChatModelIsSentToItsOwnEndpoint() {
    HttpResponse<byte[]> response = post("{\"model\":\"openai/gpt-5\",\"prompt\":\"a cat\"}");
    thenRefused(response, 400, "wrong_endpoint", "model");
    assertThat(message(response)).contains("/v1/chat/completions");
  }

  @Test
  void aRequestSmuggledBehindALengthIsRefused() {
    try (RawClient client = RawClient.connect(server.port())) {
      client.send(
          "POST "
              + PATH
              + " HTTP/1.1\r\nhost: localhost\r\ncontent-length: 5\r\n"
              + "transfer-encoding: chunked\r\n\r\n0\r\n\r\n");
      assertThat(client.read().status()).isEqualTo(400);
    }
    thenProviderWasNotCalled();
  }

  private HttpResponse<byte[]> generate(String members) {
    return post(body(members));
  }

  private HttpResponse<byte[]> sized(String size) {
    return generate("\"prompt\":\"a cat\",\"size\":\"" + size + "\"");
  }

  private HttpResponse<byte[]> post(String json) {
    return server.post(PATH, json, "authorization", "Bearer " + key);
  }

  private HttpResponse<byte[]> typed(String contentType) {
    return server.send(
        server
            .request(PATH, "authorization", "Bearer " + key, "content-type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body("\"prompt\":\"a cat\""))));
  }

  private static String body(String members) {
    return "{\"model\":\"openai/gpt-image-2\"," + members + "}";
  }

  private Received last() {
    MockUpstream upstream = server.upstream();
    return upstream.requests().getLast();
  }

  private static String message(HttpResponse<byte[]> response) {
    return json(response).path("error").path("message").asString();
  }

  private void thenSizeRefused(String size, String reason) {
    HttpResponse<byte[]> response = sized(size);
    thenRefused(response, 400, "invalid_value", "size");
    assertThat(message(response)).contains(reason);
    thenProviderWasNotCalled();
  }

  private void thenProviderWasNotCalled() {
    assertThat(server.upstream().requests()).hasSize(before);
  }

  private static void thenRefused(
      HttpResponse<byte[]> response, int status, String code, String parameter) {
    JsonNode error = json(response).path("error");
    assertThat(response.statusCode()).as(error.toString()).isEqualTo(status);
    assertThat(header(response, "content-type")).startsWith("application/json");
    assertThat(error.propertyNames()).containsExactlyInAnyOrder("message", "type", "param", "code");
    assertThat(error.path("code").asString()).isEqualTo(code);
    if (parameter != null) {
      assertThat(error.path("param").asString()).isEqualTo(parameter);
    }
  }
}
