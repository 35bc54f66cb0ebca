package dev.tollgate.web.api;

import dev.tollgate.gateway.call.Caller;

/** Who asks our own API; {@code seesAll} is for an open gateway and for its operator. */
public record Viewer(Caller caller, boolean seesAll) {

  /** Who can read the data folder. */
  static final Viewer OPERATOR = new Viewer(Caller.LOCAL, true);

  boolean sees(String keyId) {
    return seesAll || caller.keyId().equals(keyId);
  }
}
