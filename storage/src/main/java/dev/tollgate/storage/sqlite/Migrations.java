package dev.tollgate.storage.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;

/**
 * Brings a database to the newest schema: SQL files of one resource folder, applied in order, each
 * once, all in one transaction. The number applied is SQLite's {@code user_version}; the checksum
 * of each file is kept, and a file that was edited after it was applied is refused.
 */
public record Migrations(String folder, List<String> files) {

  public Migrations {
    files = List.copyOf(files);
  }

  /**
   * Applies what is missing; safe when several processes start at once. After a failure the caller
   * closes the connection, which undoes everything.
   */
  public void apply(Connection connection) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      if (isCurrent(connection, statement)) {
        return;
      }
      statement.execute("BEGIN IMMEDIATE");
      applyMissing(connection, statement);
      statement.execute("COMMIT");
    }
  }

  private boolean isCurrent(Connection connection, Statement statement)
      throws SQLException, IOException {
    int applied = version(statement);
    if (applied > files.size()) {
      throw new IllegalStateException(
          "%s is at version %d, newer than this program knows (%d)"
              .formatted(folder, applied, files.size()));
    }
    for (int number = 1; number <= applied; number++) {
      requireUnedited(connection, number);
    }
    return applied == files.size();
  }

  private void applyMissing(Connection connection, Statement statement)
      throws SQLException, IOException {
    statement.executeUpdate(
        """
        CREATE TABLE IF NOT EXISTS migrations (
          version INTEGER PRIMARY KEY, file TEXT NOT NULL, checksum TEXT NOT NULL) STRICT\
        """);
    for (int number = version(statement) + 1; number <= files.size(); number++) {
      String text = text(number);
      statement.executeUpdate(text);
      try (var insert = connection.prepareStatement("INSERT INTO migrations VALUES (?, ?, ?)")) {
        insert.setInt(1, number);
        insert.setString(2, files.get(number - 1));
        insert.setString(3, checksum(text));
        insert.executeUpdate();
      }
      statement.execute("PRAGMA user_version = " + number);
    }
  }

  private void requireUnedited(Connection connection, int number) throws SQLException, IOException {
    String sql = "SELECT checksum FROM migrations WHERE version = ?";
    try (var select = connection.prepareStatement(sql)) {
      select.setInt(1, number);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next() || !row.getString(1).equals(checksum(text(number)))) {
          throw new IllegalStateException(files.get(number - 1) + " changed after it was applied");
        }
      }
    }
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      row.next();
      return row.getInt(1);
    }
  }

  private String text(int number) throws IOException {
    String resource = "/" + folder + "/" + files.get(number - 1);
    try (InputStream stream = Migrations.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IOException("No resource " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String checksum(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("Every Java has SHA-256", impossible);
    }
  }
}
