package dev.tollgate.pricing;

/** What a quantity consists of; {@code ANY} is the catch-all that a source left unsplit. */
public enum Modality {
  ANY,
  TEXT,
  IMAGE,
  AUDIO,
  VIDEO,
  DOCUMENT
}
