package dev.tollgate.app;

import dev.tollgate.app.cli.Commands;

/** Where the program starts. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    if ("json".equalsIgnoreCase(System.getenv("TOLLGATE_LOG"))) {
      System.setProperty("logback.configurationFile", "logback-json.xml");
    }
    System.exit(Commands.run(arguments, System.getenv()));
  }
}
