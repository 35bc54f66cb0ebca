package dev.tollgate.gateway.call;

import dev.tollgate.pricing.Money;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a call ends without the answer it asked for. Rendered by one switch in the codec. */
public sealed interface Refusal {

  /** No key was sent although this gateway asks for one. */
  record MissingKey() implements Refusal {}

  /** The key is unknown or revoked. */
  record InvalidKey() implements Refusal {}

  /** An open gateway answers only programs and pages of its own machine. */
  record Foreign(String what) implements Refusal {}

  /** Only who runs this server may do it; {@code instead} says how. */
  record OperatorOnly(String instead) implements Refusal {}

  record UnknownPath(String path) implements Refusal {}

  record MethodNotAllowed(String method, String allowed) implements Refusal {}

  record UnsupportedMediaType(String got, String wanted) implements Refusal {}

  record MalformedBody(String detail) implements Refusal {}

  record BodyTooLarge(long limitBytes) implements Refusal {}

  record BodyTooSlow() implements Refusal {}

  /**
   * A parameter is wrong; {@code code} is the OpenAI error code, {@code message} says what is
   * right.
   */
  record InvalidParameter(String parameter, String code, String message) implements Refusal {}

  /** No such model, or none that can be reached; {@code hint} says what to do. */
  record ModelNotFound(String model, String hint) implements Refusal {}

  /** The model exists but does not answer this endpoint. */
  record WrongEndpoint(String model, String message) implements Refusal {}

  /** Nobody knows what the call would cost, and the key does not allow unpriced calls. */
  record Unpriced(String model, String reason) implements Refusal {}

  record BudgetExceeded(Money budget, Money spent, Money held, Money needed) implements Refusal {}

  /** The provider refused the request itself; its own words are passed on. */
  record Rejected(int status, byte[] body, @Nullable String requestId) implements Refusal {}

  /** Every provider tried refused or could not be reached, surely without doing any work. */
  record NoProvider(List<Failure> failures, @Nullable Duration retryAfter) implements Refusal {
    public NoProvider {
      failures = List.copyOf(failures);
    }
  }

  /** A provider may have done the work, but its answer did not arrive; nothing is sent again. */
  record OutcomeUnknown(String provider, String detail) implements Refusal {}

  /** A provider failed with a server error. {@code maybeBilled} forbids repeating it blindly. */
  record ProviderFailed(String provider, int status, boolean maybeBilled) implements Refusal {}

  /** The stream broke off after it had begun. */
  record StreamBroken(String provider) implements Refusal {}

  record Overloaded(String what) implements Refusal {}

  record Draining() implements Refusal {}

  /** The ledger cannot take a hold, so nothing that costs money may start. */
  record LedgerDown() implements Refusal {}

  /** A defect of ours. */
  record Defect() implements Refusal {}
}
