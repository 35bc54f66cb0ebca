package dev.tollgate.gateway.provider;

import dev.tollgate.gateway.call.Answer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The providers that can be called now, by id. Immutable. */
public final class Providers {

  private final Map<String, Provider> byId = new LinkedHashMap<>();

  public Providers(Collection<? extends Provider> providers) {
    providers.forEach(provider -> byId.put(provider.id(), provider));
  }

  public Set<String> ids() {
    return Set.copyOf(byId.keySet());
  }

  /** Sends one attempt to its provider; the plan names only providers that are here. */
  public Answer send(Provider.Dispatch dispatch) {
    Provider provider = byId.get(dispatch.attempt().provider());
    if (provider == null) {
      throw new IllegalStateException("Not configured: " + dispatch.attempt().provider());
    }
    return provider.send(dispatch);
  }
}
