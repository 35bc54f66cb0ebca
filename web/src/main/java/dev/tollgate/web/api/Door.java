package dev.tollgate.web.api;

import dev.tollgate.gateway.auth.Authenticator;
import dev.tollgate.gateway.auth.KeySecrets;
import dev.tollgate.gateway.call.Caller;
import dev.tollgate.gateway.call.Inbound;
import java.time.InstantSource;
import java.util.Optional;

/** Lets callers of our own API in. */
public sealed interface Door {

  /** Says who asks, or refuses. */
  Viewer enter(Inbound inbound);

  /** Lets callers in as the gateway does, and the operator of this machine besides. */
  record Guarded(Authenticator authenticator, KeySecrets secrets, InstantSource clock)
      implements Door {

    @Override
    public Viewer enter(Inbound inbound) {
      Optional<String> pass = inbound.header(OperatorPass.HEADER);
      if (pass.isPresent() && OperatorPass.isGood(secrets, pass.get(), clock.instant())) {
        Authenticator.refuseForeign(inbound);
        return Viewer.OPERATOR;
      }
      Caller caller = authenticator.identify(inbound);
      return new Viewer(caller, authenticator.isOpen());
    }
  }

  /** For this process alone, which reads the data folder anyway; never behind a server. */
  record Unlocked() implements Door {

    @Override
    public Viewer enter(Inbound inbound) {
      return Viewer.OPERATOR;
    }
  }
}
