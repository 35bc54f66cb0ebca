package dev.tollgate.storage.sqlite;

import dev.tollgate.gateway.auth.Key;
import dev.tollgate.gateway.auth.Keys;
import dev.tollgate.gateway.ledger.LedgerUnavailable;
import dev.tollgate.pricing.Money;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Virtual keys in a SQLite file that several processes may open. Lookups read memory; twice a
 * second a lookup first asks SQLite whether another process changed the file, so that a key revoked
 * by the command line is refused by the server within a second. When the file cannot be read,
 * lookups fail with {@link LedgerUnavailable} rather than trust old keys. Thread-safe.
 */
public final class SqliteKeys implements Keys, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SqliteKeys.class);
  private static final Migrations MIGRATIONS = new Migrations("db/keys", List.of("V1__keys.sql"));

  /** All keys as of one moment; {@code version} is SQLite's, of the connection that read them. */
  private record Known(List<Key> inOrder, Map<String, Key> byHash, long version, Instant checked) {}

  /** What to do with the connection while this thread alone has it. */
  @FunctionalInterface
  private interface Use<T> {
    T apply(Connection connection) throws SQLException;
  }

  private final SqliteFile file;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Connection connection;
  private volatile boolean closed;
  private volatile @Nullable Known known;

  private SqliteKeys(SqliteFile file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  /** Opens or creates the file. */
  public static SqliteKeys open(Path path, InstantSource clock) {
    return open(new SqliteFile(path), clock);
  }

  static SqliteKeys open(SqliteFile file, InstantSource clock) {
    try {
      file.create();
      try (Connection connection = file.writable()) {
        MIGRATIONS.apply(connection);
      }
    } catch (SQLException | IOException | IllegalStateException failure) {
      throw new LedgerUnavailable("The keys " + file.path() + " could not be opened", failure);
    }
    var keys = new SqliteKeys(file, clock);
    Known _ = keys.current();
    return keys;
  }

  @Override
  public Optional<Key> findByHash(String hash) {
    return Optional.ofNullable(current().byHash().get(hash));
  }

  @Override
  public boolean isEmpty() {
    return current().inOrder().isEmpty();
  }

  @Override
  public List<Key> all() {
    return current().inOrder();
  }

  @Override
  public void add(Key key) {
    Money budget = key.budget();
    if (budget != null) {
      Columns.requireAmount("budget", budget);
    }
    boolean _ =
        write(connection -> {
          KeyRows.insert(connection, key);
          return true;
        });
  }

  @Override
  public boolean revoke(String id, Instant at) {
    return write(connection -> KeyRows.revoke(connection, id, at));
  }

  private Known current() {
    Known now = known;
    return now == null || isOld(now) ? alone(this::refreshed) : now;
  }

  /** A clock that went backwards makes everything old, so that it cannot stretch the second. */
  private boolean isOld(Known candidate) {
    Duration age = Duration.between(candidate.checked(), clock.instant());
    return age.isNegative() || age.compareTo(Bounds.KEYS_AGE) >= 0;
  }

  private Known refreshed(Connection current) throws SQLException {
    Known before = known;
    if (before != null && !isOld(before)) {
      return before; // Another thread was here while this one waited.
    }
    Instant now = clock.instant();
    Known after =
        before != null && dataVersion(current) == before.version()
            ? new Known(before.inOrder(), before.byHash(), before.version(), now)
            : load(current, now);
    known = after;
    return after;
  }

  private boolean write(Use<Boolean> change) {
    return alone(current -> {
      execute(current, "BEGIN IMMEDIATE");
      boolean changed;
      try {
        changed = change.apply(current);
      } catch (RuntimeException refused) {
        execute(current, "ROLLBACK");
        throw refused;
      }
      execute(current, "COMMIT");
      known = load(current, clock.instant());
      return changed;
    });
  }

  /** Lends the connection to one thread at a time; after an error the next use opens another. */
  private <T> T alone(Use<T> use) {
    if (closed) {
      throw new LedgerUnavailable("The keys are closed", new IllegalStateException());
    }
    lockInTime();
    try {
      Connection current = connection;
      if (current == null) {
        current = file.writable();
        connection = current;
      }
      return use.apply(current);
    } catch (SQLException failure) {
      discardConnection();
      throw new LedgerUnavailable("The keys could not be read or written", failure);
    } finally {
      lock.unlock();
    }
  }

  private void lockInTime() {
    try {
      if (!lock.tryLock(Bounds.WRITE_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new LedgerUnavailable("The keys are busy", new TimeoutException("No turn in time"));
      }
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("Interrupted while waiting for the keys", interrupt);
    }
  }

  /** The version belongs to the connection, so what was read by it is forgotten with it. */
  private void discardConnection() {
    known = null;
    Connection current = connection;
    connection = null;
    if (current == null) {
      return;
    }
    try {
      current.close();
    } catch (SQLException failure) {
      log.warn("The connection to the keys did not close", failure);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The version is read first, so that a change in between is seen by the next refresh. */
  private static Known load(Connection connection, Instant now) throws SQLException {
    long version = dataVersion(connection);
    List<Key> inOrder = KeyRows.all(connection);
    var byHash = inOrder.stream().collect(Collectors.toMap(Key::hash, Function.identity()));
    return new Known(inOrder, Map.copyOf(byHash), version, now);
  }

  /** A number that changes when another connection commits, in this process or elsewhere. */
  private static long dataVersion(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA data_version")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() {
    closed = true;
    lockInTime();
    try {
      discardConnection();
    } finally {
      lock.unlock();
    }
  }
}
