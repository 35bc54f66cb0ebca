package dev.tollgate.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures cases in rounds, gateway and nginx in turn, so that what disturbs the machine disturbs
 * both. Counts every call that the gateway served, for the ledger to agree.
 */
final class Rounds {

  private static final Duration PROXY_WARM_UP = Duration.ofMillis(300);

  private final Target gateway;
  private final Optional<? extends Target> nginx;
  private final String key;
  private final Progress progress;
  private long served;

  Rounds(Target gateway, Optional<? extends Target> nginx, String key, Progress progress) {
    this.gateway = gateway;
    this.nginx = nginx;
    this.key = key;
    this.progress = progress;
  }

  /** Billed calls that the gateway served so far, warm-ups included. */
  long served() {
    return served;
  }

  /**
   * Warms up for at least some time, and on until the gateway had so much CPU or three times as
   * long: on a busy machine time alone warms nothing.
   */
  void warmUp(Case one, Duration length, double cpuSeconds) throws IOException {
    long end = System.nanoTime() + length.toNanos() * 3;
    warmUp(one, length);
    while (gateway.figures().cpuSeconds() < cpuSeconds && System.nanoTime() < end) {
      warmUp(one, Duration.ofSeconds(1));
    }
  }

  void warmUp(Case one, Duration length) throws IOException {
    try (Load load = new Load(gateway.port(one), one.request(key))) {
      long calls = run(load, new Case.Repeat.Closed(width(one)), length).calls();
      served += one.isBilled() ? calls : 0;
    }
  }

  List<Row> measure(List<Case> cases, int rounds, Duration length, Duration warmUp)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    cases.forEach(one -> rows.add(new Row(one, List.of(), List.of())));
    for (int round = 1; round <= rounds; round++) {
      for (int i = 0; i < rows.size(); i++) {
        rows.set(i, oneRound(rows.get(i), length, warmUp));
        progress.say(summary(rows.get(i), round, rounds));
      }
    }
    return rows;
  }

  private Row oneRound(Row row, Duration length, Duration warmUp) throws IOException {
    Case one = row.measured();
    warmUp(one, warmUp);
    Sample ours = sample(gateway, one, length);
    served += one.isBilled() ? ours.calls() : 0;
    Optional<Sample> theirs = Optional.empty();
    if (nginx.isPresent()) {
      try (Load load = new Load(nginx.get().port(one), one.request(key))) {
        Measured _ = run(load, new Case.Repeat.Closed(width(one)), PROXY_WARM_UP);
      }
      theirs = Optional.of(sample(nginx.get(), one, length));
    }
    return row.with(ours, theirs);
  }

  private Sample sample(Target target, Case one, Duration length) throws IOException {
    ProcessFigures figures = target.figures();
    try (Load load = new Load(target.port(one), one.request(key))) {
      figures.forgetPeak();
      double before = figures.cpuSeconds();
      Measured seen = run(load, one.repeat(), length);
      return Sample.of(seen, figures.cpuSeconds() - before, figures.peakMebibytes());
    }
  }

  private static Measured run(Load load, Case.Repeat repeat, Duration length) throws IOException {
    return switch (repeat) {
      case Case.Repeat.Closed(int width) -> load.closed(width, length);
      case Case.Repeat.Constant(double rate) -> load.constant(rate, length);
    };
  }

  private static int width(Case one) {
    return one.repeat() instanceof Case.Repeat.Closed(int width) ? width : 50;
  }

  private static String summary(Row row, int round, int rounds) {
    return String.format(
        Locale.ROOT,
        "  round %d of %d  %-32s %8.3f CPU-s/1000  %s",
        round,
        rounds,
        row.measured().title(),
        row.gateway().getLast().cpuSecondsPer1000(),
        row.nginx().isEmpty()
            ? ""
            : String.format(Locale.ROOT, "nginx %.3f", row.nginx().getLast().cpuSecondsPer1000()));
  }
}
