package dev.tollgate.app.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a completion script. */
@Command(
    name = "completions",
    mixinStandardHelpOptions = true,
    description = "Print a completion script: source <(./tollgate completions bash)")
final class CompletionsCommand implements Callable<Integer> {

  /** The shells there is a script for; zsh reads bash's after {@code autoload bashcompinit}. */
  enum Shell {
    BASH,
    ZSH
  }

  @Parameters(index = "0", defaultValue = "bash", description = "bash or zsh; bash by default.")
  private Shell shell = Shell.BASH;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    if (shell == Shell.ZSH) {
      out.println("autoload -U +X bashcompinit && bashcompinit");
    }
    out.println(AutoComplete.bash("tollgate", spec.root().commandLine()));
    return Commands.OK;
  }
}
