package dev.tollgate.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a figure depends on besides the code. */
record Machine(
    String processor, int cores, long memoryGibibytes, String system, String jdk, String commit) {

  static Machine here(Path root) {
    return new Machine(
        line("/proc/cpuinfo", "model name"),
        (int) count("/proc/cpuinfo", "processor"),
        Long.parseLong(line("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "")) / (1 << 20),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        commit(root));
  }

  /** The load averages of the last 1, 5 and 15 minutes, as Linux says them. */
  static String load() {
    try {
      String[] fields = Files.readString(Path.of("/proc/loadavg")).split(" ");
      return String.join(" ", Arrays.copyOf(fields, 3));
    } catch (IOException _) {
      return "unknown";
    }
  }

  private static String commit(Path root) {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty")
              .directory(root.toFile())
              .start();
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return said.isEmpty() ? "unknown" : said;
    } catch (IOException _) {
      return "unknown";
    }
  }

  private static String line(String file, String name) {
    try (var lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("0");
    } catch (IOException _) {
      return "0";
    }
  }

  private static long count(String file, String name) {
    try (var lines = Files.lines(Path.of(file))) {
      return lines.filter(line -> line.startsWith(name)).count();
    } catch (IOException _) {
      return 1;
    }
  }
}
