package dev.tollgate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures Tollgate against nginx on this machine, in front of a provider of its own. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measure the gateway, full path on, beside nginx if it is installed.")
public final class Bench implements Callable<Integer> {

  @Option(names = "--quick", description = "One short round, within a minute; figures are rough.")
  private boolean quick;

  @Option(names = "--json", description = "Print JSON instead of the table.")
  private boolean json;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "Only cases that begin so: chat, sse, 2mb, 12mb, memory, start.")
  private List<String> only = List.of();

  @Option(names = "--seconds", description = "Length of one measurement (5; quick 1.5).")
  private @Nullable Double seconds;

  @Option(names = "--rounds", description = "Rounds, of which medians are shown (5; quick 1).")
  private @Nullable Integer rounds;

  @Option(names = "--profile", description = "Also record where CPU and memory go, as text.")
  private boolean profile;

  @Option(
      names = "--save",
      paramLabel = "PREFIX",
      description = "Also write PREFIX.md and PREFIX.json, and PREFIX-profile.md of --profile.")
  private @Nullable String save;

  @Option(names = "--train", hidden = true, description = "Write an AOT cache and do nothing else.")
  private @Nullable Path train;

  /** CPU after which the JIT has little left to do for a path of this size. */
  private static final double WARM_CPU_SECONDS = 25;

  private final Launch launch = Launch.fromEnvironment();

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    Path directory = Files.createTempDirectory("tollgate-bench");
    try (MockProvider provider = MockProvider.start()) {
      if (train != null) {
        Training.write(launch, directory, provider.port(), train);
        return 0;
      }
      Progress progress = new Progress(json && System.console() == null);
      Report report = measure(directory, provider.port(), progress);
      System.out.println(json ? report.json() : report.table());
      save(".md", report.table());
      save(".json", report.json());
      return report.lost() == 0 && report.failures() == 0 ? 0 : 1;
    } finally {
      delete(directory);
    }
  }

  private Report measure(Path directory, int provider, Progress progress) throws IOException {
    String before = Machine.load();
    List<Case> cases = Case.ALL.stream().filter(one -> wanted(one.name())).toList();
    List<Row> rows = new ArrayList<>();
    long served = 0;
    Map<String, Long> ledger = Map.of();
    if (!cases.isEmpty()) {
      try (Gateway gateway = Gateway.launch(launch, directory, provider).awaitHealth()) {
        String key = gateway.key();
        Rounds measuring = rounds(gateway, directory, provider, cases, key, progress, rows);
        if (profile) {
          served += profiles(gateway, cases, key, directory);
        }
        served += measuring.served();
        ledger = gateway.rows();
      }
    }
    ManyPictures.@Nullable Seen memory = null;
    if (wanted("memory")) {
      progress.say("  100 clients at once taking 12 MB pictures ...");
      memory = ManyPictures.run(launch, directory, provider, quick ? 100 : 400);
    }
    return new Report(
        Machine.here(Path.of(System.getProperty("bench.root", "."))),
        launch,
        mode(),
        before,
        Machine.load(),
        rows,
        memory,
        starts(directory, provider, progress),
        served,
        ledger);
  }

  private Rounds rounds(
      Gateway gateway,
      Path directory,
      int provider,
      List<Case> cases,
      String key,
      Progress progress,
      List<Row> rows)
      throws IOException {
    Optional<Nginx> nginx = Nginx.launch(launch, directory, provider);
    try {
      progress.say(nginx.isPresent() ? "Beside nginx." : "nginx is not here: no ratios.");
      Rounds measuring = new Rounds(gateway, nginx, key, progress);
      progress.say("Warming up for at least " + warmUp().toSeconds() + " s ...");
      measuring.warmUp(Case.CHAT_CLOSED, warmUp(), quick ? 0 : WARM_CPU_SECONDS);
      rows.addAll(measuring.measure(cases, roundCount(), length(), warmUpOfCase()));
      return measuring;
    } finally {
      nginx.ifPresent(Nginx::close);
    }
  }

  /** Prints a page for each case; returns how many calls that took. */
  private long profiles(Gateway gateway, List<Case> cases, String key, Path directory)
      throws IOException {
    long calls = 0;
    StringBuilder pages = new StringBuilder("# Where CPU and memory went\n\n");
    for (Case one : cases) {
      Profile.Page page = profile(gateway, one, key, directory);
      pages.append(page.text()).append('\n');
      calls += page.calls();
    }
    System.err.println(pages);
    save("-profile.md", pages.toString());
    return calls;
  }

  private Profile.Page profile(Gateway gateway, Case one, String key, Path directory)
      throws IOException {
    try {
      return Profile.of(gateway, one, key, directory, length().multipliedBy(2));
    } catch (IOException failure) {
      throw new IOException("The gateway said: " + gateway.log(), failure);
    }
  }

  private List<StartTime.Seen> starts(Path directory, int provider, Progress progress)
      throws IOException {
    if (!wanted("start")) {
      return List.of();
    }
    progress.say("  starting anew ...");
    int starts = quick ? 1 : 7;
    List<StartTime.Seen> seen = new ArrayList<>();
    seen.add(StartTime.measure(launch.withoutCache(), directory, provider, starts));
    if (launch.hasCache()) {
      seen.add(StartTime.measure(launch, directory, provider, starts));
    }
    return seen;
  }

  private boolean wanted(String name) {
    return only.isEmpty() || only.stream().anyMatch(name::startsWith);
  }

  private Duration warmUp() {
    return Duration.ofSeconds(quick ? 7 : 20);
  }

  private Duration warmUpOfCase() {
    return Duration.ofMillis(quick ? 700 : 2_000);
  }

  private Duration length() {
    double chosen = seconds != null ? seconds : quick ? 1.5 : 5;
    return Duration.ofMillis((long) (chosen * 1_000));
  }

  private int roundCount() {
    return rounds != null ? rounds : quick ? 1 : 5;
  }

  private String mode() {
    return String.format(
        "%s: %d round(s) of %.1f s a case after at least %d s of warm-up%s.",
        quick ? "Quick run" : "Full run",
        roundCount(),
        length().toMillis() / 1e3,
        warmUp().toSeconds(),
        quick
            ? "; the JIT is still compiling then, so chat and SSE look dearer than they are"
            : "");
  }

  private void save(String suffix, String text) throws IOException {
    if (save != null) {
      Files.writeString(Path.of(save + suffix), text.endsWith("\n") ? text : text + "\n");
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
