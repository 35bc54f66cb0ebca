package dev.tollgate.app.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of the command line. */
@Command(
    name = "tollgate",
    mixinStandardHelpOptions = true,
    version = "tollgate 0.1.0",
    description = "The AI gateway that knows what every call costs.",
    subcommands = {ServeCommand.class})
public final class Commands {

  /** Everything went well. */
  public static final int OK = 0;

  /** The call was made and failed, or nothing was found. */
  public static final int FAILED = 1;

  /** The command line or the settings are wrong. */
  public static final int USAGE = 2;

  private final Map<String, String> environment;

  private Commands(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Runs one command and gives its exit code. */
  public static int run(String[] arguments, Map<String, String> environment) {
    return new CommandLine(new Commands(environment))
        .setExecutionExceptionHandler(new PlainErrors())
        .execute(arguments);
  }

  Map<String, String> environment() {
    return environment;
  }
}
