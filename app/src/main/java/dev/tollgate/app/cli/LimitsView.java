package dev.tollgate.app.cli;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** Prints what an image model accepts. */
record LimitsView(PrintWriter out) {

  void print(JsonNode limits) {
    out.println();
    out.println("limits");
    line("sizes", sizes(limits.path("sizes")));
    line("auto size", limits.path("auto_size").asString(""));
    line("qualities", ModelView.joined(limits.path("qualities")));
    line("auto quality", limits.path("auto_quality").asString(""));
    line("formats", ModelView.joined(limits.path("output_formats")));
    line("pictures", atMost(limits.path("pictures_max")));
    line("partials", atMost(limits.path("partial_images_max")));
    line("prompt", atMost(limits.path("prompt_characters_max"), " characters"));
    line("transparent", yesOrNo(limits.path("transparent_background")));
    line("streaming", yesOrNo(limits.path("streaming")));
    line("edits", yesOrNo(limits.path("edits")));
  }

  private void line(String name, String value) {
    if (!value.isEmpty()) {
      Wrapped.print(out, "  ", String.format("%-12s  %s", name, value));
    }
  }

  private static String sizes(JsonNode sizes) {
    return switch (sizes.path("rule").asString("unknown")) {
      case "fixed" -> ModelView.joined(sizes.path("sizes"));
      case "free" ->
          "edges in steps of "
              + sizes.path("multiple").asInt(1)
              + " from "
              + sizes.path("edge_min").asInt(0)
              + " to "
              + sizes.path("edge_max").asInt(0)
              + ", ratio to "
              + sizes.path("ratio_max").asInt(0)
              + ":1, "
              + Figures.count(sizes.path("pixels_min").asLong(0))
              + " to "
              + Figures.count(sizes.path("pixels_max").asLong(0))
              + " pixels";
      default -> "no source says; passed on unchecked";
    };
  }

  private static String atMost(JsonNode number) {
    return atMost(number, "");
  }

  private static String atMost(JsonNode number, String unit) {
    long most = number.asLong(0);
    return most == 0 ? "" : "up to " + Figures.count(most) + unit;
  }

  private static String yesOrNo(JsonNode flag) {
    return flag.isBoolean() ? (flag.asBoolean() ? "yes" : "no") : "no source says";
  }
}
