package dev.tollgate.app;

import dev.tollgate.app.cli.Commands;

/** Where the program starts. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(Commands.run(arguments, System.getenv()));
  }
}
