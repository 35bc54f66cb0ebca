package dev.tollgate.gateway.call;

/** Answers requests of one path. Runs on a virtual thread of its own and may block. */
@FunctionalInterface
public interface Endpoint {

  /** Answers the client exactly once, or throws {@link Refused} before anything was sent. */
  void handle(Inbound inbound, Client client);
}
