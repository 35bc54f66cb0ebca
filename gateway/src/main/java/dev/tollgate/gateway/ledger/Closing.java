package dev.tollgate.gateway.ledger;

import dev.tollgate.pricing.Money;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended, exactly one for each hold. {@code cost} is what the key is charged: zero when
 * voided, the held amount when unknown. {@code basis} is {@code usage}, {@code table}, {@code
 * estimate} or {@code unknown}; {@code lines} is the itemised charge as a JSON array; {@code
 * pictures} counts pictures that the provider returned; {@code error} is the OpenAI error code sent
 * to the client, null on success.
 */
public record Closing(
    String callId,
    State state,
    Instant at,
    String route,
    String tariff,
    Money cost,
    String basis,
    long inputTokens,
    long outputTokens,
    int pictures,
    String lines,
    int attempts,
    Duration latency,
    int status,
    @Nullable String error) {

  public Closing {
    if (!state.isTerminal()) {
      throw new IllegalArgumentException(state + " does not end a call");
    }
    if (state == State.VOIDED && !cost.isZero()) {
      throw new IllegalArgumentException("A voided call costs nothing");
    }
  }
}
