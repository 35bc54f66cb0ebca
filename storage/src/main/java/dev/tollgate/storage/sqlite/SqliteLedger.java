package dev.tollgate.storage.sqlite;

import dev.tollgate.gateway.ledger.Balance;
import dev.tollgate.gateway.ledger.Closing;
import dev.tollgate.gateway.ledger.Entry;
import dev.tollgate.gateway.ledger.Hold;
import dev.tollgate.gateway.ledger.HoldOutcome;
import dev.tollgate.gateway.ledger.Ledger;
import dev.tollgate.gateway.ledger.LedgerUnavailable;
import dev.tollgate.gateway.ledger.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger in one SQLite file that one process owns. Writes share their syncs ({@link
 * GroupCommit}); reads run beside them on connections of their own. Thread-safe.
 *
 * <p>A write that fails with {@link LedgerUnavailable} after its turn came may still turn out to be
 * durable (a sync that failed, a caller that gave up waiting); the lease ends such a hold, and
 * {@link #find} tells.
 */
public final class SqliteLedger implements Ledger {

  private static final Logger log = LoggerFactory.getLogger(SqliteLedger.class);
  private static final Migrations MIGRATIONS =
      new Migrations("db/ledger", List.of("V1__ledger.sql"));

  private final OwnerLock lock;
  private final GroupCommit<LedgerWriter> writes;
  private final Readers readers;

  private SqliteLedger(OwnerLock lock, GroupCommit<LedgerWriter> writes, Readers readers) {
    this.lock = lock;
    this.writes = writes;
    this.readers = readers;
  }

  /**
   * Opens or creates a ledger, and ends the holds that an earlier process left open. Fails with
   * {@link LedgerUnavailable} when another process owns it or its totals do not add up.
   */
  public static SqliteLedger open(Path file, InstantSource clock) {
    return open(new SqliteFile(file), clock);
  }

  static SqliteLedger open(SqliteFile file, InstantSource clock) {
    try {
      file.create();
      OwnerLock lock = OwnerLock.acquire(file.path());
      try {
        return openOwned(file, clock, lock);
      } catch (SQLException | IOException | RuntimeException failure) {
        lock.close();
        throw failure;
      }
    } catch (SQLException | IOException | IllegalStateException failure) {
      throw new LedgerUnavailable("The ledger " + file.path() + " could not be opened", failure);
    }
  }

  private static SqliteLedger openOwned(SqliteFile file, InstantSource clock, OwnerLock lock)
      throws SQLException, IOException {
    var opening = Opening.of(file, MIGRATIONS, clock.instant());
    if (opening.abandoned() > 0) {
      log.info("{} calls of an earlier process were ended", opening.abandoned());
    }
    var writes =
        new GroupCommit<>(
            "ledger-writer",
            opening.writer(),
            () -> new LedgerWriter(file.writable(), opening.boot()),
            Bounds.WRITE_DEADLINE);
    writes.start();
    return new SqliteLedger(lock, writes, new Readers("ledger-reader-", file));
  }

  @Override
  public HoldOutcome hold(Hold hold) {
    Columns.requireAmount("amount", hold.amount());
    Columns.requireAmount("expected", hold.expected());
    long _ = Columns.nanos(hold.at());
    long _ = Columns.nanos(hold.leaseUntil());
    return writes.run(writer -> writer.hold(hold));
  }

  @Override
  public HoldOutcome holdAndSend(Hold hold) {
    Columns.requireAmount("amount", hold.amount());
    Columns.requireAmount("expected", hold.expected());
    long _ = Columns.nanos(hold.at());
    long _ = Columns.nanos(hold.leaseUntil());
    return writes.run(writer -> writer.holdAndSend(hold));
  }

  @Override
  public void sent(String callId, int attempt, String route, Instant at) {
    long _ = Columns.nanos(at);
    boolean _ =
        writes.run(writer -> {
          writer.sent(callId, attempt, route, at);
          return true;
        });
  }

  @Override
  public void close(Closing closing) {
    Columns.requireAmount("cost", closing.cost());
    long _ = Columns.nanos(closing.at());
    boolean _ =
        writes.run(writer -> {
          writer.close(closing);
          return true;
        });
  }

  @Override
  public int sweep(Instant now) {
    Instant at = Columns.instant(Columns.nanosClamped(now));
    int resolved = 0;
    int some;
    do {
      some = writes.run(writer -> writer.sweep(at, at));
      resolved += some;
    } while (some == Bounds.SWEPT_HOLDS);
    return resolved;
  }

  @Override
  public Balance balance(String keyId) {
    return readers.read(connection -> Balances.of(connection, keyId));
  }

  @Override
  public Optional<Entry> find(String callId) {
    return readers.read(connection -> LedgerReader.find(connection, callId));
  }

  @Override
  public List<Entry> recent(int limit) {
    return readers.read(connection -> LedgerReader.recent(connection, limit));
  }

  @Override
  public List<Summary> summaries(Instant since) {
    return readers.read(connection -> Summaries.since(connection, since));
  }

  /** Reads every row and reports each total that differs from what the rows add up to. */
  public List<Difference> verify() {
    return readers.read(Verification::of);
  }

  /** How many transactions were made durable since opening; fewer than the writes under load. */
  public long commits() {
    return writes.commits();
  }

  @Override
  public void close() {
    writes.close();
    readers.close();
    try {
      lock.close();
    } catch (IOException failure) {
      log.warn("The ledger's lock was not released", failure);
    }
  }
}
