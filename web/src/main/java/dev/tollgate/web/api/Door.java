package dev.tollgate.web.api;

import dev.tollgate.gateway.auth.Authenticator;
import dev.tollgate.gateway.auth.KeySecrets;
import dev.tollgate.gateway.call.Caller;
import dev.tollgate.gateway.call.Inbound;
import java.time.InstantSource;
import java.util.Optional;

/** Lets callers in as the gateway does, and the operator of this machine besides. */
public record Door(Authenticator authenticator, KeySecrets secrets, InstantSource clock) {

  /** Says who asks, or refuses. */
  Viewer enter(Inbound inbound) {
    Optional<String> pass = inbound.header(OperatorPass.HEADER);
    if (pass.isPresent() && OperatorPass.isGood(secrets, pass.get(), clock.instant())) {
      Authenticator.refuseForeign(inbound);
      return new Viewer(Caller.LOCAL, true);
    }
    Caller caller = authenticator.identify(inbound);
    return new Viewer(caller, authenticator.isOpen());
  }
}
