package dev.tollgate.storage.sqlite;

import dev.tollgate.gateway.ledger.Ledger;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerTest extends LedgerContractTest {

  @TempDir Path folder;

  @Override
  protected Ledger openLedger() {
    return SqliteLedger.open(folder.resolve("ledger.db"), new ManualClock());
  }
}
