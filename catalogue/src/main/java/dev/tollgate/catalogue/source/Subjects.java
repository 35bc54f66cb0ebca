package dev.tollgate.catalogue.source;

import dev.tollgate.catalogue.identity.Identity;
import dev.tollgate.catalogue.identity.Providers;

/** Canonical route ids from what feeds write. */
final class Subjects {

  private Subjects() {}

  /** {@code provider/model}, with the provider's canonical id and the model id as filed. */
  static String route(String providerSpelling, String upstreamModel) {
    String provider = Providers.builtIn().canonical(providerSpelling);
    return Identity.builtIn().servingProvider(provider, upstreamModel) + "/" + upstreamModel;
  }
}
