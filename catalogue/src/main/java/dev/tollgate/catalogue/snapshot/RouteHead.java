package dev.tollgate.catalogue.snapshot;

/** The part of a route that finding it needs; {@code model} is the index of its model. */
record RouteHead(String id, String provider, String upstreamModel, int model) {}
