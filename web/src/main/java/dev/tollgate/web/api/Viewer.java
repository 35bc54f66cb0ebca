package dev.tollgate.web.api;

import dev.tollgate.gateway.call.Caller;

/** Who asks our own API; {@code seesAll} is for an open gateway and for its operator. */
record Viewer(Caller caller, boolean seesAll) {

  boolean sees(String keyId) {
    return seesAll || caller.keyId().equals(keyId);
  }
}
