package dev.tollgate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How processes are started here: with the front door's flags, pinned where that is possible. */
record Launch(String java, List<String> flags, String classPath, String core) {

  private static final String AOT = "-XX:AOTCache=";

  /** What the front door handed over in the environment. */
  static Launch fromEnvironment() {
    return new Launch(
        System.getenv("JAVA_HOME") + "/bin/java",
        List.of(System.getenv().getOrDefault("TOLLGATE_JVM", "").strip().split("\\s+")),
        System.getenv().getOrDefault("TOLLGATE_CLASSPATH", ""),
        System.getProperty("bench.core", ""));
  }

  boolean isPinned() {
    return !core.isEmpty();
  }

  /** Without an ahead-of-time cache, or with another one. */
  Launch withoutCache() {
    return withFlags(flags.stream().filter(flag -> !flag.startsWith(AOT)).toList());
  }

  Launch withFlag(String flag) {
    List<String> more = new ArrayList<>(flags);
    more.add(flag);
    return withFlags(more);
  }

  boolean hasCache() {
    return flags.stream().anyMatch(flag -> flag.startsWith(AOT));
  }

  private Launch withFlags(List<String> others) {
    return new Launch(java, List.copyOf(others), classPath, core);
  }

  /** On all cores, as a user would run it; this process itself may be pinned. */
  Launch onAllCores() {
    return new Launch(java, flags, classPath, isPinned() ? "0-" + (cores() - 1) : "");
  }

  private static int cores() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return (int) lines.filter(line -> line.startsWith("processor")).count();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The command line of a Tollgate. */
  List<String> tollgate(String... arguments) {
    List<String> command = new ArrayList<>(List.of(java));
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, "dev.tollgate.app.Main"));
    command.addAll(List.of(arguments));
    return command;
  }

  /** The same command on the measured core alone. */
  List<String> pinned(List<String> command) {
    if (!isPinned()) {
      return command;
    }
    List<String> pinned = new ArrayList<>(List.of("taskset", "-c", core));
    pinned.addAll(command);
    return pinned;
  }

  static ProcessBuilder process(List<String> command, Path directory, String log) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectErrorStream(true).redirectOutput(directory.resolve(log).toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("TOLLGATE_"));
    return builder;
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static void stop(Process process, int seconds) {
    process.destroy();
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
