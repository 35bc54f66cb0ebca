package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.SizeRule;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import java.util.List;

/** Says why a model would refuse a size, so that a form can tell before a call does. */
public final class Sizes {

  private Sizes() {}

  /** Why a model refuses a size; empty when it does not. */
  public static String fault(Model model, ImageSize size) {
    String why = model.rules().map(ImageRules::sizes).map(rule -> fault(rule, size)).orElse("");
    return why.isEmpty() ? "" : model.name() + " refuses " + Names.size(size) + ": " + why;
  }

  private static String fault(SizeRule rule, ImageSize size) {
    return switch (rule) {
      case SizeRule.Fixed(List<ImageSize> sizes) ->
          sizes.contains(size)
              ? ""
              : "it takes " + Names.list(sizes.stream().map(Names::size).toList()) + ".";
      case SizeRule.Free free -> fault(free, size);
      case SizeRule.Unknown _ -> "";
    };
  }

  private static String fault(SizeRule.Free rule, ImageSize size) {
    if (size.width() % rule.multiple() != 0 || size.height() % rule.multiple() != 0) {
      return "edges are multiples of " + rule.multiple() + ".";
    }
    if (size.longEdge() > rule.maxEdge() || size.shortEdge() < rule.minEdge()) {
      return "edges are from " + rule.minEdge() + " to " + Amounts.count(rule.maxEdge()) + " px.";
    }
    if (size.longEdge() > (long) rule.maxRatio() * size.shortEdge()) {
      return "the long edge is at most " + rule.maxRatio() + " times the short one.";
    }
    return size.pixels() < rule.minPixels() || size.pixels() > rule.maxPixels()
        ? "it takes "
            + Amounts.count(rule.minPixels())
            + " to "
            + Amounts.count(rule.maxPixels())
            + " pixels."
        : "";
  }
}
