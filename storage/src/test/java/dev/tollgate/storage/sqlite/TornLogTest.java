package dev.tollgate.storage.sqlite;

import static dev.tollgate.storage.sqlite.Calls.hold;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.gateway.ledger.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a power cut may leave at the end of the write-ahead log. */
class TornLogTest {

  private static final int CALLS = 40;
  private static final int TRIALS = 40;
  private static final int FRAME_BYTES = 4_096 + 24;

  @TempDir Path folder;

  /** Bytes of the log after each call; call n is within the first {@code sizes[n]} bytes. */
  private final long[] sizes = new long[CALLS];

  private Path image;

  @BeforeEach
  void copyALedgerWhileItIsOpen() throws IOException {
    Path original = folder.resolve("ledger.db");
    image = Files.createDirectory(folder.resolve("image")).resolve("ledger.db");
    try (SqliteLedger ledger = SqliteLedger.open(original, new ManualClock())) {
      for (int i = 0; i < CALLS; i++) {
        ledger.hold(hold("call-" + i, "key", "0.04", null));
        sizes[i] = Files.size(log(original));
      }
      Files.copy(original, image);
      Files.copy(log(original), log(image));
    }
  }

  @Test
  void aLogCutAnywhereKeepsEveryCommitBeforeTheCut() throws IOException {
    var random = new Random(1);
    for (int trial = 0; trial < TRIALS; trial++) {
      Path copy = copy(trial);
      long cut = random.nextLong(sizes[0], sizes[CALLS - 1]);
      try (var channel = FileChannel.open(log(copy), StandardOpenOption.WRITE)) {
        channel.truncate(cut);
      }
      assertKept(copy, cut);
    }
  }

  @Test
  void aFlippedByteLosesNoCommitBeforeIt() throws IOException {
    var random = new Random(2);
    for (int trial = 0; trial < TRIALS; trial++) {
      Path copy = copy(trial);
      long flipped = random.nextLong(sizes[0], sizes[CALLS - 1]);
      flip(log(copy), flipped);
      assertKept(copy, flipped - FRAME_BYTES);
    }
  }

  @Test
  void garbageAfterTheLastCommitIsIgnored() throws IOException {
    var garbage = new byte[3 * FRAME_BYTES];
    new Random(3).nextBytes(garbage);
    Path copy = copy(0);
    Files.write(log(copy), garbage, StandardOpenOption.APPEND);
    assertKept(copy, sizes[CALLS - 1]);
  }

  /** The calls that survive are an unbroken row from the first, at least to the damage. */
  private void assertKept(Path copy, long sound) {
    int least = (int) IntStream.range(0, CALLS).filter(i -> sizes[i] <= sound).count();
    try (SqliteLedger ledger = SqliteLedger.open(copy, new ManualClock())) {
      List<Entry> entries = ledger.recent(CALLS).reversed();
      assertThat(entries.size()).isBetween(least, CALLS);
      for (int i = 0; i < entries.size(); i++) {
        assertThat(entries.get(i).hold().callId()).isEqualTo("call-" + i);
      }
      assertThat(ledger.verify()).isEmpty();
    }
  }

  private Path copy(int trial) throws IOException {
    Path copy = Files.createDirectory(folder.resolve("trial-" + trial)).resolve("ledger.db");
    Files.copy(image, copy);
    Files.copy(log(image), log(copy));
    return copy;
  }

  private static void flip(Path path, long position) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      var one = ByteBuffer.allocate(1);
      int _ = channel.read(one, position);
      one.put(0, (byte) ~one.get(0)).flip();
      int _ = channel.write(one, position);
    }
  }

  private static Path log(Path database) {
    return database.resolveSibling(database.getFileName() + "-wal");
  }
}
