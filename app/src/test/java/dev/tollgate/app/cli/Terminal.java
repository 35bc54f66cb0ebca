package dev.tollgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs commands in a folder of its own, away from any running server, and keeps what they print.
 */
final class Terminal {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private boolean watched;

  Terminal(Path folder) {
    this.folder = folder;
    environment.put("HOME", folder.toString());
    environment.put("TOLLGATE_DATA_DIR", folder.resolve("data").toString());
    environment.put("TOLLGATE_PORT", "0");
  }

  /** What a command left: its exit code and what it printed. */
  record Printed(int code, String out, String err) {

    JsonNode json() {
      return JSON.readTree(out);
    }

    Printed succeeded() {
      assertThat(code).as(err + out).isZero();
      return this;
    }
  }

  Terminal with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** A person watches from now on. */
  Terminal watched() {
    watched = true;
    return this;
  }

  Path folder() {
    return folder;
  }

  Path data() {
    return folder.resolve("data");
  }

  Printed run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Commands.run(
            arguments,
            new Surroundings(
                environment,
                folder,
                new PrintWriter(out),
                new PrintWriter(err),
                watched,
                InstantSource.system()));
    return new Printed(code, out.toString(), err.toString());
  }
}
