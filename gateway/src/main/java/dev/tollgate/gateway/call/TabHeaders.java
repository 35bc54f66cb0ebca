package dev.tollgate.gateway.call;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.pricing.Charge;
import dev.tollgate.pricing.Quote;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Renders a tab as the {@code x-tollgate-*} and {@code x-agentcc-*} headers of an answer. */
record TabHeaders(
    Inbound inbound,
    @Nullable Attempt attempt,
    @Nullable Quote quote,
    @Nullable Charge charge,
    boolean costsNothing) {

  private static final String NONE = "none";
  private static final long NANOS_PER_MILLI = 1_000_000;

  Headers render(String strategy, int attempts, long elapsedNanos, long providerNanos) {
    String provider = attempt == null ? NONE : attempt.provider();
    String model = attempt == null ? NONE : attempt.modelId();
    long latency = elapsedNanos / NANOS_PER_MILLI;
    long overhead = Math.max(0, elapsedNanos - providerNanos) / NANOS_PER_MILLI;
    Headers headers =
        Headers.of(
            "x-request-id", inbound.id(),
            "x-tollgate-request-id", inbound.id(),
            "x-tollgate-provider", provider,
            "x-tollgate-route", attempt == null ? NONE : attempt.route(),
            "x-tollgate-model", model,
            "x-tollgate-latency-ms", Long.toString(latency),
            "x-tollgate-overhead-ms", Long.toString(overhead),
            "x-tollgate-attempts", Integer.toString(attempts),
            "x-tollgate-strategy", strategy,
            "x-tollgate-fallback", Boolean.toString(attempts > 1),
            "x-tollgate-cache", "skip",
            "x-agentcc-request-id", inbound.id(),
            "x-agentcc-trace-id", trace(),
            "x-agentcc-provider", provider,
            "x-agentcc-model-used", attempt == null ? NONE : attempt.upstreamModel(),
            "x-agentcc-latency-ms", Long.toString(latency),
            "x-agentcc-cache", "skip",
            "x-agentcc-fallback-used", Boolean.toString(attempts > 1),
            "x-agentcc-routing-strategy", strategy);
    money(headers);
    return headers;
  }

  private void money(Headers headers) {
    headers.set("x-tollgate-tariff", attempt == null ? NONE : attempt.tariff().version());
    if (quote != null) {
      headers.set("x-tollgate-quote", quote.expected().total().toString());
    }
    if (charge != null) {
      cost(headers, charge.total().toString(), charge.basis().name().toLowerCase(Locale.ROOT));
    } else if (costsNothing) {
      cost(headers, "0", "usage");
    } else {
      headers.set("x-tollgate-cost-basis", "unknown");
    }
  }

  private static void cost(Headers headers, String usd, String basis) {
    headers.set("x-tollgate-cost", usd).set("x-tollgate-cost-basis", basis);
    headers.set("x-agentcc-cost", usd);
  }

  private String trace() {
    return inbound
        .header("x-agentcc-trace-id")
        .filter(text -> !text.isEmpty() && text.length() <= Bounds.ECHO_CHARACTERS_MAX)
        .filter(text -> text.chars().allMatch(c -> c > ' ' && c < 127))
        .orElse(inbound.id());
  }
}
