package dev.tollgate.storage.sqlite;

import static dev.tollgate.storage.sqlite.ManualClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.gateway.auth.Key;
import dev.tollgate.gateway.auth.Keys;
import dev.tollgate.gateway.ledger.LedgerUnavailable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteKeysTest extends KeysContract {

  @TempDir Path folder;
  private final List<SqliteKeys> opened = new ArrayList<>();

  @Override
  protected Keys openKeys() {
    SqliteKeys keys = SqliteKeys.open(folder.resolve("keys.db"), clock);
    opened.add(keys);
    return keys;
  }

  @AfterEach
  void close() {
    opened.forEach(SqliteKeys::close);
  }

  @Test
  void keysOutliveTheProcess() {
    keys.add(new Key("id", "name", "hash", "tg", null, false, START, null));
    opened.getFirst().close();
    assertThat(openKeys().findByHash("hash")).isPresent();
  }

  @Test
  void aClosedStoreRefusesToAnswerOldKeys() {
    opened.getFirst().close();
    assertThatThrownBy(() -> keys.findByHash("hash")).isInstanceOf(LedgerUnavailable.class);
  }
}
