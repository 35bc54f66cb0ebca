package dev.tollgate.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

  private static final String FIRST = "V1__keys.sql";

  @TempDir Path folder;
  private Connection connection;

  @BeforeEach
  void apply() throws Exception {
    var file = new SqliteFile(folder.resolve("keys.db"));
    file.create();
    connection = file.writable();
    new Migrations("db/keys", List.of(FIRST)).apply(connection);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void aMigrationRunsOnce() throws Exception {
    new Migrations("db/keys", List.of(FIRST)).apply(connection);
    assertThat(number("SELECT COUNT(*) FROM migrations")).isEqualTo(1);
    assertThat(number("PRAGMA user_version")).isEqualTo(1);
  }

  @Test
  void aFileThatWasEditedAfterItWasAppliedIsRefused() throws Exception {
    execute("UPDATE migrations SET checksum = 'other'");
    assertThatThrownBy(() -> new Migrations("db/keys", List.of(FIRST)).apply(connection))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(FIRST);
  }

  @Test
  void aDatabaseOfANewerProgramIsRefused() throws Exception {
    execute("PRAGMA user_version = 2");
    assertThatThrownBy(() -> new Migrations("db/keys", List.of(FIRST)).apply(connection))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("newer");
  }

  @Test
  void aFailedMigrationLeavesNothingBehind() throws Exception {
    var twice = new Migrations("db/keys", List.of(FIRST, FIRST));
    assertThatThrownBy(() -> twice.apply(connection)).isInstanceOf(SQLException.class);
    connection.close();
    connection = new SqliteFile(folder.resolve("keys.db")).writable();
    assertThat(number("SELECT COUNT(*) FROM migrations")).isEqualTo(1);
    assertThat(number("PRAGMA user_version")).isEqualTo(1);
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private int number(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }
}
