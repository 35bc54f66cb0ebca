package dev.tollgate.studio;

/** Every limit of the studio, with its unit and its reason. */
public final class StudioBounds {

  /** Pixels; below this nothing can be recognised. */
  public static final int EDGE_MIN = 16;

  /** Pixels; the largest edge of the picture models that the studio stands in for. */
  public static final int EDGE_MAX = 4096;

  /** Code points; the prompt limit of the images API. */
  public static final int PROMPT_CODE_POINTS_MAX = 32_000;

  /** Partial pictures per drawing; the limit of the images API. */
  public static final int PARTIAL_IMAGES_MAX = 3;

  /** Per cent; 100 keeps the most detail. */
  public static final int COMPRESSION_MAX = 100;

  /** Quoted texts drawn on one picture; more would leave none of them readable. */
  public static final int TEXTS_MAX = 6;

  /** Code points of one quoted text; a longer one is cut with an ellipsis, and the plan says so. */
  public static final int TEXT_CODE_POINTS_MAX = 600;

  /** Copies of one subject; more would read as noise. */
  public static final int COUNT_MAX = 9;

  /** Different subjects in one picture; more would be a pile, not a composition. */
  public static final int SUBJECTS_MAX = 12;

  /** Pixels being drawn at one time, over all threads: two of the largest pictures, 128 MiB. */
  public static final int PIXELS_IN_FLIGHT_MAX = 2 * EDGE_MAX * EDGE_MAX;

  private StudioBounds() {}
}
