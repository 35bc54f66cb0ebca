package dev.tollgate.storage.catalogue;

/** The catalogue's file cannot be read or written; the snapshot in memory goes on serving. */
public final class FactStoreUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1;

  public FactStoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
