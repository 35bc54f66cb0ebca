package dev.tollgate.bench;

import dev.tollgate.gateway.auth.Key;
import dev.tollgate.gateway.auth.KeySecrets;
import dev.tollgate.pricing.Money;
import dev.tollgate.storage.sqlite.SqliteKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A Tollgate in a process of its own, on a fresh data folder, with the mock as its provider. */
final class Gateway implements Target {

  private static final long START_NANOS_MAX = 60_000_000_000L;
  private static final int STOP_SECONDS = 30;

  private final Process process;
  private final int port;
  private final Path data;

  private Gateway(Process process, int port, Path data) {
    this.process = process;
    this.port = port;
    this.data = data;
  }

  /** Starts one and returns at once; {@link #awaitHealth} waits until it answers. */
  static Gateway launch(Launch launch, Path directory, int providerPort) {
    try {
      int port = Launch.freePort();
      Path home = Files.createTempDirectory(directory, "gateway");
      var builder = Launch.process(launch.pinned(launch.tollgate("serve")), home, "gateway.log");
      builder.environment().put("TOLLGATE_PORT", Integer.toString(port));
      builder.environment().put("TOLLGATE_DATA_DIR", home.resolve("data").toString());
      builder.environment().put("OPENAI_BASE_URL", "http://127.0.0.1:" + providerPort + "/v1");
      builder.environment().put("OPENAI_API_KEY", "sk-bench");
      return new Gateway(builder.start(), port, home.resolve("data"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Waits until it answers GET /healthz. */
  Gateway awaitHealth() {
    long deadline = System.nanoTime() + START_NANOS_MAX;
    while (!isHealthy()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        close();
        throw new IllegalStateException("The gateway did not start: " + log());
      }
      pause();
    }
    return this;
  }

  /** What the process said, and its exit code when it ended. */
  String log() {
    try {
      String said = Files.readString(data.resolveSibling("gateway.log"));
      return process.isAlive() ? said : said + "\nIt ended with " + process.exitValue() + ".";
    } catch (IOException failure) {
      return failure.toString();
    }
  }

  boolean isHealthy() {
    try {
      var connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/healthz").toURL().openConnection();
      connection.setConnectTimeout(1_000);
      return connection.getResponseCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(2);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Makes a key with a budget that nothing here can use up, so that the full path is on. */
  String key() throws IOException {
    KeySecrets secrets = new KeySecrets(Files.readAllBytes(data.resolve("pepper")));
    String secret = secrets.generate();
    String prefix = secret.substring(0, KeySecrets.PREFIX_LENGTH);
    try (SqliteKeys keys = SqliteKeys.open(data.resolve("keys.db"), InstantSource.system())) {
      keys.add(
          new Key(
              UUID.randomUUID().toString(),
              "bench",
              secrets.hash(secret),
              prefix,
              Money.usd("1000000000"),
              false,
              Instant.now(),
              null));
    }
    return secret;
  }

  /** Ledger rows by end, such as SETTLED; open holds stand under OPEN. */
  Map<String, Long> rows() {
    Map<String, Long> rows = new TreeMap<>();
    String query =
        "SELECT state, COUNT(*) FROM closings GROUP BY state"
            + " UNION ALL SELECT 'OPEN', COUNT(*) FROM open_holds";
    String url = "jdbc:sqlite:file:" + data.resolve("ledger.db") + "?mode=ro";
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      while (row.next()) {
        rows.put(row.getString(1), row.getLong(2));
      }
      return rows;
    } catch (SQLException failure) {
      throw new IllegalStateException("The ledger could not be counted", failure);
    }
  }

  @Override
  public String name() {
    return "tollgate";
  }

  long pid() {
    return process.pid();
  }

  int port() {
    return port;
  }

  @Override
  public ProcessFigures figures() {
    return new ProcessFigures(process.pid());
  }

  @Override
  public int port(Case measured) {
    return port;
  }

  @Override
  public void close() {
    Launch.stop(process, STOP_SECONDS);
  }
}
