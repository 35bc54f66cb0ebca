package dev.tollgate.catalogue.snapshot;

/** A field of something typed that cannot be so; the message says what would be right. */
public final class WrongField extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final String field;

  WrongField(String field, String message) {
    super(message);
    this.field = field;
  }

  public String field() {
    return field;
  }
}
