package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters that a call takes, for this kind of call only: what a source states for chat is
 * not a control of pictures.
 */
public final class Controls {

  /** A parameter and its values. */
  public record Control(String name, String values) {}

  private Controls() {}

  static List<Control> of(Model model) {
    List<Control> controls = new ArrayList<>();
    model.rules().ifPresent(rules -> pictures(rules, controls));
    if (model.kind() == Kind.CHAT) {
      model
          .facts()
          .forEach((name, verdict) -> {
            if (name.startsWith(Attributes.CONTROL)) {
              controls.add(
                  new Control(name.substring(Attributes.CONTROL.length()), words(verdict.value())));
            }
          });
    }
    return controls;
  }

  private static String words(String value) {
    return switch (value) {
      case "true" -> "taken";
      case "false" -> "refused";
      default -> value;
    };
  }

  private static void pictures(ImageRules rules, List<Control> controls) {
    if (rules.maxPictures() != 1) {
      String most = rules.maxPictures() == 0 ? "more" : Integer.toString(rules.maxPictures());
      controls.add(new Control("n", "1 to " + most));
    }
    controls.add(new Control("size", "by the limits, or auto"));
    if (!rules.qualities().isEmpty()) {
      controls.add(new Control("quality", String.join(", ", rules.qualities()) + ", auto"));
    }
    if (!rules.outputFormats().isEmpty()) {
      controls.add(new Control("output_format", String.join(", ", rules.outputFormats())));
    }
    Boolean transparent = rules.transparentBackground();
    if (transparent != null) {
      String values = transparent ? "opaque, transparent, auto" : "opaque, auto";
      controls.add(new Control("background", values));
    }
    if (Boolean.TRUE.equals(rules.streaming())) {
      controls.add(new Control("stream, partial_images", "0 to " + rules.maxPartialImages()));
    }
    if (Boolean.TRUE.equals(rules.inputFidelity())) {
      controls.add(new Control("input_fidelity", "low, high"));
    }
    if (Boolean.TRUE.equals(rules.responseFormat())) {
      controls.add(new Control("response_format", "url, b64_json"));
    }
    rules.extraParameters().stream()
        .sorted()
        .forEach(name -> controls.add(new Control(name, "as documented")));
  }
}
