package dev.tollgate.app.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.images.ImageGenStreamEvent;
import com.openai.models.images.ImageGenerateParams;
import com.openai.models.images.ImagesResponse;
import dev.tollgate.app.testing.OpenAiScripts;
import dev.tollgate.app.testing.RunningTollgate;
import dev.tollgate.gateway.testing.Script;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The official openai-java client, unchanged but for its base URL and key. */
class OpenAiJavaTest {

  private RunningTollgate server;
  private OpenAIClient client;

  @BeforeEach
  void start() {
    server = RunningTollgate.start();
    server.upstream().always(OpenAiScripts.pictures());
    client = client(server.key(null));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void itMakesAPictureAndSeesWhatItCost() {
    try (HttpResponseFor<ImagesResponse> raw =
        client.images().withRawResponse().generate(picture("gpt-image-2"))) {
      ImagesResponse answer = raw.parse();
      assertThat(answer.data().orElseThrow().getFirst().b64Json()).isPresent();
      assertThat(answer.usage().orElseThrow().outputTokens()).isEqualTo(1756);
      assertThat(raw.headers().values("x-tollgate-cost")).containsExactly("0.05279");
    }
  }

  @Test
  void itDrawsInTheStudioWithoutAnyProvider() {
    ImagesResponse answer =
        client
            .images()
            .generate(
                ImageGenerateParams.builder()
                    .model("studio/sketch-1")
                    .prompt("A poster that says \"Hello, Java\"")
                    .size(ImageGenerateParams.Size.of("512x512"))
                    .build());
    assertThat(answer.data().orElseThrow().getFirst().b64Json().orElseThrow())
        .startsWith("iVBORw0KGgo");
  }

  @Test
  void itStreamsAPicture() {
    try (StreamResponse<ImageGenStreamEvent> events =
        client
            .images()
            .generateStreaming(picture("gpt-image-2").toBuilder().partialImages(2).build())) {
      List<ImageGenStreamEvent> all = events.stream().toList();
      assertThat(all.stream().filter(ImageGenStreamEvent::isGenerationPartialImage)).hasSize(2);
      assertThat(all.getLast().asGenerationCompleted().usage().outputTokens()).isEqualTo(1956);
    }
  }

  @Test
  void itStreamsAPictureFromTheStudio() {
    try (StreamResponse<ImageGenStreamEvent> events =
        client
            .images()
            .generateStreaming(
                ImageGenerateParams.builder()
                    .model("studio/sketch-1")
                    .prompt("A lighthouse at dusk")
                    .size(ImageGenerateParams.Size.of("256x256"))
                    .partialImages(1)
                    .build())) {
      List<ImageGenStreamEvent> all = events.stream().toList();
      assertThat(all).hasSize(2);
      assertThat(all.getLast().asGenerationCompleted().validate().isValid()).isTrue();
    }
  }

  @Test
  void aBadParameterIsATypedErrorThatNamesIt() {
    BadRequestException error =
        catchThrowableOfType(
            BadRequestException.class,
            () ->
                client
                    .images()
                    .generate(
                        picture("gpt-image-2").toBuilder()
                            .size(ImageGenerateParams.Size.of("1000x1000"))
                            .build()));
    assertThat(error.code()).contains("invalid_value");
    assertThat(error.param()).contains("size");
    assertThat(error.getMessage()).contains("divisible by 16");
  }

  @Test
  void anUnknownModelAndAWrongKeyAreTypedErrors() {
    assertThat(
            catchThrowableOfType(
                NotFoundException.class, () -> client.images().generate(picture("no-such-model"))))
        .isNotNull();
    try (var stranger = new Closing(client("tg_0123456789abcdef0123456789abcdef00000000"))) {
      assertThat(
              catchThrowableOfType(
                  UnauthorizedException.class,
                  () -> stranger.client.images().generate(picture("gpt-image-2"))))
          .isNotNull();
    }
  }

  @Test
  void aSpentBudgetIsRefusedOnceAndNotRetried() {
    try (var poor = new Closing(client(server.key("0.01")))) {
      RateLimitException error =
          catchThrowableOfType(
              RateLimitException.class,
              () -> poor.client.images().generate(picture("gpt-image-2")));
      assertThat(error.code()).contains("insufficient_quota");
      assertThat(server.upstream().requests()).isEmpty();
    }
  }

  @Test
  void anAmbiguousOutcomeBuysAtMostOnePicture() {
    server.upstream().always(Script.resetBeforeHead());
    assertThat(
            catchThrowableOfType(
                InternalServerException.class,
                () -> client.images().generate(picture("gpt-image-2"))))
        .isNotNull();
    assertThat(server.upstream().requests()).hasSize(1);
  }

  @Test
  void itChats() {
    server
        .upstream()
        .then(
            Script.json(
                "{\"id\":\"c1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"gpt-5\","
                    + "\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{"
                    + "\"role\":\"assistant\",\"content\":\"Hi\"}}],\"usage\":{"
                    + "\"prompt_tokens\":8,\"completion_tokens\":2,\"total_tokens\":10}}"));
    ChatCompletion answer =
        client
            .chat()
            .completions()
            .create(
                ChatCompletionCreateParams.builder()
                    .model("gpt-5")
                    .addUserMessage("Hello")
                    .build());
    assertThat(answer.choices().getFirst().message().content()).contains("Hi");
  }

  private OpenAIClient client(String key) {
    return OpenAIOkHttpClient.builder().apiKey(key).baseUrl(server.uri("/v1").toString()).build();
  }

  private static ImageGenerateParams picture(String model) {
    return ImageGenerateParams.builder()
        .model(model)
        .prompt("a lighthouse at dusk")
        .size(ImageGenerateParams.Size.of("1024x1024"))
        .quality(ImageGenerateParams.Quality.MEDIUM)
        .build();
  }

  private record Closing(OpenAIClient client) implements AutoCloseable {
    @Override
    public void close() {
      client.close();
    }
  }
}
