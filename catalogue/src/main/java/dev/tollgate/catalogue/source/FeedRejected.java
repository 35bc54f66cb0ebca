package dev.tollgate.catalogue.source;

/** A feed that cannot be trusted as a whole; the message completes "rejected because of ...". */
public final class FeedRejected extends RuntimeException {

  private static final long serialVersionUID = 1;

  public FeedRejected(String because) {
    super(because);
  }
}
