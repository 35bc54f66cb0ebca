package dev.tollgate.gateway.testing;

import dev.tollgate.gateway.auth.Key;
import dev.tollgate.gateway.auth.Keys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keys in memory. Thread-safe. */
public final class MemoryKeys implements Keys {

  private final CopyOnWriteArrayList<Key> keys = new CopyOnWriteArrayList<>();

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
    for (Key key : keys) {
      if (key.id().equals(id) && !key.isRevoked()) {
        keys.remove(key);
        return keys.add(
            new Key(
                key.id(),
                key.name(),
                key.hash(),
                key.prefix(),
                key.budget(),
                key.unpriced(),
                key.created(),
                at));
      }
    }
    return false;
  }

  @Override
  public List<Key> all() {
    return List.copyOf(keys);
  }
}
