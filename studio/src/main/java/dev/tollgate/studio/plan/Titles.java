package dev.tollgate.studio.plan;

import dev.tollgate.studio.Plan.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds a short title in a prompt. */
final class Titles {

  private static final int WORDS_MAX = 5;
  private static final int CODE_POINTS_MAX = 42;
  private static final Set<String> OPENERS =
      Set.of(
          "a",
          "an",
          "the",
          "draw",
          "create",
          "generate",
          "make",
          "design",
          "paint",
          "render",
          "show",
          "me",
          "please",
          "picture",
          "image",
          "illustration",
          "poster",
          "painting",
          "drawing",
          "photo",
          "photograph",
          "logo",
          "card",
          "icon",
          "sign",
          "cover",
          "banner",
          "flyer",
          "of",
          "for",
          "about",
          "with",
          "in",
          "minimal",
          "minimalist",
          "beautiful",
          "simple",
          "modern",
          "vintage",
          "typographic",
          "geometric",
          "abstract",
          "composition",
          "travel",
          "greeting",
          "invitation",
          "print",
          "style",
          "swiss",
          "flat",
          "that",
          "says",
          "saying",
          "reads",
          "to",
          "on",
          "and");
  private static final Set<String> TRAILERS =
      Set.of(
          "a", "an", "the", "of", "for", "with", "in", "on", "at", "and", "to", "by", "from",
          "over", "under", "into", "says", "that", "saying");

  private Titles() {}

  static String title(String rest, List<Text> texts) {
    if (!texts.isEmpty()) {
      return shortened(texts.getFirst().content());
    }
    var words = new ArrayList<String>();
    for (var word : firstClause(rest).split("\\s+")) {
      var opening = words.isEmpty() && OPENERS.contains(word.toLowerCase(java.util.Locale.ROOT));
      if (!word.isBlank() && !opening && words.size() < WORDS_MAX) {
        words.add(word);
      }
    }
    while (words.size() > 1
        && TRAILERS.contains(words.getLast().toLowerCase(java.util.Locale.ROOT))) {
      words.removeLast();
    }
    return words.isEmpty() ? "Untitled" : shortened(capitalised(String.join(" ", words)));
  }

  private static String firstClause(String rest) {
    var trimmed = rest.strip();
    for (var at = 8; at < trimmed.length(); at++) {
      if (",.;:!?\n。、，".indexOf(trimmed.charAt(at)) >= 0) {
        return trimmed.substring(0, at);
      }
    }
    return trimmed;
  }

  private static String capitalised(String text) {
    var first = text.codePointAt(0);
    return Character.toString(Character.toTitleCase(first))
        + text.substring(Character.charCount(first));
  }

  private static String shortened(String text) {
    var line = text.replaceAll("\\s+", " ").strip();
    return line.codePointCount(0, line.length()) <= CODE_POINTS_MAX
        ? line
        : line.substring(0, line.offsetByCodePoints(0, CODE_POINTS_MAX - 1)).strip() + "…";
  }
}
