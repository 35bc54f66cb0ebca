package dev.tollgate.catalogue.model;

/** Names of the attributes that facts may state, besides prices. Lists are comma-separated. */
public final class Attributes {

  public static final String NAME = "name";
  public static final String KIND = "kind";
  public static final String FREE = "free";
  public static final String CONTEXT_TOKENS = "limit.context_tokens";
  public static final String MAX_INPUT_TOKENS = "limit.input_tokens";
  public static final String MAX_OUTPUT_TOKENS = "limit.output_tokens";
  public static final String INPUT_MODALITIES = "modalities.input";
  public static final String OUTPUT_MODALITIES = "modalities.output";
  public static final String RELEASED = "released";
  public static final String KNOWLEDGE_CUTOFF = "knowledge_cutoff";
  public static final String DEPRECATION_DATE = "deprecation_date";

  /** The day from which one route no longer answers, where its model may live on elsewhere. */
  public static final String SHUTDOWN_DATE = "shutdown_date";

  public static final String STATUS = "status";
  public static final String OPEN_WEIGHTS = "open_weights";
  public static final String ENDPOINTS = "endpoints";

  /** Prefix of three-valued capability flags, such as {@code capability.function_calling}. */
  public static final String CAPABILITY = "capability.";

  /** Prefix of request parameters, such as {@code control.temperature}. */
  public static final String CONTROL = "control.";

  /** Prefix of scores of quality, followed by the name of the board that states them. */
  public static final String SCORE = "score.";

  /** Prefix of keys that no importer understands; kept in the store, not shown. */
  public static final String UNMAPPED = "unmapped.";

  private Attributes() {}
}
