package dev.tollgate.gateway.route;

import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.SizeRule;
import dev.tollgate.gateway.call.Refusal.InvalidParameter;
import dev.tollgate.gateway.call.Refused;
import dev.tollgate.gateway.call.Request.Pictures;
import dev.tollgate.pricing.ImageSize;
import java.util.List;
import java.util.stream.Collectors;

/** Checks a picture request against what its model accepts, before any money is held. */
final class ModelRules {

  private static final String AUTO = "auto";
  private static final List<String> BACKGROUNDS = List.of("transparent", "opaque", AUTO);

  private final String model;
  private final ImageRules rules;

  ModelRules(String model, ImageRules rules) {
    this.model = model;
    this.rules = rules;
  }

  void check(Pictures request) {
    checkPrompt(request);
    checkCount(request);
    checkSize(request);
    checkListed("quality", request.quality(), rules.qualities(), true);
    checkListed("output_format", request.outputFormat(), rules.outputFormats(), false);
    checkBackground(request);
    checkResponseFormat(request);
    checkStream(request);
  }

  private void checkPrompt(Pictures request) {
    int characters = request.prompt().codePointCount(0, request.prompt().length());
    if (rules.promptCharacters() > 0 && characters > rules.promptCharacters()) {
      throw wrong(
          "prompt",
          "'prompt' has "
              + characters
              + " characters; "
              + model
              + " takes "
              + rules.promptCharacters()
              + ".");
    }
  }

  private void checkCount(Pictures request) {
    if (rules.maxPictures() > 0 && request.count() > rules.maxPictures()) {
      throw wrong(
          "n",
          "'n' must be a whole number from 1 to " + rules.maxPictures() + " for " + model + ".");
    }
  }

  private void checkSize(Pictures request) {
    String size = request.size();
    if (size == null || size.equals(AUTO)) {
      return;
    }
    ImageSize exact =
        ImageSize.parse(size)
            .orElseThrow(() ->
                wrong(
                    "size",
                    "Invalid size '"
                        + size
                        + "'. Write width and height in pixels as in '1024x1536', or 'auto'."));
    switch (rules.sizes()) {
      case SizeRule.Fixed(List<ImageSize> sizes) -> checkFixed(exact, sizes);
      case SizeRule.Free free -> checkFree(exact, free);
      case SizeRule.Unknown _ -> {}
    }
  }

  private void checkFixed(ImageSize size, List<ImageSize> sizes) {
    if (!sizes.contains(size)) {
      String supported =
          sizes.stream().map(one -> "'" + one + "'").collect(Collectors.joining(", "));
      throw wrong(
          "size",
          "Invalid size '" + size + "' for " + model + ". It takes " + supported + " and 'auto'.");
    }
  }

  private void checkFree(ImageSize size, SizeRule.Free rule) {
    String fault = fault(size, rule);
    if (!fault.isEmpty()) {
      throw wrong("size", "Invalid size '" + size + "' for " + model + ". " + fault);
    }
  }

  private static String fault(ImageSize size, SizeRule.Free rule) {
    if (size.width() % rule.multiple() != 0 || size.height() % rule.multiple() != 0) {
      return "Width and height must both be divisible by " + rule.multiple() + ".";
    }
    if (size.longEdge() > rule.maxEdge() || size.shortEdge() < rule.minEdge()) {
      return "Edges must be from " + rule.minEdge() + " to " + rule.maxEdge() + " pixels.";
    }
    if (size.longEdge() > (long) rule.maxRatio() * size.shortEdge()) {
      return "The long edge may be at most " + rule.maxRatio() + " times the short one.";
    }
    if (size.pixels() < rule.minPixels()) {
      return size.pixels() + " pixels are below the minimum of " + rule.minPixels() + ".";
    }
    return size.pixels() > rule.maxPixels()
        ? size.pixels() + " pixels exceed the maximum of " + rule.maxPixels() + "."
        : "";
  }

  private void checkBackground(Pictures request) {
    String background = request.background();
    if (background == null) {
      return;
    }
    checkListed("background", background, BACKGROUNDS, true);
    if (background.equals("transparent")) {
      if (Boolean.FALSE.equals(rules.transparentBackground())) {
        throw wrong("background", "Transparent background is not supported for " + model + ".");
      }
      if ("jpeg".equals(request.outputFormat())) {
        throw wrong("background", "A JPEG cannot be transparent; use output_format png or webp.");
      }
    }
  }

  private void checkResponseFormat(Pictures request) {
    String format = request.responseFormat();
    if (format != null
        && Boolean.FALSE.equals(rules.responseFormat())
        && !format.equals("b64_json")) {
      throw new Refused(
          new InvalidParameter(
              "response_format",
              "unknown_parameter",
              model + " always answers with b64_json; leave 'response_format' out."));
    }
  }

  private void checkStream(Pictures request) {
    if (request.stream() && Boolean.FALSE.equals(rules.streaming())) {
      throw wrong("stream", model + " does not stream; leave 'stream' out.");
    }
    if (request.partialImages() > rules.maxPartialImages()) {
      throw wrong(
          "partial_images",
          "'partial_images' must be a whole number from 0 to " + rules.maxPartialImages() + ".");
    }
  }

  private void checkListed(
      String parameter,
      @org.jspecify.annotations.Nullable String value,
      List<String> listed,
      boolean autoToo) {
    if (value == null
        || listed.isEmpty()
        || listed.contains(value)
        || (autoToo && value.equals(AUTO))) {
      return;
    }
    throw wrong(
        parameter,
        "Invalid value '"
            + value
            + "' for "
            + model
            + ". '"
            + parameter
            + "' may be "
            + String.join(", ", listed)
            + (autoToo && !listed.contains(AUTO) ? " or auto." : "."));
  }

  private static Refused wrong(String parameter, String message) {
    return new Refused(new InvalidParameter(parameter, "invalid_value", message));
  }
}
