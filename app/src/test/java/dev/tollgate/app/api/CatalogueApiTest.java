package dev.tollgate.app.api;

import static dev.tollgate.app.testing.RunningTollgate.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.app.testing.RunningTollgate;
import dev.tollgate.web.api.OpenApi;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Queries over the catalogue as a whole. */
class CatalogueApiTest {

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
  void conflictsCarryTheirCauseAndEveryClaim() {
    JsonNode page =
        json(tollgate.get("/api/conflicts?topic=list_price&q=minimax/minimax-m2.7&limit=5"));
    JsonNode first = page.path("data").path(0);
    assertThat(first.path("because").asString()).isNotBlank();
    assertThat(first.path("claims")).isNotEmpty();
    assertThat(first.path("claims").path(0).path("path").asString()).isNotBlank();
  }

  @Test
  void aCursorLeadsThroughAListWithoutRepeats() {
    JsonNode one = json(tollgate.get("/api/conflicts?limit=2"));
    JsonNode two =
        json(tollgate.get("/api/conflicts?limit=2&cursor=" + one.path("next_cursor").asString()));
    assertThat(two.path("total")).isEqualTo(one.path("total"));
    assertThat(two.path("data").path(0)).isNotEqualTo(one.path("data").path(0));
    assertThat(two.path("data").path(0)).isNotEqualTo(one.path("data").path(1));
  }

  @Test
  void aForeignCursorIsRefusedByName() {
    HttpResponse<byte[]> answer = tollgate.get("/api/conflicts?cursor=b2xkOjQ");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("error").path("param").asString()).isEqualTo("cursor");
    assertThat(json(answer).path("error").path("message").asString()).contains("begin again");
  }

  @Test
  void changesSayWhatMayToAugustBrought() {
    JsonNode page =
        json(
            tollgate.get(
                "/api/changes?from=2026-05-01&to=2026-08-01&source=litellm&kind=price_withdrawn&limit=500"));
    assertThat(page.path("sources").path(0).path("added").asInt()).isEqualTo(295);
    assertThat(page.path("data"))
        .anySatisfy(change -> {
          assertThat(change.path("subject").asString()).isEqualTo("openai/gpt-image-2");
          assertThat(change.path("before").asString()).isEqualTo("2");
          assertThat(change.path("after").isNull()).isTrue();
        });
  }

  @Test
  void everyStatementHasTheDaysOnWhichItWasSeen() {
    JsonNode routes = json(tollgate.get("/api/models/openai/gpt-image-2/history")).path("data");
    assertThat(routes.path(0).path("route").asString()).isEqualTo("openai/gpt-image-2");
    assertThat(routes.path(0).path("statements"))
        .anySatisfy(one -> {
          assertThat(one.path("path").asString()).endsWith("cache_read_input_image_token_cost");
          assertThat(one.path("first_seen").asString()).isEqualTo("2026-05-01");
          assertThat(one.path("withdrawn").asBoolean()).isTrue();
        })
        .anySatisfy(one -> {
          assertThat(one.path("path").asString()).endsWith("output_cost_per_image_token");
          assertThat(one.path("first_seen").asString()).isEqualTo("2026-05-01");
          assertThat(one.path("last_seen").asString()).isEqualTo("2026-08-01");
          assertThat(one.path("withdrawn").asBoolean()).isFalse();
        });
  }

  @Test
  void aRawStringIsResolvedWithConfidence() {
    JsonNode page = json(tollgate.get("/api/resolve?q=azure/gpt-image-2"));
    assertThat(page.path("data").path(0).path("model").asString()).isEqualTo("openai/gpt-image-2");
    assertThat(page.path("data").path(0).path("confidence_percent").asInt()).isGreaterThan(80);
  }

  @Test
  void aComparisonPutsOneQuestionToEach() {
    JsonNode page =
        json(
            tollgate.get(
                "/api/compare?models=openai/gpt-image-2,openai/gpt-image-1.5&quality=high"));
    assertThat(page.path("data")).hasSize(2);
    assertThat(page.path("data").path(0).path("standing").path("method").asString())
        .contains("1024x1024 high");
    assertThat(tollgate.get("/api/compare").statusCode()).isEqualTo(400);
    assertThat(tollgate.get("/api/compare?models=x&size=large").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"routes", "facts", "history", "similar"})
  void aModelHasParts(String part) {
    JsonNode page = json(tollgate.get("/api/models/openai/gpt-image-2/" + part));
    assertThat(page.path("data")).isNotEmpty();
    assertThat(tollgate.get("/api/models/openai/gpt-image-2/nonsense").statusCode()).isEqualTo(404);
  }

  @Test
  void modelsAreFilteredByCapabilityAndNarrowedToFields() {
    JsonNode page =
        json(
            tollgate.get(
                "/api/models?kind=chat&capability=function_calling&priced=true&fields=kind&limit=3"));
    assertThat(page.path("data")).hasSize(3);
    assertThat(page.path("data").path(0).propertyNames()).containsExactlyInAnyOrder("id", "kind");
  }

  @Test
  void inATableUnknownZeroAndFreeStayThree() {
    String csv = text(tollgate.get("/api/models?q=sketch-1&format=csv"));
    assertThat(csv.lines().skip(1).findFirst().orElse(""))
        .contains("studio/sketch-1")
        .contains("free: drawn");
    String all = text(tollgate.get("/api/models?lab=studio&format=csv"));
    assertThat(all.lines().findFirst().orElse("")).startsWith("id,name,kind");
    assertThat(text(tollgate.get("/api/conflicts?format=csv&limit=500")).lines())
        .noneMatch(line -> line.matches("^[=+@-].*|.*,[=+@].*"));
  }

  @Test
  void aPastDayIsQuotedByItsOwnTariff() {
    String body =
        "{\"model\":\"deepseek/deepseek-chat\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}],\"max_tokens\":100%s}";
    JsonNode then = json(tollgate.post("/api/quotes", body.formatted(",\"at\":\"2026-05-15\"")));
    JsonNode now = json(tollgate.post("/api/quotes", body.formatted("")));
    assertThat(then.toString()).isNotEqualTo(now.toString());
    HttpResponse<byte[]> wrong = tollgate.post("/api/quotes", body.formatted(",\"at\":\"May\""));
    assertThat(json(wrong).path("error").path("param").asString()).isEqualTo("at");
  }

  @Test
  void everyServedPathIsDescribedAndEveryDescribedOneServed() {
    JsonNode paths = json(tollgate.get("/openapi.json")).path("paths");
    List<String> described =
        OpenApi.OPERATIONS.stream().map(OpenApi.Operation::path).distinct().toList();
    assertThat(paths.propertyNames()).containsExactlyInAnyOrderElementsOf(described);
    assertThat(paths.path("/api/pins").propertyNames()).contains("get", "post", "delete");
    for (OpenApi.Operation one : OpenApi.OPERATIONS) {
      if (one.method().equals("GET")) {
        String path =
            one.path()
                .replace("{lab}", "openai")
                .replace("{model}", "gpt-image-2")
                .replace("{source}", "litellm");
        assertThat(tollgate.get(path).statusCode()).as(path).isNotEqualTo(404);
      }
    }
  }

  @Test
  void theFeedOfChangesIsAtom() throws Exception {
    HttpResponse<byte[]> answer = tollgate.get("/changes.atom?source=litellm");
    var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    var document =
        factory.newDocumentBuilder().parse(new java.io.ByteArrayInputStream(answer.body()));
    assertThat(document.getDocumentElement().getNamespaceURI())
        .isEqualTo("http://www.w3.org/2005/Atom");
    assertThat(document.getElementsByTagName("entry").getLength()).isPositive();
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
