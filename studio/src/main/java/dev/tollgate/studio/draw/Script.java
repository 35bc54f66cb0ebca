package dev.tollgate.studio.draw;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;

/** What the writing system of a text asks of the typesetter. */
final class Script {

  private Script() {}

  /** The language to shape for, as a BCP 47 tag; tells Chinese from Japanese by its kana. */
  static String language(String text) {
    if (has(text, UnicodeScript.HIRAGANA) || has(text, UnicodeScript.KATAKANA)) {
      return "ja";
    }
    if (has(text, UnicodeScript.HANGUL)) {
      return "ko";
    }
    return has(text, UnicodeScript.HAN) ? "zh-Hans" : "en";
  }

  /** Font families in order of preference; the system is asked for anything beyond them. */
  static List<String> families(String text) {
    var asian =
        switch (language(text)) {
          case "ja" -> "Noto Sans CJK JP";
          case "ko" -> "Noto Sans CJK KR";
          default -> "Noto Sans CJK SC";
        };
    return List.of(
        Fonts.LATIN,
        asian,
        "Noto Sans Devanagari",
        "Noto Sans Bengali",
        "Noto Sans Arabic",
        "Noto Sans Hebrew",
        "Noto Sans Thai");
  }

  static boolean isRightToLeft(String text) {
    return text.codePoints()
            .map(Character::getDirectionality)
            .filter(direction ->
                direction <= Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC && direction >= 0)
            .findFirst()
            .orElse(Character.DIRECTIONALITY_LEFT_TO_RIGHT)
        != Character.DIRECTIONALITY_LEFT_TO_RIGHT;
  }

  /** Whether tight tracking and leading suit the text; joined and tall scripts need room. */
  static boolean isLatinLike(String text) {
    return text.codePoints()
        .allMatch(letter -> letter < 0x0590 || (letter >= 0x2000 && letter < 0x2E80));
  }

  /** The text with characters that no font can show replaced by a note that can be read. */
  static String showable(String text) {
    var shown = new StringBuilder();
    var missing = "";
    for (var letter : text.codePoints().toArray()) {
      var script = isShown(letter) ? "" : scriptName(letter);
      if (script.isEmpty()) {
        shown.appendCodePoint(letter);
      } else if (!script.equals(missing)) {
        shown.append("[no font: ").append(script).append(']');
      }
      missing = script;
    }
    return shown.toString();
  }

  private static boolean isShown(int letter) {
    return letter < 0x250
        || Character.isWhitespace(letter)
        || Character.getType(letter) == Character.FORMAT
        || Character.getType(letter) == Character.NON_SPACING_MARK
        || Fonts.canShow(letter);
  }

  private static String scriptName(int letter) {
    if (letter >= 0x1F000 && letter < 0x1FB00) {
      return "emoji";
    }
    return UnicodeScript.of(letter).name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static boolean has(String text, UnicodeScript script) {
    return text.codePoints().anyMatch(letter -> UnicodeScript.of(letter) == script);
  }
}
