package dev.tollgate.gateway.testing;

import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Lifecycle;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.SizeRule;
import dev.tollgate.gateway.call.Attempt;
import dev.tollgate.pricing.ImageInputMethod;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.pricing.ImageTokenMethod;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Small models with the rules that a test is about. */
public final class Models {

  private Models() {}

  /** A picture model of the lab {@code openai} that takes generations only. */
  public static Model image(String name, @Nullable ImageRules rules, Lifecycle lifecycle) {
    return new Model(
        "openai/" + name,
        "openai",
        name,
        name,
        Kind.IMAGE,
        List.of("text"),
        List.of("image"),
        lifecycle,
        List.of(),
        List.of(),
        List.of("/v1/images/generations"),
        rules,
        Map.of());
  }

  public static Model chat(String name) {
    return new Model(
        "openai/" + name,
        "openai",
        name,
        name,
        Kind.CHAT,
        List.of("text"),
        List.of("text"),
        Lifecycle.UNKNOWN,
        List.of(),
        List.of(),
        List.of("/v1/chat/completions"),
        null,
        Map.of());
  }

  /** An attempt at a picture model with these rules. */
  public static Attempt attempt(String provider, ImageRules rules) {
    Attempt plain = Samples.attempt(provider);
    return new Attempt(
        provider,
        plain.route(),
        plain.upstreamModel(),
        plain.modelId(),
        image("upstream-model", rules, Lifecycle.UNKNOWN),
        plain.tariff());
  }

  /** Rules that allow everything; change what the test is about. */
  public static Rules rules() {
    return new Rules();
  }

  /** Image rules under construction. */
  public static final class Rules {

    private SizeRule sizes = new SizeRule.Unknown();
    private List<String> qualities = List.of();
    private List<String> outputFormats = List.of();
    private @Nullable Boolean transparentBackground;
    private @Nullable Boolean streaming;
    private @Nullable Boolean responseFormat;
    private int maxPictures = 10;
    private int promptCharacters = 32_000;
    private int maxPartialImages = 3;

    public Rules sizes(SizeRule value) {
      sizes = value;
      return this;
    }

    public Rules qualities(String... values) {
      qualities = List.of(values);
      return this;
    }

    public Rules outputFormats(String... values) {
      outputFormats = List.of(values);
      return this;
    }

    public Rules transparentBackground(@Nullable Boolean value) {
      transparentBackground = value;
      return this;
    }

    public Rules streaming(@Nullable Boolean value) {
      streaming = value;
      return this;
    }

    public Rules responseFormat(@Nullable Boolean value) {
      responseFormat = value;
      return this;
    }

    public Rules maxPictures(int value) {
      maxPictures = value;
      return this;
    }

    public Rules promptCharacters(int value) {
      promptCharacters = value;
      return this;
    }

    public Rules maxPartialImages(int value) {
      maxPartialImages = value;
      return this;
    }

    public ImageRules build() {
      return new ImageRules(
          sizes,
          List.of(),
          new ImageSize(1024, 1024),
          qualities,
          null,
          maxPictures,
          promptCharacters,
          outputFormats,
          transparentBackground,
          streaming,
          maxPartialImages,
          false,
          0,
          null,
          responseFormat,
          ImageTokenMethod.NONE,
          ImageInputMethod.NONE,
          Set.of(),
          new Evidence("test", "", "", "", "", "", LocalDate.of(2026, 11, 20)));
    }
  }
}
