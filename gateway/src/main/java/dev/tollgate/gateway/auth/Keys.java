package dev.tollgate.gateway.auth;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where virtual keys are kept. Thread-safe; writes are durable when they return. */
public interface Keys {

  Optional<Key> findByHash(String hash);

  /** Whether any key was ever created, revoked ones included; decides if the gateway is open. */
  boolean isEmpty();

  /** Adds a key; its id and hash must be new. */
  void add(Key key);

  /** Revokes a key; false when there is no such key or it was revoked before. */
  boolean revoke(String id, Instant at);

  /** All keys, oldest first. */
  List<Key> all();
}
