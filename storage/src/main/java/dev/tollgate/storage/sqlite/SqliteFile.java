package dev.tollgate.storage.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * One SQLite file and the settings that every connection to it has: write-ahead log, full sync,
 * foreign keys, bounded waits. The file is readable by its owner alone.
 */
public class SqliteFile {

  private final Path path;

  public SqliteFile(Path path) {
    this.path = path.toAbsolutePath().normalize();
  }

  public Path path() {
    return path;
  }

  /** Creates the file and its folder when they do not exist yet. */
  public void create() throws IOException {
    Path folder = path.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (Files.exists(path)) {
      return;
    }
    try {
      if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        var ownerOnly = PosixFilePermissions.fromString("rw-------");
        Files.createFile(path, PosixFilePermissions.asFileAttribute(ownerOnly));
      } else {
        Files.createFile(path);
      }
    } catch (FileAlreadyExistsException _) {
      // Another process was faster, with the same permissions.
    }
  }

  /** A connection that reads and writes. */
  public Connection writable() throws SQLException {
    SQLiteConfig config = common();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setPragma(Pragma.JOURNAL_SIZE_LIMIT, Long.toString(Bounds.LOG_BYTES));
    Connection connection = connect(config);
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_autocheckpoint = " + Bounds.CHECKPOINT_PAGES);
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
    return connection;
  }

  /** A connection that cannot write. */
  public Connection readable() throws SQLException {
    SQLiteConfig config = common();
    config.setReadOnly(true);
    return connect(config);
  }

  private static SQLiteConfig common() {
    var config = new SQLiteConfig();
    config.setBusyTimeout((int) Bounds.BUSY_TIMEOUT.toMillis());
    config.setTempStore(TempStore.MEMORY);
    config.setGetGeneratedKeys(false); // else the driver asks for the row id after every write
    return config;
  }

  private Connection connect(SQLiteConfig config) throws SQLException {
    Properties properties = config.toProperties();
    return new JDBC4Connection("jdbc:sqlite:" + path, path.toString(), properties);
  }
}
