package dev.tollgate.app.cli;

/** Colours verdicts, and nothing else; plain where colour is not wanted. */
record Ink(boolean coloured) {

  private static final String RESET = "\u001b[0m";

  String good(String text) {
    return paint("\u001b[32m", text);
  }

  String doubtful(String text) {
    return paint("\u001b[33m", text);
  }

  String bad(String text) {
    return paint("\u001b[31m", text);
  }

  private String paint(String colour, String text) {
    return coloured && !text.isEmpty() ? colour + text + RESET : text;
  }
}
