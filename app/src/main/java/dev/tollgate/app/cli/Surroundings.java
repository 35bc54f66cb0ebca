package dev.tollgate.app.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a command runs in: the environment, the folder that relative paths start from, where it
 * prints, and whether a person watches. Tests bring their own.
 */
public record Surroundings(
    Map<String, String> environment,
    Path folder,
    PrintWriter out,
    PrintWriter err,
    boolean terminal,
    InstantSource clock) {

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** Those of this process. */
  public static Surroundings ofProcess(Map<String, String> environment) {
    var console = System.console();
    return new Surroundings(
        environment,
        Path.of(""),
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        console != null && console.isTerminal(),
        InstantSource.system());
  }

  /** Whether verdicts may be coloured. */
  boolean coloured() {
    return terminal
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }
}
