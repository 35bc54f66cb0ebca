package dev.tollgate.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.gateway.ledger.Entry;
import dev.tollgate.gateway.ledger.State;
import dev.tollgate.pricing.Money;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 under load. A child process writes and prints what was acknowledged; it is killed after a
 * number of lines drawn from a seed; then every acknowledged write must be there exactly once, and
 * every other open call resolved. Some children die while they recover from the death of another.
 */
class LedgerCrashTest {

  private static final int CYCLES = 20;
  private static final long SEED = 20_261_120L;

  @TempDir Path folder;

  /** The last word about each call that a child acknowledged. */
  private final Map<String, String> acknowledged = new HashMap<>();

  @Test
  void twentyKillsLoseNothingAndDoubleNothing() throws Exception {
    var random = new Random(SEED);
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      boolean dyingEarly = cycle % 4 == 2;
      killAfter(dyingEarly ? 1 : 2 + random.nextInt(6_000), "cycle" + cycle);
      boolean leaveRecoveryToTheNextChild = cycle % 4 == 1;
      if (!leaveRecoveryToTheNextChild) {
        check();
      }
    }
    assertThat(acknowledged).hasSizeGreaterThan(CYCLES * 100);
  }

  private void killAfter(int lines, String prefix) throws IOException, InterruptedException {
    Process child = start(prefix);
    try (BufferedReader output = child.inputReader()) {
      int seen = 0;
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        note(line);
        seen++;
        if (seen == lines) {
          // By its handle, which leaves the lines that are still in the pipe readable.
          boolean _ = child.toHandle().destroyForcibly();
        }
      }
      assertThat(seen).as("lines of %s", prefix).isGreaterThanOrEqualTo(lines);
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  private Process start(String prefix) throws IOException {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-cp",
            classes,
            CrashWriter.class.getName(),
            file().toString(),
            prefix);
    File errors = folder.resolve("errors.txt").toFile();
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.appendTo(errors))
        .start();
  }

  /** A line that the kill cut in two does not count. */
  private void note(String line) {
    String[] words = line.split(" ");
    if (words.length == 3 && words[2].equals(".") && !words[0].equals("opening")) {
      acknowledged.put(words[1], words[0]);
    }
  }

  private void check() {
    try (SqliteLedger ledger = SqliteLedger.open(file(), InstantSource.system())) {
      acknowledged.forEach((call, word) -> assertKept(ledger, call, word));
      assertThat(ledger.verify()).isEmpty();
      for (int key = 0; key < 3; key++) {
        assertThat(ledger.balance("key-" + key).held()).isEqualTo(Money.ZERO);
      }
    }
  }

  private static void assertKept(SqliteLedger ledger, String call, String word) {
    Entry entry = ledger.find(call).orElseThrow(() -> new AssertionError("Lost: " + call));
    switch (word) {
      case "settled" -> assertThat(entry.closing()).isEqualTo(Calls.settled(call, cost(call)));
      case "voided" -> assertThat(entry.closing()).isEqualTo(Calls.voided(call));
      case "upstream" -> assertThat(entry.state()).isIn(State.SETTLED, State.UNKNOWN);
      case "held" -> assertThat(entry.state()).isIn(State.VOIDED, State.UNKNOWN);
      default -> throw new AssertionError(word);
    }
  }

  private static String cost(String call) {
    return CrashWriter.cost(Integer.parseInt(call.substring(call.lastIndexOf('-') + 1)));
  }

  private Path file() {
    return folder.resolve("ledger.db");
  }
}
