package dev.tollgate.app.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line in one or two sentences, not in a page of help. */
final class WrongUsage implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(sentence(failure.getMessage()));
    UnmatchedArgumentException.printSuggestions(failure, err);
    String name = command.getCommandSpec().qualifiedName().replaceFirst("^tollgate", "./tollgate");
    err.println("'" + name + " --help' says more.");
    return Commands.USAGE;
  }

  private static String sentence(@org.jspecify.annotations.Nullable String message) {
    String text = message == null ? "The command line is wrong" : message;
    return text.endsWith(".") ? text : text + ".";
  }
}
