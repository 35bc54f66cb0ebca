package dev.tollgate.app.api;

import static dev.tollgate.app.testing.RunningTollgate.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.app.testing.RunningTollgate;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The catalogue as JSON. */
class ModelsApiTest {

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
  void aSearchFindsTheModelFirst() {
    JsonNode page = json(tollgate.get("/api/models?q=gpt-image-2&limit=2"));

    assertThat(page.path("total").asInt()).isPositive();
    assertThat(page.path("data")).hasSizeLessThanOrEqualTo(2);
    JsonNode first = page.path("data").path(0);
    assertThat(first.path("id").asString()).isEqualTo("openai/gpt-image-2");
    assertThat(first.path("price").path("unit").asString()).contains("1024x1024 medium");
  }

  @Test
  void filtersNarrowAndPagesFollowEachOther() {
    String query = "/api/models?kind=image&lab=openai&order=name&limit=1&offset=";
    JsonNode first = json(tollgate.get(query + 0));
    JsonNode second = json(tollgate.get(query + 1));

    assertThat(first.path("total").asInt()).isEqualTo(second.path("total").asInt());
    assertThat(first.path("data").path(0).path("id").asString())
        .isLessThan(second.path("data").path(0).path("id").asString());
  }

  @Test
  void aWrongParameterIsRefusedByName() {
    HttpResponse<byte[]> kind = tollgate.get("/api/models?kind=picture");
    HttpResponse<byte[]> limit = tollgate.get("/api/models?limit=100000");

    assertThat(kind.statusCode()).isEqualTo(400);
    assertThat(json(kind).path("error").path("param").asString()).isEqualTo("kind");
    assertThat(json(kind).path("error").path("message").asString()).contains("image");
    assertThat(json(limit).path("error").path("param").asString()).isEqualTo("limit");
  }

  @Test
  void oneModelHasItsMatrixWithTheSourcesOfEachCell() {
    JsonNode model = json(tollgate.get("/api/models/openai/gpt-image-2"));

    JsonNode image = row(model.path("matrix").path("tokens"), "image");
    assertThat(image.path("input").path("usd").asString()).isEqualTo("8");
    assertThat(image.path("cached_input").path("usd").asString()).isEqualTo("2");
    assertThat(image.path("output").path("usd").asString()).isEqualTo("30");
    assertThat(image.path("output").path("sources_agreeing").asInt()).isPositive();
    assertThat(image.path("output").path("agreeing").path(0).path("raw").asString()).isNotBlank();
    assertThat(
            row(model.path("matrix").path("tokens"), "text").path("input").path("usd").asString())
        .isEqualTo("5");
  }

  @Test
  void oneModelHasPicturePricesLimitsRoutesLifecycleAndSources() {
    JsonNode model = json(tollgate.get("/api/models/openai/gpt-image-2"));

    JsonNode square = model.path("picture_prices").path("sizes").path(0);
    assertThat(square.path("size").asString()).isEqualTo("1024x1024");
    assertThat(square.path("usd").path("medium").asString()).isEqualTo("0.05268");
    assertThat(square.path("usd").path("high").asString()).isEqualTo("0.21072");
    assertThat(model.path("limits").path("sizes").path("multiple").asInt()).isEqualTo(16);
    assertThat(model.path("limits").path("pictures_max").asInt()).isEqualTo(10);
    assertThat(model.path("routes")).hasSizeGreaterThan(3);
    assertThat(model.path("routes").path(0).path("tariff").asString()).startsWith("t_");
    assertThat(model.path("lifecycle").path("released").asString()).isEqualTo("2026-04-21");
    assertThat(model.path("sources")).isNotEmpty();
  }

  @Test
  void anUnknownModelIsNotFoundWithASuggestion() {
    HttpResponse<byte[]> answer = tollgate.get("/api/models/openai/gpt-image-two");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json(answer).path("error").path("param").asString()).isEqualTo("model");
  }

  @Test
  void whoHasTheCatalogueAlreadyIsToldSo() {
    HttpResponse<byte[]> first = tollgate.get("/api/models?q=gpt-image-2");
    String tag = RunningTollgate.header(first, "etag");

    HttpResponse<byte[]> again = tollgate.get("/api/models?q=gpt-image-2", "if-none-match", tag);

    assertThat(tag).contains(json(first).path("catalogue").path("hash").asString());
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(tollgate.get("/api/models?q=gpt-image-2", "if-none-match", "\"old\"").statusCode())
        .isEqualTo(200);
  }

  @Test
  void sourcesTellWhereTheirFactsComeFrom() {
    JsonNode sources = json(tollgate.get("/api/sources")).path("data");

    assertThat(sources).hasSizeGreaterThan(5);
    assertThat(sources)
        .allSatisfy(source -> assertThat(source.path("licence").asString()).isNotBlank());
  }

  private static JsonNode row(JsonNode rows, String modality) {
    return rows.valueStream()
        .filter(row -> row.path("modality").asString().equals(modality))
        .findFirst()
        .orElseThrow();
  }
}
