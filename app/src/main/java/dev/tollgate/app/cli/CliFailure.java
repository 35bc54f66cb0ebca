package dev.tollgate.app.cli;

/** Ends a command with a sentence for people and an exit code. */
final class CliFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int code;

  private CliFailure(int code, String sentence) {
    super(sentence, null, false, false);
    this.code = code;
  }

  /** It was tried, and did not work. */
  static CliFailure failed(String sentence) {
    return new CliFailure(Commands.FAILED, sentence);
  }

  /** The command line or the settings are wrong. */
  static CliFailure usage(String sentence) {
    return new CliFailure(Commands.USAGE, sentence);
  }

  int code() {
    return code;
  }
}
