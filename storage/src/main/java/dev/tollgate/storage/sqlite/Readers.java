package dev.tollgate.storage.sqlite;

import dev.tollgate.gateway.ledger.LedgerUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.ProgressHandler;

/**
 * A few platform threads that read, each with a read-only connection of its own. SQLite runs in
 * native code, which would pin the carrier of a virtual thread for as long as a report takes; here
 * it cannot. Thread-safe.
 */
final class Readers implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Readers.class);

  /** Steps of SQLite's virtual machine between two looks at the deadline; some milliseconds. */
  private static final int STEPS_BETWEEN_LOOKS = 100_000;

  /** What to read inside one read transaction, which sees one state of the database. */
  @FunctionalInterface
  interface Query<T> {
    T read(Connection connection) throws SQLException;
  }

  private final SqliteFile file;
  private final BlockingQueue<Connection> idle = new ArrayBlockingQueue<>(Bounds.READERS);
  private final ThreadPoolExecutor threads;

  Readers(String name, SqliteFile file) {
    this.file = file;
    ThreadFactory factory = Thread.ofPlatform().daemon().name(name, 0).factory();
    this.threads =
        new ThreadPoolExecutor(
            Bounds.READERS,
            Bounds.READERS,
            0,
            TimeUnit.MILLISECONDS,
            new ArrayBlockingQueue<>(Bounds.QUEUED_READS),
            factory);
  }

  /** Runs a query on a reader's thread and waits for its answer. */
  <T> T read(Query<T> query) {
    long deadlineNanos = System.nanoTime() + Bounds.READ_DEADLINE.toNanos();
    Future<T> answer;
    try {
      answer = threads.submit(() -> run(query, deadlineNanos));
    } catch (RejectedExecutionException full) {
      throw new LedgerUnavailable("Too many reads wait for the ledger, or it is closed", full);
    }
    return await(answer);
  }

  private static <T> T await(Future<T> answer) {
    try {
      return answer.get(Bounds.READ_DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      throw new LedgerUnavailable("The ledger could not be read", cause);
    } catch (TimeoutException late) {
      answer.cancel(false);
      throw new LedgerUnavailable("The ledger did not answer in time", late);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("Interrupted while reading the ledger", interrupt);
    }
  }

  private <T> T run(Query<T> query, long deadlineNanos) throws SQLException {
    Connection connection = take();
    try {
      stopAt(connection, deadlineNanos);
      T answer = inTransaction(connection, query);
      if (!idle.offer(connection)) {
        connection.close();
      }
      return answer;
    } catch (SQLException | RuntimeException | Error failure) {
      closeQuietly(connection);
      throw failure;
    }
  }

  private static <T> T inTransaction(Connection connection, Query<T> query) throws SQLException {
    connection.setAutoCommit(false);
    T answer = query.read(connection);
    connection.commit();
    connection.setAutoCommit(true);
    return answer;
  }

  private Connection take() throws SQLException {
    @Nullable Connection connection = idle.poll();
    return connection == null ? file.readable() : connection;
  }

  private static void stopAt(Connection connection, long deadlineNanos) throws SQLException {
    ProgressHandler.setHandler(
        connection,
        STEPS_BETWEEN_LOOKS,
        new ProgressHandler() {
          @Override
          protected int progress() {
            return System.nanoTime() - deadlineNanos > 0 ? 1 : 0;
          }
        });
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException failure) {
      log.warn("A reading connection did not close", failure);
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(Bounds.CLOSE_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("A read of the ledger did not end within {}", Bounds.CLOSE_DEADLINE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    for (var connection = idle.poll(); connection != null; connection = idle.poll()) {
      closeQuietly(connection);
    }
  }
}
