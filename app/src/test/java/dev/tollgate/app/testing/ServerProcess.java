package dev.tollgate.app.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Tollgate server in a process of its own, so that it can be killed. */
public final class ServerProcess implements AutoCloseable {

  private static final Pattern GREETING = Pattern.compile("http://localhost:([0-9]+)");

  private final Process process;
  private final int port;

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts {@code serve} on a free port and waits for its greeting. */
  public static ServerProcess start(Path data, URI provider, String... moreOptions) {
    List<String> command =
        new java.util.ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m"));
    command.addAll(List.of(moreOptions));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "dev.tollgate.app.Main", "serve"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder
        .environment()
        .putAll(
            Map.of(
                "TOLLGATE_PORT",
                "0",
                "TOLLGATE_DATA_DIR",
                data.toString(),
                "OPENAI_API_KEY",
                RunningTollgate.PROVIDER_KEY,
                "OPENAI_BASE_URL",
                provider.toString()));
    try {
      Process process = builder.start();
      return new ServerProcess(process, awaitPort(process));
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private static int awaitPort(Process process) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line;
    while ((line = lines.readLine()) != null) {
      Matcher greeting = GREETING.matcher(line);
      if (greeting.find()) {
        return Integer.parseInt(greeting.group(1));
      }
    }
    throw new IllegalStateException("The server ended before it greeted");
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  public int port() {
    return port;
  }

  /** Ends the process as a power cut would: no handler runs. */
  public void kill() {
    process.destroyForcibly();
    await(10);
  }

  /** Asks the process to stop, as an orchestrator does. */
  public void terminate() {
    process.destroy();
  }

  /** Waits for the end and gives the exit code. */
  public int await(int seconds) {
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        throw new AssertionError("The server did not end within " + seconds + " s");
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
