package dev.tollgate.storage.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tollgate.catalogue.sync.FactStore;
import dev.tollgate.catalogue.sync.FeedClient;
import dev.tollgate.catalogue.sync.ProgressListener;
import dev.tollgate.catalogue.sync.Report;
import dev.tollgate.catalogue.sync.Sync;
import dev.tollgate.catalogue.sync.SyncRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFactStoreTest extends FactStoreContract {

  private static final Path DATA =
      Path.of(System.getProperty("tollgate.feeds", "../../shared/data"));

  @TempDir private Path folder;
  private SqliteFactStore store;

  @BeforeEach
  void open() {
    store = SqliteFactStore.open(folder.resolve("catalogue.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  FactStore store() {
    return store;
  }

  @Test
  void factsAndTariffsSurviveAReopening() {
    acceptingTheSameAgainKeepsEveryFact();
    aTariffIsKeptOnceUntilItChanges();
    store.close();

    store = SqliteFactStore.open(folder.resolve("catalogue.db"));

    assertThat(store.facts("litellm")).hasSize(1);
    assertThat(store.tariffs("openai/gpt-image-2")).hasSize(2);
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedByName() throws IOException {
    Path file = folder.resolve("letter.txt");
    Files.writeString(
        file, "Dear reader, this is not a database, however long it goes on. ".repeat(99));

    assertThatExceptionOfType(FactStoreUnavailable.class)
        .isThrownBy(() -> SqliteFactStore.open(file))
        .withMessageContaining("letter.txt");
  }

  @Test
  void aClosedStoreSaysSo() {
    store.close();

    assertThatExceptionOfType(FactStoreUnavailable.class).isThrownBy(() -> store.states());
  }

  @Test
  void allFeedsFitAndAnUnchangedSyncAddsAlmostNothing() throws IOException {
    String reason = DATA.toAbsolutePath().normalize() + " does not exist: full feeds not tested";
    assumeTrue(Files.isDirectory(DATA), reason);
    Sync sync =
        new Sync(
            store,
            (feed, last) -> new FeedClient.Answer.Failed("not live"),
            InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z")));
    Report first = sync.run(SyncRequest.from(DATA), ProgressListener.none());
    long bytes = bytes();

    Report second = sync.run(SyncRequest.from(DATA), ProgressListener.none());

    assertThat(first.isClean()).isTrue();
    assertThat(second.feeds())
        .allMatch(feed -> feed.outcome() == Report.Outcome.UNCHANGED)
        .allMatch(feed -> feed.added() == 0 && feed.withdrawn() == 0);
    assertThat(second.changedTariffs()).isZero();
    assertThat(second.snapshot().hash())
        .as("facts read from the store give the same catalogue")
        .isEqualTo(first.snapshot().hash());
    assertThat(bytes() - bytes).isLessThan(64 * 1024);
  }

  private long bytes() throws IOException {
    long log =
        Files.exists(folder.resolve("catalogue.db-wal"))
            ? Files.size(folder.resolve("catalogue.db-wal"))
            : 0;
    return Files.size(folder.resolve("catalogue.db")) + log;
  }
}
