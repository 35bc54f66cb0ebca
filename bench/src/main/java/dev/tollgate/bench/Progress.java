package dev.tollgate.bench;

/** Says on the terminal's error stream what is going on; silent when asked to be. */
final class Progress {

  private final boolean quiet;

  Progress(boolean quiet) {
    this.quiet = quiet;
  }

  void say(String text) {
    if (!quiet) {
      System.err.println(text);
    }
  }
}
