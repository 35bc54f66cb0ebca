package dev.tollgate.gateway.call;

import dev.tollgate.catalogue.model.Model;
import dev.tollgate.pricing.Tariff;
import org.jspecify.annotations.Nullable;

/**
 * One way to serve a call: a provider, the route it is priced by, and the model name that provider
 * wants. {@code model} is null for a route that only the configuration knows.
 */
public record Attempt(
    String provider,
    String route,
    String upstreamModel,
    String modelId,
    @Nullable Model model,
    Tariff tariff) {}
