package dev.tollgate.gateway.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one attempt failed. Only the first two kinds may be followed by another attempt. */
public sealed interface Failure {

  String provider();

  /** Whether the provider surely did, and billed, nothing. */
  default boolean didNoWork() {
    return switch (this) {
      case Unreachable _, NoWork _, Rejected _ -> true;
      case ServerError _, Uncertain _ -> false;
    };
  }

  /** No byte of the request left: no connection, no pooled connection in time, no such host. */
  record Unreachable(String provider, String detail) implements Failure {}

  /** The provider answered that it did no work: rate limits, overload, refused credentials. */
  record NoWork(String provider, int status, @Nullable Duration retryAfter, String detail)
      implements Failure {}

  /** The provider refused the request itself; another one would be a policy decision. */
  record Rejected(String provider, int status, byte[] body, @Nullable String requestId)
      implements Failure {}

  /** A server error after the request was sent: perhaps billed. */
  record ServerError(String provider, int status) implements Failure {}

  /** Sent, but no answer: timeout, reset, nonsense. Perhaps billed. */
  record Uncertain(String provider, String detail) implements Failure {}
}
