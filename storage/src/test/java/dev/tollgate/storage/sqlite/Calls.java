package dev.tollgate.storage.sqlite;

import dev.tollgate.gateway.ledger.Closing;
import dev.tollgate.gateway.ledger.Hold;
import dev.tollgate.gateway.ledger.State;
import dev.tollgate.pricing.Money;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sample holds and closings. */
final class Calls {

  static final Duration LEASE = Duration.ofMinutes(4);

  private Calls() {}

  static Hold hold(String callId, String keyId, String amount, @Nullable String budget) {
    return hold(callId, keyId, amount, budget, ManualClock.START);
  }

  static Hold hold(
      String callId, String keyId, String amount, @Nullable String budget, Instant at) {
    return new Hold(
        callId,
        keyId,
        at,
        at.plus(LEASE),
        "images.generate",
        "openai/gpt-image-2",
        "openai/gpt-image-2",
        "tariff-1",
        Money.usd(amount),
        Money.usd(amount),
        budget == null ? null : Money.usd(budget));
  }

  static Closing settled(String callId, String cost) {
    return closing(callId, State.SETTLED, cost, null);
  }

  static Closing voided(String callId) {
    return closing(callId, State.VOIDED, "0", "upstream_error");
  }

  static Closing unknown(String callId, String cost) {
    return closing(callId, State.UNKNOWN, cost, "upstream_timeout");
  }

  private static Closing closing(String callId, State state, String cost, @Nullable String error) {
    return new Closing(
        callId,
        state,
        ManualClock.START.plusSeconds(7),
        "azure-openai/gpt-image-2",
        "tariff-2",
        Money.usd(cost),
        "usage",
        22,
        1_756,
        state == State.SETTLED ? 1 : 0,
        "[{\"meter\":\"image_output\"}]",
        2,
        Duration.ofNanos(7_000_000_123L),
        error == null ? 200 : 502,
        error);
  }
}
