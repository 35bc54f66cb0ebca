package dev.tollgate.storage.sqlite;

import java.sql.SQLException;

/** A connection that writes in transactions; used by one thread. */
interface WriteSession extends AutoCloseable {

  void begin() throws SQLException;

  /** Returns only when the transaction would survive a crash. */
  void commit() throws SQLException;

  @Override
  void close() throws SQLException;
}
