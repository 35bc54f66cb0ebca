package dev.tollgate.web.page;

import dev.tollgate.gateway.auth.Key;
import dev.tollgate.gateway.auth.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keys in a list. */
final class MemoryKeys implements Keys {

  private final List<Key> keys = new ArrayList<>();

  @Override
  public Optional<Key> findByHash(String hash) {
    return keys.stream().filter(key -> key.hash().equals(hash)).findFirst();
  }

  @Override
  public boolean isEmpty() {
    return keys.isEmpty();
  }

  @Override
  public void add(Key key) {
    keys.add(key);
  }

  @Override
  public boolean revoke(String id, Instant at) {
    return false;
  }

  @Override
  public List<Key> all() {
    return List.copyOf(keys);
  }
}
