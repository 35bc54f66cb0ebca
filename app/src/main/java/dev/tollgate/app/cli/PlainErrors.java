package dev.tollgate.app.cli;

import dev.tollgate.app.StartRefused;
import dev.tollgate.app.config.ConfigException;
import dev.tollgate.gateway.ledger.LedgerUnavailable;
import java.io.UncheckedIOException;
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
          case CliFailure known -> known.code();
          case ConfigException _ -> Commands.USAGE;
          case StartRefused _,
              IllegalStateException _,
              LedgerUnavailable _,
              UncheckedIOException _ ->
              Commands.FAILED;
          default -> throw failure;
        };
    commandLine.getErr().println(failure.getMessage());
    Throwable cause = failure.getCause();
    if (cause != null && !(failure instanceof StartRefused)) {
      commandLine.getErr().println("  " + cause.getMessage());
    }
    return code;
  }
}
