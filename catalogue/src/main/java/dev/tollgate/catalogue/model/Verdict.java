package dev.tollgate.catalogue.model;

import java.util.List;

/**
 * The value we stand by for one attribute, with its reason in words, the witness it rests on, those
 * who agree and those who dissent. {@code value} is plain text; prices are USD per customary
 * quantity.
 */
public record Verdict(
    String attribute,
    String value,
    String reason,
    List<Witness> agreeing,
    List<Witness> dissenting) {

  public Verdict {
    agreeing = List.copyOf(agreeing);
    dissenting = List.copyOf(dissenting);
  }

  /** What one source says about the attribute, and why it was not followed if it was not. */
  public record Witness(String value, String note, Evidence evidence) {}
}
