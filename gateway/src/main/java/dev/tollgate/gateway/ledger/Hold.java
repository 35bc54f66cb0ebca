package dev.tollgate.gateway.ledger;

import dev.tollgate.pricing.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money reserved before a call is sent. {@code amount} is the quote's high bound, {@code expected}
 * its middle; {@code budget} is the key's limit in USD over its lifetime, null when it has none.
 * After {@code leaseUntil} a hold that nobody settled is resolved by {@link Ledger#sweep}.
 */
public record Hold(
    String callId,
    String keyId,
    Instant at,
    Instant leaseUntil,
    String operation,
    String model,
    String route,
    String tariff,
    Money amount,
    Money expected,
    @Nullable Money budget) {}
