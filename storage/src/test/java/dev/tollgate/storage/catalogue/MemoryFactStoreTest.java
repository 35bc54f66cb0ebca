package dev.tollgate.storage.catalogue;

import dev.tollgate.catalogue.sync.FactStore;
import dev.tollgate.catalogue.sync.MemoryFactStore;

class MemoryFactStoreTest extends FactStoreContract {

  private final FactStore store = new MemoryFactStore();

  @Override
  FactStore store() {
    return store;
  }
}
