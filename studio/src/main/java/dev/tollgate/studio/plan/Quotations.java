package dev.tollgate.studio.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The quoted passages of a prompt and what is left without them. Reads from left to right once.
 *
 * @param passages each passage with the words around it, in order
 * @param rest the prompt with each passage replaced by a blank
 */
record Quotations(List<Passage> passages, String rest) {

  private static final Map<Character, String> CLOSERS =
      Map.ofEntries(
          Map.entry('"', "\""),
          Map.entry('“', "”\""),
          Map.entry('„', "“”"),
          Map.entry('«', "»"),
          Map.entry('‹', "›"),
          Map.entry('「', "」"),
          Map.entry('『', "』"),
          Map.entry('‘', "’"),
          Map.entry('\'', "'"));

  /**
   * One quoted passage.
   *
   * @param content the words between the marks, trimmed
   * @param lead the lower-case words just before it
   */
  record Passage(String content, String lead) {}

  static Quotations of(String prompt) {
    var passages = new ArrayList<Passage>();
    var rest = new StringBuilder();
    var at = 0;
    while (at < prompt.length()) {
      var end = passageEnd(prompt, at);
      if (end < 0) {
        rest.append(prompt.charAt(at++));
        continue;
      }
      var content = prompt.substring(at + 1, end).strip();
      if (!content.isEmpty()) {
        passages.add(new Passage(content, lead(rest)));
      }
      rest.append(' ');
      at = end + 1;
    }
    return new Quotations(List.copyOf(passages), rest.toString());
  }

  private static String lead(StringBuilder rest) {
    return rest.substring(Math.max(0, rest.length() - 40)).toLowerCase(java.util.Locale.ROOT);
  }

  private static int passageEnd(String prompt, int open) {
    var closers = CLOSERS.get(prompt.charAt(open));
    if (closers == null || !opens(prompt, open)) {
      return -1;
    }
    var limit = Math.min(prompt.length(), open + 4000);
    for (var at = open + 1; at < limit; at++) {
      if (closers.indexOf(prompt.charAt(at)) >= 0 && closes(prompt, open, at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean opens(String prompt, int open) {
    var mark = prompt.charAt(open);
    var single = mark == '\'' || mark == '‘';
    return !single
        || ((open == 0 || !Character.isLetterOrDigit(prompt.charAt(open - 1)))
            && open + 1 < prompt.length()
            && !Character.isWhitespace(prompt.charAt(open + 1))
            && !isDecade(prompt, open));
  }

  /** Whether the mark stands for a century, as in '90s. */
  private static boolean isDecade(String prompt, int open) {
    return open + 3 < prompt.length()
        && Character.isDigit(prompt.charAt(open + 1))
        && Character.isDigit(prompt.charAt(open + 2))
        && prompt.charAt(open + 3) == 's';
  }

  private static boolean closes(String prompt, int open, int close) {
    var mark = prompt.charAt(open);
    var single = mark == '\'' || mark == '‘';
    return !single
        || close + 1 == prompt.length()
        || !Character.isLetterOrDigit(prompt.charAt(close + 1));
  }
}
