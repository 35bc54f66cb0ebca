package dev.tollgate.catalogue.json;

/** The text is not JSON, is cut off, or breaks a bound; the message says which, for people. */
public final class MalformedJson extends RuntimeException {

  private static final long serialVersionUID = 1;

  public MalformedJson(String message) {
    super(message);
  }

  public MalformedJson(String message, Throwable cause) {
    super(message, cause);
  }
}
