package dev.tollgate.app.cli;

import dev.tollgate.app.StartRefused;
import dev.tollgate.app.config.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Shows expected failures as sentences, and only defects as stack traces. */
final class PlainErrors implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parsed) throws Exception {
    int code =
        switch (failure) {
          case ConfigException _ -> Commands.USAGE;
          case StartRefused _, IllegalStateException _ -> Commands.FAILED;
          default -> throw failure;
        };
    commandLine.getErr().println(failure.getMessage());
    return code;
  }
}
