package dev.tollgate.gateway.provider;

import dev.tollgate.gateway.call.Answer;
import dev.tollgate.gateway.call.Attempt;
import dev.tollgate.gateway.call.Cancellation;
import dev.tollgate.gateway.call.Request;
import java.time.Duration;

/** Serves calls: a remote API or an engine in this process. Thread-safe; may block. */
public interface Provider {

  /** The provider part of its routes, such as {@code openai}. */
  String id();

  /**
   * Sends one attempt and waits for the head of the answer. Never throws for what a provider or the
   * network does: that is a {@code Failed}. {@code patience} bounds the wait for each byte.
   */
  Answer send(Dispatch dispatch);

  /** One attempt to be sent. {@code callId} may be passed on as a request id. */
  record Dispatch(
      String callId,
      Attempt attempt,
      Request request,
      Duration patience,
      Cancellation cancellation) {}
}
