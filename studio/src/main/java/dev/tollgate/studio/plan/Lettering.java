package dev.tollgate.studio.plan;

import dev.tollgate.studio.Plan.Role;
import dev.tollgate.studio.Plan.Text;
import dev.tollgate.studio.StudioBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides which words are lettered on the picture and how loud each is. */
final class Lettering {

  private static final Set<String> LOUD = Set.of("headline", "title", "heading", "titled", "big");
  private static final Set<String> MIDDLE =
      Set.of("subtitle", "tagline", "subheading", "slogan", "byline", "strapline");
  private static final Set<String> QUIET =
      Set.of(
          "caption",
          "footer",
          "date",
          "small",
          "detail",
          "below",
          "underneath",
          "bottom",
          "address",
          "credit",
          "venue");
  private static final Pattern UNQUOTED =
      Pattern.compile(
          "\\b(?:says?|saying|reads?|reading|text|words?)[: ]+(\\p{Lu}[\\p{Lu}\\p{N}!?&' -]{0,60}\\p{Lu}[!?]?)");

  private Lettering() {}

  static List<Text> texts(Quotations quotations, String rest) {
    var passages = quotations.passages();
    if (passages.isEmpty()) {
      return unquoted(rest)
          .map(content -> List.of(new Text(content, Role.HEADLINE)))
          .orElse(List.of());
    }
    var texts = new ArrayList<Text>();
    for (var passage : passages.subList(0, Math.min(passages.size(), StudioBounds.TEXTS_MAX))) {
      texts.add(new Text(bounded(passage.content()), role(passage.lead(), texts.size())));
    }
    return headlineFirst(texts);
  }

  private static Optional<String> unquoted(String rest) {
    var matcher = UNQUOTED.matcher(rest);
    return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
  }

  private static String bounded(String content) {
    var length = content.codePointCount(0, content.length());
    if (length <= StudioBounds.TEXT_CODE_POINTS_MAX) {
      return content;
    }
    return content.substring(
            0, content.offsetByCodePoints(0, StudioBounds.TEXT_CODE_POINTS_MAX - 1))
        + "…";
  }

  private static Role role(String lead, int position) {
    var words = Words.of(lead).list();
    for (var word : words.reversed().subList(0, Math.min(5, words.size()))) {
      if (LOUD.contains(word)) {
        return Role.HEADLINE;
      }
      if (MIDDLE.contains(word)) {
        return Role.SUBTITLE;
      }
      if (QUIET.contains(word)) {
        return Role.DETAIL;
      }
    }
    return switch (position) {
      case 0 -> Role.HEADLINE;
      case 1 -> Role.SUBTITLE;
      default -> Role.DETAIL;
    };
  }

  private static List<Text> headlineFirst(List<Text> texts) {
    var headline = texts.stream().filter(text -> text.role() == Role.HEADLINE).findFirst();
    var first = headline.map(texts::indexOf).orElse(0);
    var ordered = new ArrayList<Text>();
    ordered.add(new Text(texts.get(first).content(), Role.HEADLINE));
    for (var at = 0; at < texts.size(); at++) {
      if (at != first) {
        ordered.add(quieter(texts.get(at)));
      }
    }
    return List.copyOf(ordered);
  }

  private static Text quieter(Text text) {
    return text.role() == Role.HEADLINE ? new Text(text.content(), Role.SUBTITLE) : text;
  }
}
