package dev.tollgate.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tollgate.gateway.call.Caller;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Refusal;
import dev.tollgate.gateway.call.Refused;
import dev.tollgate.gateway.testing.MemoryKeys;
import dev.tollgate.gateway.testing.Samples;
import dev.tollgate.pricing.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatorTest {

  private static final byte[] PEPPER =
      "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.UTF_8);

  private final MemoryKeys keys = new MemoryKeys();
  private final KeySecrets secrets = new KeySecrets(PEPPER);
  private final Authenticator authenticator = new Authenticator(keys, secrets);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:8787",
        "LOCALHOST:1",
        "127.0.0.1",
        "127.0.0.1:8787",
        "[::1]",
        "[::1]:8787"
      })
  void anOpenGatewayServesItsOwnMachine(String host) {
    assertThat(authenticator.identify(call("host", host))).isEqualTo(Caller.LOCAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.com",
        "evil.com:8787",
        "localhost.evil.com",
        "127.0.0.1.evil.com",
        "evil.localhost",
        "localhost.",
        "127.0.0.2",
        "10.0.0.1",
        "0.0.0.0",
        "[::]",
        "[::ffff:127.0.0.1]",
        "::1",
        "localhost:80:90",
        "localhost@evil.com",
        "localhost,evil.com",
        "2130706433",
        "0x7f.1",
        "",
        " ",
        "[::1]evil.com",
        "[::1].evil.com:80",
        "xn--localhost"
      })
  void anOpenGatewayRefusesOtherHosts(String host) {
    assertThat(refusal(call("host", host))).isInstanceOf(Refusal.Foreign.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost",
        "http://localhost:3000",
        "https://127.0.0.1",
        "http://[::1]:5"
      })
  void anOpenGatewayServesPagesOfItsOwnMachine(String origin) {
    assertThat(authenticator.identify(call("host", "localhost", "origin", origin)))
        .isEqualTo(Caller.LOCAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null", "http://evil.com", "https://localhost.evil.com", "http://localhost@evil.com", "",
        "file://", "chrome-extension://abc", "http://evil.com:8787", "not a url", "localhost"
      })
  void anOpenGatewayRefusesOtherPages(String origin) {
    assertThat(refusal(call("host", "localhost", "origin", origin)))
        .isInstanceOf(Refusal.Foreign.class);
  }

  @Test
  void aForeignOriginCannotHideBehindALocalOne() {
    assertThat(
            refusal(
                call(
                    "host",
                    "localhost",
                    "origin",
                    "http://localhost",
                    "origin",
                    "http://evil.com")))
        .isInstanceOf(Refusal.Foreign.class);
  }

  @Test
  void withTheFirstKeyEveryCallNeedsOneAndNoHostIsForeign() {
    String secret = secrets.generate();
    add("k1", secret);
    assertThat(refusal(call("host", "localhost"))).isEqualTo(new Refusal.MissingKey());
    Inbound inbound = call("host", "gate.example", "authorization", "Bearer " + secret);
    assertThat(authenticator.identify(inbound))
        .isEqualTo(new Caller("k1", "name of k1", Money.usd("5"), true));
  }

  @Test
  void aKeyComesAsBearerInAnyCaseOrAsApiKey() {
    String secret = secrets.generate();
    add("k1", secret);
    for (String scheme : new String[] {"Bearer ", "bearer ", "BEARER ", "Bearer   "}) {
      assertThat(authenticator.identify(call("authorization", scheme + secret + " ")).keyId())
          .isEqualTo("k1");
    }
    assertThat(authenticator.identify(call("x-api-key", " " + secret)).keyId()).isEqualTo("k1");
    assertThat(
            authenticator
                .identify(call("authorization", "Basic eDp5", "x-api-key", secret))
                .keyId())
        .isEqualTo("k1");
    assertThat(
            authenticator.identify(call("authorization", "Bearer ", "x-api-key", secret)).keyId())
        .isEqualTo("k1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic eDp5", "tg_1"})
  void noKeyIsAMissingKey(String authorization) {
    add("k1", secrets.generate());
    assertThat(refusal(call("authorization", authorization))).isEqualTo(new Refusal.MissingKey());
  }

  @Test
  void unknownMistypedAndRevokedKeysAreInvalid() {
    String secret = secrets.generate();
    add("k1", secret);
    char last = secret.charAt(secret.length() - 1);
    String typo = secret.substring(0, secret.length() - 1) + (last == '0' ? '1' : '0');
    for (String wrong : new String[] {secrets.generate(), typo, "sk-123", secret + "0"}) {
      assertThat(refusal(call("authorization", "Bearer " + wrong)))
          .isEqualTo(new Refusal.InvalidKey());
    }
    keys.revoke("k1", Samples.NOW);
    assertThat(refusal(call("authorization", "Bearer " + secret)))
        .isEqualTo(new Refusal.InvalidKey());
    assertThat(authenticator.isOpen()).as("a revoked key does not reopen the gateway").isFalse();
  }

  @Test
  void secretsAreRandomWellFormedAndStoredOnlyAsAPepperedHash() {
    String secret = secrets.generate();
    assertThat(secret).matches("tg_[0-9a-f]{40}").isNotEqualTo(secrets.generate());
    assertThat(secrets.isWellFormed(secret)).isTrue();
    assertThat(secrets.hash(secret)).matches("[0-9a-f]{64}").isEqualTo(secrets.hash(secret));
    byte[] other = PEPPER.clone();
    other[0]++;
    assertThat(new KeySecrets(other).hash(secret)).isNotEqualTo(secrets.hash(secret));
  }

  @Test
  void everyTypoOfOneCharacterIsSeenWithoutALookup() {
    String secret = secrets.generate();
    for (int i = 0; i < secret.length(); i++) {
      char wrong = secret.charAt(i) == 'a' ? 'b' : 'a';
      String typo = secret.substring(0, i) + wrong + secret.substring(i + 1);
      assertThat(secrets.isWellFormed(typo)).as(typo).isFalse();
    }
    assertThat(secrets.isWellFormed("")).isFalse();
    assertThat(secrets.isWellFormed(secret.toUpperCase(java.util.Locale.ROOT))).isFalse();
  }

  @Test
  void aShortPepperIsRefused() {
    assertThatThrownBy(() -> new KeySecrets(new byte[15]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatCode(() -> new KeySecrets(new byte[16])).doesNotThrowAnyException();
  }

  private void add(String id, String secret) {
    keys.add(
        new Key(
            id,
            "name of " + id,
            secrets.hash(secret),
            secret.substring(0, KeySecrets.PREFIX_LENGTH),
            Money.usd("5"),
            true,
            Samples.NOW,
            null));
  }

  private static Inbound call(String... headers) {
    return Samples.inbound("POST", "/v1/chat/completions", headers);
  }

  private Refusal refusal(Inbound inbound) {
    return catchThrowableOfType(Refused.class, () -> authenticator.identify(inbound)).reason();
  }
}
