package dev.tollgate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** CPU and memory of one process as Linux counts them, under {@code /proc}. */
record ProcessFigures(long pid) {

  /** Linux reports CPU in hundredths of a second on every machine of today. */
  private static final double TICKS_PER_SECOND = 100;

  /** Seconds of CPU, user and system, of all threads since the process began. */
  double cpuSeconds() {
    String[] fields = afterName(read("stat"));
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  /** CPU seconds by thread name, numbers dropped so that pools add up. */
  Map<String, Double> cpuSecondsByThread() {
    Map<String, Double> seconds = new TreeMap<>();
    Path tasks = Path.of("/proc/" + pid + "/task");
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
      for (Path thread : threads) {
        String stat = Files.readString(thread.resolve("stat"));
        String[] fields = afterName(stat);
        String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
        double used = (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
        seconds.merge(name.replaceAll("[-#]?[0-9]+$", ""), used, Double::sum);
      }
    } catch (IOException _) {
      // a thread ended while it was read
    }
    return seconds;
  }

  /** The most memory held since {@link #forgetPeak}, in MiB. */
  long peakMebibytes() {
    return read("status")
        .lines()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  /** Starts counting the peak anew from what is held now; without the right to, it stays. */
  void forgetPeak() {
    try {
      Files.writeString(Path.of("/proc/" + pid + "/clear_refs"), "5");
    } catch (IOException _) {
      // the peak then is that of the whole life, which is larger, never smaller
    }
  }

  private String read(String file) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/" + file));
    } catch (IOException failure) {
      throw new UncheckedIOException("Process " + pid + " is gone", failure);
    }
  }

  /** The fields after the name, which alone may hold spaces. */
  private static String[] afterName(String stat) {
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
  }
}
