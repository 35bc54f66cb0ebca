package dev.tollgate.catalogue.own;

import dev.tollgate.catalogue.json.Json;
import dev.tollgate.catalogue.json.Numbers;
import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.SizeRule;
import dev.tollgate.pricing.ImageInputMethod;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.pricing.ImageTokenMethod;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Reads one set of image rules out of {@code own.json}. */
final class OwnRules {

  private OwnRules() {}

  static ImageRules read(Json rules, String name, String snapshot, LocalDate date) {
    return new ImageRules(
        sizes(rules.get("sizes")),
        rules.get("presets").texts().stream().map(OwnRules::size).toList(),
        size(OwnReader.text(rules, "auto_size")),
        rules.get("qualities").texts(),
        rules.get("auto_quality").text().orElse(null),
        whole(rules, "n"),
        whole(rules, "prompt"),
        rules.get("formats").texts(),
        rules.get("transparent").bool().orElse(null),
        rules.get("streaming").bool().orElse(null),
        whole(rules, "partials"),
        rules.get("edits").bool().orElseThrow(),
        whole(rules, "input_images"),
        rules.get("input_fidelity").bool().orElse(null),
        rules.get("response_format").bool().orElse(null),
        ImageTokenMethod.valueOf(OwnReader.text(rules, "output_method")),
        ImageInputMethod.valueOf(OwnReader.text(rules, "input_method")),
        Set.copyOf(rules.get("extra").texts()),
        new Evidence(
            OwnFacts.MODELS,
            "$.rule_sets." + name,
            OwnReader.text(rules, "source"),
            "",
            "as read",
            snapshot,
            date));
  }

  private static SizeRule sizes(Json sizes) {
    Json free = sizes.get("free");
    List<String> fixed = sizes.get("fixed").texts();
    if (!free.isNull()) {
      return new SizeRule.Free(
          whole(free, "multiple"),
          whole(free, "min_edge"),
          whole(free, "max_edge"),
          whole(free, "max_ratio"),
          whole(free, "min_pixels"),
          whole(free, "max_pixels"));
    }
    return fixed.isEmpty()
        ? new SizeRule.Unknown()
        : new SizeRule.Fixed(fixed.stream().map(OwnRules::size).toList());
  }

  private static ImageSize size(String text) {
    return ImageSize.parse(text)
        .orElseThrow(() -> new IllegalStateException("own.json: no size " + text));
  }

  private static int whole(Json row, String field) {
    return row.get(field)
        .number()
        .map(raw -> Numbers.parse(raw).intValueExact())
        .orElseThrow(() -> new IllegalStateException("own.json: no number " + field));
  }
}
