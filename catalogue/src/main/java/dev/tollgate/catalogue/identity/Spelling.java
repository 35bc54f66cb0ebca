package dev.tollgate.catalogue.identity;

import java.util.Locale;

/** How spellings of ids are compared. */
public final class Spelling {

  private Spelling() {}

  /**
   * Lower case, with a dot between two digits read as a dash: {@code gpt-4.1} and {@code GPT-4-1}
   * fold alike, {@code gpt-5.4-image-2} and {@code gpt-image-2} do not.
   */
  public static String fold(String text) {
    if (isFolded(text)) {
      return text;
    }
    String lower = text.toLowerCase(Locale.ROOT).strip();
    StringBuilder folded = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i++) {
      char letter = lower.charAt(i);
      boolean between =
          letter == '.'
              && i > 0
              && i + 1 < lower.length()
              && isDigit(lower.charAt(i - 1))
              && isDigit(lower.charAt(i + 1));
      folded.append(between || letter == '_' || letter == ' ' ? '-' : letter);
    }
    return folded.toString();
  }

  private static boolean isFolded(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      boolean plain =
          (letter >= 'a' && letter <= 'z') || isDigit(letter) || letter == '-' || letter == '/';
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }
}
