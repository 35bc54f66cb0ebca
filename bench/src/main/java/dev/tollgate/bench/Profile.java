package dev.tollgate.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Records the gateway with Flight Recorder while a case runs, and tells in a page of text where CPU
 * time and allocations went. Samples are of CPU time (JEP 509), so native code counts too.
 */
final class Profile {

  private static final int LINES = 25;
  private static final String SETTINGS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <configuration version="2.0">
        <event name="jdk.CPUTimeSample"><setting name="enabled">true</setting>
          <setting name="throttle">2ms</setting></event>
        <event name="jdk.ObjectAllocationSample"><setting name="enabled">true</setting>
          <setting name="throttle">1000/s</setting><setting name="stackTrace">true</setting></event>
      </configuration>
      """;

  /** The page, and the calls made for it. */
  record Page(String text, long calls) {}

  private Profile() {}

  /** Runs a case for so long and returns the page. */
  static Page of(Gateway gateway, Case one, String key, Path directory, Duration length)
      throws IOException {
    Path recording = directory.resolve(one.name() + ".jfr");
    Path settings = Files.writeString(directory.resolve("profile.jfc"), SETTINGS);
    Map<String, Double> before = gateway.figures().cpuSecondsByThread();
    jcmd(gateway, "JFR.start", "name=bench", "settings=" + settings, "filename=" + recording);
    Measured seen;
    try (Load load = new Load(gateway.port(), one.request(key))) {
      seen =
          switch (one.repeat()) {
            case Case.Repeat.Closed(int width) -> load.closed(width, length);
            case Case.Repeat.Constant(double rate) -> load.constant(rate, length);
          };
    }
    Map<String, Double> after = gateway.figures().cpuSecondsByThread();
    jcmd(gateway, "JFR.stop", "name=bench");
    return new Page(page(one, seen, before, after, recording), seen.calls());
  }

  private static void jcmd(Gateway gateway, String... arguments) throws IOException {
    var command = new java.util.ArrayList<>(List.of(System.getenv("JAVA_HOME") + "/bin/jcmd"));
    command.add(Long.toString(gateway.pid()));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException("jcmd failed: " + said);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static String page(
      Case one,
      Measured seen,
      Map<String, Double> before,
      Map<String, Double> after,
      Path recording)
      throws IOException {
    StringBuilder page = new StringBuilder("## " + one.title() + "\n");
    page.append(String.format(Locale.ROOT, "%n%d calls, recorded while sampled.%n", seen.calls()));
    Map<String, Double> threads = new TreeMap<>();
    after.forEach((name, used) -> threads.put(name, used - before.getOrDefault(name, 0.0)));
    table(page, "Threads, CPU seconds for 1,000 calls", threads, 1000.0 / seen.calls());
    Map<String, Double> tops = new HashMap<>();
    Map<String, Double> ours = new HashMap<>();
    Map<String, Double> sites = new HashMap<>();
    Set<String> known = new HashSet<>();
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        note(file.readEvent(), tops, ours, sites, known);
      }
    }
    share(page, "CPU by method, percent of samples", tops);
    share(page, "CPU by the innermost method of Tollgate, percent", ours);
    table(page, "Allocated KiB a call, by class and place", sites, 1 / 1024.0 / seen.calls());
    return page.toString();
  }

  private static void note(
      RecordedEvent event,
      Map<String, Double> tops,
      Map<String, Double> ours,
      Map<String, Double> sites,
      Set<String> known) {
    if (event.getStackTrace() == null || event.getStackTrace().getFrames().isEmpty()) {
      return;
    }
    List<RecordedFrame> frames = event.getStackTrace().getFrames();
    String place = innermost(frames).orElse("(" + bottom(frames) + ")");
    if (event.getEventType().getName().equals("jdk.CPUTimeSample")) {
      tops.merge(method(frames.getFirst()), 1.0, Double::sum);
      ours.merge(place, 1.0, Double::sum);
    } else if (event.getEventType().getName().equals("jdk.ObjectAllocationSample")
        && !known.add(thread(event))) { // a thread's first sample stands for its whole life
      String type = event.getClass("objectClass").getName();
      sites.merge(type + " at " + place, (double) event.getLong("weight"), Double::sum);
    }
  }

  private static String thread(RecordedEvent event) {
    return event.getThread() == null ? "" : event.getThread().getOSName();
  }

  private static Optional<String> innermost(List<RecordedFrame> frames) {
    return frames.stream()
        .map(Profile::method)
        .filter(name -> name.startsWith("dev.tollgate"))
        .findFirst()
        .map(name -> name.replace("dev.tollgate.", ""));
  }

  /** The outermost frame that says whose work it is, below the plain thread frames. */
  private static String bottom(List<RecordedFrame> frames) {
    for (int i = frames.size() - 1; i >= 0; i--) {
      String name = method(frames.get(i));
      if (!name.startsWith("java.lang.Thread") && !name.startsWith("java.util.concurrent")) {
        return name;
      }
    }
    return method(frames.getLast());
  }

  private static String method(RecordedFrame frame) {
    return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
  }

  private static void share(StringBuilder page, String title, Map<String, Double> counts) {
    double all = counts.values().stream().mapToDouble(Double::doubleValue).sum();
    table(page, title + " (" + (long) all + " samples)", counts, 100 / Math.max(1, all));
  }

  private static void table(
      StringBuilder page, String title, Map<String, Double> values, double factor) {
    page.append("\n").append(title).append("\n\n```\n");
    values.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .filter(entry -> entry.getValue() > 0)
        .limit(LINES)
        .forEach(entry ->
            page.append(
                String.format(
                    Locale.ROOT, "%9.3f  %s%n", entry.getValue() * factor, entry.getKey())));
    page.append("```\n");
  }
}
