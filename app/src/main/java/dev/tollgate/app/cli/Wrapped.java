package dev.tollgate.app.cli;

import java.io.PrintWriter;

/** Sentences within the width of a table, further lines indented more. */
final class Wrapped {

  private Wrapped() {}

  static void print(PrintWriter out, String indent, String sentence) {
    StringBuilder line = new StringBuilder(indent);
    int start = line.length();
    for (String word : sentence.split(" ", -1)) {
      if (line.length() + word.length() > Table.WIDTH && line.length() > start) {
        out.println(line.toString().stripTrailing());
        line = new StringBuilder(indent + "  ");
        start = line.length();
      }
      line.append(word).append(' ');
    }
    out.println(line.toString().stripTrailing());
  }
}
