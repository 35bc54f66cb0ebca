package dev.tollgate.studio.draw;

/** The stages of a drawing, in order; each is complete before the next begins. */
public enum Stage {
  /** Ground and large areas of colour. */
  GROUND,
  /** Large forms: land, water, buildings, motifs. */
  FORMS,
  /** The subjects, or the main words. */
  SUBJECTS,
  /** Weather, small type and paper grain. */
  FINISH
}
