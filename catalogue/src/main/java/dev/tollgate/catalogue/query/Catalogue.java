package dev.tollgate.catalogue.query;

/** Gives the current snapshot; a new one replaces it atomically after a synchronisation. */
@FunctionalInterface
public interface Catalogue {

  Snapshot current();
}
