package dev.tollgate.storage.sqlite;

import static dev.tollgate.storage.sqlite.ManualClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.gateway.auth.Key;
import dev.tollgate.gateway.auth.Keys;
import dev.tollgate.pricing.Money;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of keys promises. */
abstract class KeysContract {

  protected final ManualClock clock = new ManualClock();
  protected Keys keys;

  /** Opens the one store of this test; opened twice, both see the same keys. */
  protected abstract Keys openKeys();

  @BeforeEach
  void open() {
    keys = openKeys();
  }

  @Test
  void aStoreIsEmptyUntilAKeyWasCreatedEvenIfItIsRevoked() {
    assertThat(keys.isEmpty()).isTrue();
    keys.add(key("id", "hash"));
    assertThat(keys.revoke("id", START)).isTrue();
    assertThat(keys.isEmpty()).isFalse();
  }

  @Test
  void aKeyIsFoundByItsHashWithEveryField() {
    Key key = new Key("id", "name", "hash", "tg-abc", Money.usd("1.00"), true, START, null);
    keys.add(key);
    keys.add(key("other", "other hash"));
    assertThat(keys.findByHash("hash")).contains(key);
    assertThat(keys.findByHash("other hash")).contains(key("other", "other hash"));
    assertThat(keys.findByHash("no such hash")).isEmpty();
  }

  @Test
  void aKeyIsRevokedOnce() {
    keys.add(key("id", "hash"));
    assertThat(keys.revoke("id", START.plusSeconds(1))).isTrue();
    assertThat(keys.revoke("id", START.plusSeconds(2))).isFalse();
    assertThat(keys.findByHash("hash").orElseThrow().revoked()).isEqualTo(START.plusSeconds(1));
  }

  @Test
  void aKeyThatDoesNotExistCannotBeRevoked() {
    assertThat(keys.revoke("id", START)).isFalse();
  }

  @Test
  void idsAndHashesAreUnique() {
    keys.add(key("id", "hash"));
    assertThatThrownBy(() -> keys.add(key("id", "new"))).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> keys.add(key("new", "hash")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(keys.all()).hasSize(1);
    keys.add(key("new", "new"));
    assertThat(keys.all()).hasSize(2);
  }

  @Test
  void allKeysComeOldestFirst() {
    keys.add(new Key("new", "n", "h1", "p", null, false, START.plusSeconds(1), null));
    keys.add(new Key("old", "n", "h2", "p", null, false, START, null));
    assertThat(keys.all()).extracting(Key::id).containsExactly("old", "new");
  }

  @Test
  void aRevocationIsSeenByASecondInstanceWithinASecond() {
    Keys second = openKeys();
    keys.add(key("id", "hash"));
    clock.move(Duration.ofSeconds(1));
    assertThat(second.findByHash("hash").orElseThrow().isRevoked()).isFalse();
    keys.revoke("id", clock.instant());
    clock.move(Duration.ofSeconds(1));
    assertThat(second.findByHash("hash").orElseThrow().isRevoked()).isTrue();
  }

  @Test
  void aRevocationIsSeenEvenWhenTheClockGoesBackwards() {
    Keys second = openKeys();
    keys.add(key("id", "hash"));
    keys.revoke("id", START);
    clock.move(Duration.ofHours(-1));
    assertThat(second.findByHash("hash").orElseThrow().isRevoked()).isTrue();
  }

  @Test
  void anInstanceSeesItsOwnWritesAtOnce() {
    keys.add(key("id", "hash"));
    keys.revoke("id", START);
    assertThat(keys.findByHash("hash").orElseThrow().isRevoked()).isTrue();
  }

  private static Key key(String id, String hash) {
    return new Key(id, "name of " + id, hash, "tg-" + id, null, false, START, null);
  }
}
