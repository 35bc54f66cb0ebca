package dev.tollgate.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tollgate.catalogue.model.Lifecycle;
import dev.tollgate.catalogue.model.SizeRule;
import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Attempt;
import dev.tollgate.gateway.call.Refusal;
import dev.tollgate.gateway.call.Refused;
import dev.tollgate.gateway.call.Request;
import dev.tollgate.gateway.testing.FixedSnapshot;
import dev.tollgate.gateway.testing.Models;
import dev.tollgate.gateway.testing.Samples;
import dev.tollgate.pricing.ImageSize;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

  private static final SizeRule FREE = new SizeRule.Free(16, 16, 3840, 3, 655_360, 8_294_400);
  private static final Models.Rules IMAGE_2 =
      Models.rules()
          .sizes(FREE)
          .qualities("low", "medium", "high")
          .outputFormats("png", "jpeg", "webp")
          .transparentBackground(false)
          .responseFormat(false)
          .streaming(true);

  private final FixedSnapshot snapshot =
      new FixedSnapshot()
          .with(
              Models.image("gpt-image-2", IMAGE_2.build(), Lifecycle.UNKNOWN),
              "openai",
              "azure",
              "x",
              "y")
          .with(
              Models.image(
                  "gpt-image-2.5",
                  Models.rules()
                      .sizes(FREE)
                      .qualities("low", "medium", "high", "xhigh", "max")
                      .outputFormats("png", "jpeg", "webp")
                      .transparentBackground(true)
                      .build(),
                  Lifecycle.UNKNOWN),
              "openai")
          .with(
              Models.image(
                  "gpt-image-1.5",
                  Models.rules()
                      .sizes(
                          new SizeRule.Fixed(
                              List.of(new ImageSize(1024, 1024), new ImageSize(1536, 1024))))
                      .build(),
                  new Lifecycle(null, null, LocalDate.of(2026, 12, 1), List.of("gpt-image-2.5"))),
              "openai",
              "azure")
          .with(
              Models.image(
                  "gpt-image-1",
                  Models.rules().build(),
                  new Lifecycle(null, null, LocalDate.of(2026, 10, 23), List.of("gpt-image-2"))),
              "openai",
              "azure")
          .with(
              Models.image(
                  "dall-e-3",
                  Models.rules().maxPictures(1).promptCharacters(4_000).streaming(false).build(),
                  Lifecycle.UNKNOWN),
              "openai")
          .with(Models.chat("gpt-5"), "openai");

  private Set<String> configured = Set.of("openai", "azure", "x", "y");
  private final Router router =
      new Router(() -> snapshot, () -> configured, Map.of("img", "gpt-image-2"), () -> Samples.NOW);

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
  void sizesWithinTheRulesPass(String size) {
    assertThatCode(() -> plan("gpt-image-2", "\"size\":\"" + size + "\""))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "1792x936,divisible by 16",
    "1500x1500,divisible by 16",
    "1000x1000,divisible by 16",
    "4096x4096,to 3840 pixels",
    "3856x1616,to 3840 pixels",
    "3840x1264,at most 3 times",
    "1600x512,at most 3 times",
    "800x800,below the minimum",
    "640x640,below the minimum",
    "3008x3008,exceed the maximum",
    "3840x2176,exceed the maximum",
    "1024X1024,Invalid size",
    "'1024 x 1024',Invalid size",
    "1024x,Invalid size",
    "x1024,Invalid size",
    "0x0,Invalid size",
    "-16x16,Invalid size",
    "99999999999x16,Invalid size",
    "2147483648x2147483648,Invalid size",
    "1024x1024x1024,Invalid size",
    "AUTO,Invalid size",
    "'',Invalid size",
    "' 1024x1024',Invalid size",
    "１０２４x1024,Invalid size"
  })
  void otherSizesAreRefusedByName(String size, String words) {
    expectInvalid("gpt-image-2", "\"size\":\"" + size + "\"", "size", words);
  }

  @Test
  void fixedSizesAreListed() {
    expectInvalid("gpt-image-1.5", "\"size\":\"2048x2048\"", "size", "'1024x1024', '1536x1024'");
    assertThatCode(() -> plan("gpt-image-1.5", "\"size\":\"1536x1024\""))
        .doesNotThrowAnyException();
    assertThatCode(() -> plan("gpt-image-1.5", "\"size\":\"auto\"")).doesNotThrowAnyException();
  }

  @Test
  void transparencyNeedsAModelAndAFormatThatHaveIt() {
    String transparent = "\"background\":\"transparent\"";
    expectInvalid("gpt-image-2", transparent, "background", "not supported");
    expectInvalid(
        "gpt-image-2.5", transparent + ",\"output_format\":\"jpeg\"", "background", "JPEG");
    expectInvalid("gpt-image-2.5", "\"background\":\"blue\"", "background", "transparent");
    plan("gpt-image-2.5", transparent);
    plan("gpt-image-2.5", transparent + ",\"output_format\":\"webp\"");
    plan("gpt-image-2", "\"background\":\"opaque\"");
    plan("gpt-image-2", "\"background\":null");
  }

  @Test
  void qualitiesAndFormatsAreThoseOfTheModel() {
    expectInvalid("gpt-image-2", "\"quality\":\"xhigh\"", "quality", "low, medium, high");
    expectInvalid("gpt-image-2", "\"quality\":\"max\"", "quality", "or auto");
    expectInvalid("gpt-image-2", "\"quality\":\"hd\"", "quality", "low, medium, high");
    expectInvalid("gpt-image-2", "\"output_format\":\"gif\"", "output_format", "png, jpeg, webp");
    plan("gpt-image-2.5", "\"quality\":\"max\"");
    plan("gpt-image-2", "\"quality\":\"auto\",\"output_format\":\"webp\"");
    plan("gpt-image-1", "\"quality\":\"unheard-of\",\"output_format\":\"gif\"");
  }

  @Test
  void streamsNeedAModelThatStreams() {
    expectInvalid("dall-e-3", "\"stream\":true", "stream", "does not stream");
    plan("gpt-image-2", "\"stream\":true,\"partial_images\":3");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"stream\":true,\"n\":2',n",
    "'\"partial_images\":4,\"stream\":true',partial_images",
    "'\"partial_images\":-1,\"stream\":true',partial_images",
    "'\"partial_images\":2',partial_images",
    "'\"n\":0',n",
    "'\"n\":11',n",
    "'\"n\":\"2\"',n",
    "'\"n\":1.5',n",
    "'\"output_compression\":101',output_compression",
    "'\"output_compression\":-1',output_compression",
    "'\"stream\":1',stream",
    "'\"size\":1024',size"
  })
  void fieldsOfTheWrongKindAreRefusedByName(String fields, String parameter) {
    expectInvalid("gpt-image-2", fields, parameter, "");
  }

  @Test
  void nullCountsAsAbsent() {
    String names =
        "\"n\":null,\"size\":null,\"quality\":null,\"background\":null,\"output_format\":null,"
            + "\"output_compression\":null,\"stream\":null,\"partial_images\":null,"
            + "\"response_format\":null,\"seed\":null,\"user\":null";
    plan("gpt-image-2", names);
  }

  @Test
  void aModelsOwnLimitsHold() {
    expectInvalid("dall-e-3", "\"n\":2", "n", "from 1 to 1");
    String prompt = "x".repeat(4_001);
    Request request = Samples.pictures("{\"model\":\"dall-e-3\",\"prompt\":\"" + prompt + "\"}");
    assertThat(refusal(request)).isInstanceOf(Refusal.InvalidParameter.class);
  }

  @Test
  void responseFormatIsTakenOnlyWhereItChangesNothing() {
    plan("gpt-image-2", "\"response_format\":\"b64_json\"");
    plan("dall-e-3", "\"response_format\":\"url\"");
    Refusal refusal = refusal(pictures("gpt-image-2", "\"response_format\":\"url\""));
    assertThat(((Refusal.InvalidParameter) refusal).code()).isEqualTo("unknown_parameter");
  }

  @Test
  void aModelOfAnotherKindIsSentToItsEndpoint() {
    assertThat(((Refusal.WrongEndpoint) refusal(pictures("gpt-5", "\"n\":1"))).message())
        .contains("/v1/chat/completions");
    Request chat = Samples.chat("{\"model\":\"gpt-image-2\",\"messages\":[{\"content\":\"x\"}]}");
    assertThat(((Refusal.WrongEndpoint) refusal(chat)).message())
        .contains("/v1/images/generations");
  }

  @Test
  void aModelThatWasShutDownNamesItsSuccessorUnlessAnotherProviderStillServesIt() {
    configured = Set.of("openai");
    assertThat(((Refusal.ModelNotFound) refusal(pictures("gpt-image-1", "\"n\":1"))).hint())
        .isEqualTo("It was shut down on 2026-10-23. Use gpt-image-2.");
    plan("gpt-image-1.5", "\"n\":1");
    configured = Set.of("azure", "openai");
    assertThat(router.plan(pictures("gpt-image-1", "\"n\":1")).attempts())
        .extracting(Attempt::provider)
        .containsExactly("azure");
  }

  @Test
  void aBareNameTakesEveryConfiguredProviderUpToTheLimit() {
    Plan plan = router.plan("gpt-image-2");
    assertThat(plan.attempts())
        .extracting(Attempt::route)
        .containsExactly("openai/gpt-image-2", "azure/gpt-image-2", "x/gpt-image-2")
        .hasSize(Bounds.ATTEMPTS_MAX);
    assertThat(plan.strategy()).isEqualTo("ordered");
    configured = Set.of("azure");
    assertThat(router.plan("gpt-image-2").first().upstreamModel())
        .isEqualTo("upstream-gpt-image-2");
  }

  @Test
  void aPinTakesOneRouteOnly() {
    Plan plan = router.plan("azure/gpt-image-2");
    assertThat(plan.attempts()).extracting(Attempt::route).containsExactly("azure/gpt-image-2");
    assertThat(plan.strategy()).isEqualTo("pinned");
  }

  @Test
  void aPinOfAnUncataloguedModelIsOfUnknownPrice() {
    Attempt attempt = router.plan("x/brand/new").first();
    assertThat(attempt.upstreamModel()).isEqualTo("brand/new");
    assertThat(attempt.model()).isNull();
    assertThat(attempt.tariff().rates()).isEmpty();
  }

  @Test
  void anAliasStandsForItsModel() {
    assertThat(router.plan("img").first().route()).isEqualTo("openai/gpt-image-2");
  }

  @Test
  void anUnknownModelIsAnsweredWithTheNearest() {
    assertThat(hint("gpt-image")).startsWith("Did you mean openai/gpt-image-2 or ");
    assertThat(hint("no-such")).contains("models");
    configured = Set.of();
    assertThat(hint("gpt-image-2")).contains("OPENAI_API_KEY");
  }

  private String hint(String model) {
    Refusal refusal = catchThrowableOfType(Refused.class, () -> router.plan(model)).reason();
    return ((Refusal.ModelNotFound) refusal).hint();
  }

  private void expectInvalid(String model, String fields, String parameter, String words) {
    Refusal refusal = refusal(model, fields);
    assertThat(refusal).isInstanceOf(Refusal.InvalidParameter.class);
    Refusal.InvalidParameter invalid = (Refusal.InvalidParameter) refusal;
    assertThat(invalid.parameter()).isEqualTo(parameter);
    assertThat(invalid.code()).isEqualTo("invalid_value");
    assertThat(invalid.message()).contains(words);
  }

  private Refusal refusal(String model, String fields) {
    return catchThrowableOfType(Refused.class, () -> plan(model, fields)).reason();
  }

  private Refusal refusal(Request request) {
    return catchThrowableOfType(Refused.class, () -> router.plan(request)).reason();
  }

  private void plan(String model, String fields) {
    router.plan(pictures(model, fields));
  }

  private static Request pictures(String model, String fields) {
    return Samples.pictures("{\"model\":\"" + model + "\",\"prompt\":\"cat\"," + fields + "}");
  }
}
