package dev.tollgate.gateway.limit;

import dev.tollgate.gateway.call.Attempt;
import dev.tollgate.gateway.call.Caller;
import dev.tollgate.gateway.call.Failure;
import dev.tollgate.gateway.call.Refusal;
import dev.tollgate.gateway.call.Refused;
import dev.tollgate.gateway.call.Request;
import dev.tollgate.gateway.call.Tab;
import dev.tollgate.gateway.route.Plan;
import dev.tollgate.pricing.Money;
import dev.tollgate.pricing.Quote;
import dev.tollgate.pricing.QuoteOutcome.Quoted;
import dev.tollgate.pricing.QuoteOutcome.Unquotable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides what may be sent: quotes every attempt, leaves out those whose price is unknown, holds
 * the dearest, and judges failures: only sure no-work is followed by another attempt.
 */
public final class Admission {

  private final Quoter quoter;
  private final InstantSource clock;

  public Admission(Quoter quoter, InstantSource clock) {
    this.quoter = quoter;
    this.clock = clock;
  }

  /** The plan with only attempts that may be sent, its money held; or a refusal. */
  public Plan admit(Caller caller, Request request, Plan plan, Tab tab) {
    Quoter.Counted counted = quoter.count(request);
    List<Attempt> allowed = new ArrayList<>();
    List<String> unpriced = new ArrayList<>();
    Quote first = null;
    Money high = Money.ZERO;
    for (Attempt attempt : plan.attempts()) {
      switch (quoter.quote(counted, attempt, clock.instant())) {
        case Quoted(Quote quote) -> {
          first = first == null && allowed.isEmpty() ? quote : first;
          high = high.max(quote.high().total());
          allowed.add(attempt);
        }
        case Unquotable(var reason) -> {
          unpriced.add(reason.sentence());
          if (caller.unpriced()) {
            allowed.add(attempt);
          }
        }
      }
    }
    if (allowed.isEmpty()) {
      tab.planned(plan.first(), plan.strategy(), null);
      throw new Refused(new Refusal.Unpriced(request.model(), String.join(" ", unpriced)));
    }
    tab.planned(allowed.getFirst(), plan.strategy(), first);
    tab.hold(high, request.model());
    return new Plan(allowed, plan.strategy());
  }

  /** Returns when another attempt may follow; otherwise refuses with what the failure means. */
  public void judge(Failure failure, Request request, Tab tab) {
    switch (failure) {
      case Failure.Unreachable _, Failure.NoWork _ -> tab.didNoWork();
      case Failure.Rejected(String _, int status, byte[] body, String requestId) -> {
        tab.didNoWork();
        throw new Refused(new Refusal.Rejected(status, body, requestId));
      }
      case Failure.ServerError(String provider, int status) -> {
        boolean maybeBilled = request instanceof Request.Pictures;
        if (!maybeBilled) {
          tab.didNoWork();
        }
        throw new Refused(new Refusal.ProviderFailed(provider, status, maybeBilled));
      }
      case Failure.Uncertain(String provider, String detail) ->
          throw new Refused(new Refusal.OutcomeUnknown(provider, detail));
    }
  }

  /** What to say when every attempt surely did no work. */
  public Refusal exhausted(List<Failure> failures) {
    @Nullable Duration soonest =
        failures.stream()
            .map(one -> one instanceof Failure.NoWork work ? work.retryAfter() : null)
            .filter(Objects::nonNull)
            .min(Duration::compareTo)
            .orElse(null);
    return new Refusal.NoProvider(failures, soonest);
  }
}
