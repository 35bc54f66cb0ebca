package dev.tollgate.studio.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a text, lower case, with what the planner needs to ask of them.
 *
 * @param list the words in order
 */
record Words(List<String> list) {

  static Words of(String text) {
    var list = new ArrayList<String>();
    var word = new StringBuilder();
    for (var at = 0; at < text.length(); at++) {
      var letter = text.charAt(at);
      if (Character.isLetterOrDigit(letter)
          || Character.getType(letter) == Character.NON_SPACING_MARK) {
        word.append(letter);
      } else {
        flush(word, list);
      }
    }
    flush(word, list);
    return new Words(List.copyOf(list));
  }

  private static void flush(StringBuilder word, List<String> list) {
    if (!word.isEmpty()) {
      list.add(word.toString().toLowerCase(Locale.ROOT));
      word.setLength(0);
    }
  }

  /** Whether any of the words is there, in its singular or plural form. */
  boolean hasAny(Set<String> wanted) {
    return list.stream().anyMatch(word -> wanted.contains(word) || wanted.contains(singular(word)));
  }

  /** Whether the two words stand side by side. */
  boolean hasPhrase(String first, String second) {
    for (var at = 0; at + 1 < list.size(); at++) {
      if (list.get(at).equals(first) && list.get(at + 1).equals(second)) {
        return true;
      }
    }
    return false;
  }

  /** The singular of an English plural, or the word itself. */
  static String singular(String word) {
    if (word.length() > 4 && word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    if (word.length() > 5 && word.endsWith("ches")) {
      return word.substring(0, word.length() - 2);
    }
    return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")
        ? word.substring(0, word.length() - 1)
        : word;
  }
}
