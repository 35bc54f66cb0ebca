package dev.tollgate.catalogue.source;

/** JSON paths the way people write them: {@code $['gpt-image-2'].cost.input}. */
final class Paths {

  private Paths() {}

  static String field(String parent, String name) {
    return isWord(name) ? parent + "." + name : parent + "['" + name + "']";
  }

  static String item(String parent, int index) {
    return parent + "[" + index + "]";
  }

  private static boolean isWord(String name) {
    return !name.isEmpty()
        && !Character.isDigit(name.charAt(0))
        && name.chars().allMatch(letter -> Character.isLetterOrDigit(letter) || letter == '_');
  }
}
