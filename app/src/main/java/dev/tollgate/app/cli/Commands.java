package dev.tollgate.app.cli;

import dev.tollgate.app.config.Config;
import dev.tollgate.app.config.ConfigLoader;
import dev.tollgate.gateway.codec.Json;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** The root of the command line. */
@Command(
    name = "tollgate",
    mixinStandardHelpOptions = true,
    version = "tollgate 0.1.0",
    description = "The AI gateway that knows what every call costs.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it worked",
      "1:it was tried and failed, or nothing was found",
      "2:the command line or the settings are wrong"
    },
    subcommands = {
      ServeCommand.class,
      ImageCommand.class,
      QuoteCommand.class,
      ModelsCommand.class,
      SyncCommand.class,
      KeysCommand.class,
      UsageCommand.class,
      ConfigCommand.class,
      CompletionsCommand.class
    })
public final class Commands {

  /** Everything went well. */
  public static final int OK = 0;

  /** The call was made and failed, or nothing was found. */
  public static final int FAILED = 1;

  /** The command line or the settings are wrong. */
  public static final int USAGE = 2;

  private final Surroundings surroundings;

  private Commands(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Runs one command in this process's surroundings and gives its exit code. */
  public static int run(String[] arguments, Map<String, String> environment) {
    return run(arguments, Surroundings.ofProcess(environment));
  }

  /** Runs one command and gives its exit code. */
  public static int run(String[] arguments, Surroundings surroundings) {
    int code =
        new CommandLine(new Commands(surroundings))
            .setOut(surroundings.out())
            .setErr(surroundings.err())
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
            .setExecutionExceptionHandler(new PlainErrors())
            .setParameterExceptionHandler(new WrongUsage())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(false)
            .execute(arguments);
    surroundings.out().flush();
    surroundings.err().flush();
    return code;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  PrintWriter out() {
    return surroundings.out();
  }

  Ink ink() {
    return new Ink(surroundings.coloured());
  }

  Config config() {
    return ConfigLoader.load(surroundings.environment());
  }

  /** Prints one JSON document, indented. */
  void print(JsonNode json) {
    out().println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json));
  }
}
