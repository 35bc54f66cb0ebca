package dev.tollgate.storage.catalogue;

import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.sync.FactStore;
import dev.tollgate.catalogue.sync.FeedState;
import dev.tollgate.pricing.Tariff;
import dev.tollgate.storage.sqlite.Migrations;
import dev.tollgate.storage.sqlite.SqliteFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Facts and tariff versions in a SQLite file, one connection behind one lock: synchronisations are
 * rare, and what pages read is the snapshot in memory. Thread-safe. Throws {@link
 * FactStoreUnavailable} when the file cannot be read or written.
 */
public final class SqliteFactStore implements FactStore, AutoCloseable {

  private static final Migrations MIGRATIONS =
      new Migrations("db/catalogue", List.of("V1__catalogue.sql"));

  private final Path path;
  private final Connection connection;
  private final ReentrantLock lock = new ReentrantLock();

  private SqliteFactStore(Path path, Connection connection) {
    this.path = path;
    this.connection = connection;
  }

  /** Opens or creates the file. */
  public static SqliteFactStore open(Path path) {
    SqliteFile file = new SqliteFile(path);
    try {
      file.create();
      Connection connection = file.writable();
      try {
        MIGRATIONS.apply(connection);
      } catch (SQLException | IOException | IllegalStateException failure) {
        connection.close();
        throw failure;
      }
      return new SqliteFactStore(file.path(), connection);
    } catch (SQLException | IOException | IllegalStateException failure) {
      throw new FactStoreUnavailable("The catalogue " + path + " could not be opened", failure);
    }
  }

  @Override
  public Optional<FeedState> state(String source) {
    return use(() -> SnapshotRows.newest(connection, source).map(SnapshotRows.Row::state));
  }

  @Override
  public List<FeedState> states() {
    return use(() -> SnapshotRows.newest(connection));
  }

  @Override
  public List<Fact> facts(String source) {
    return use(() -> {
      Optional<SnapshotRows.Row> current = SnapshotRows.newest(connection, source);
      return current.isEmpty()
          ? List.of()
          : FactRows.stated(connection, current.get().state().source());
    });
  }

  @Override
  public List<Fact> withdrawn(String source) {
    return use(() -> FactRows.withdrawn(connection, source));
  }

  @Override
  public Change accept(FeedState state, Collection<Fact> facts) {
    return inTransaction(() -> {
      Optional<SnapshotRows.Row> before = SnapshotRows.newest(connection, state.source().id());
      long snapshot = SnapshotRows.insert(connection, state);
      long last = before.map(SnapshotRows.Row::id).orElse(snapshot);
      return FactRows.accept(connection, state.source().id(), facts, snapshot, last);
    });
  }

  @Override
  public void confirm(FeedState state) {
    int confirmed = inTransaction(() -> SnapshotRows.confirm(connection, state));
    if (confirmed == 0) {
      throw new IllegalArgumentException("Nothing was accepted yet of " + state.source().id());
    }
  }

  @Override
  public int record(Collection<Tariff> tariffs, Instant at) {
    return inTransaction(() -> TariffRows.record(connection, tariffs, at));
  }

  @Override
  public List<TariffVersion> tariffs(String route) {
    return use(() -> TariffRows.of(connection, route));
  }

  @Override
  public void close() {
    use(() -> {
      connection.close();
      return 0;
    });
  }

  @FunctionalInterface
  private interface Work<T> {
    T get() throws SQLException;
  }

  private <T> T use(Work<T> work) {
    lock.lock();
    try {
      return work.get();
    } catch (SQLException failure) {
      throw new FactStoreUnavailable("The catalogue " + path + " failed", failure);
    } finally {
      lock.unlock();
    }
  }

  private <T> T inTransaction(Work<T> work) {
    return use(() -> {
      connection.setAutoCommit(false);
      try {
        T result = work.get();
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException failure) {
        connection.rollback();
        throw failure;
      } finally {
        connection.setAutoCommit(true);
      }
    });
  }
}
