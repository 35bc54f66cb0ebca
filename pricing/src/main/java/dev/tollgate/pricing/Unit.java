package dev.tollgate.pricing;

/** The unit one price is for. Prices of different units are never converted into each other. */
public enum Unit {
  TOKEN(1_000_000),
  IMAGE(1),
  MEGAPIXEL(1),
  PIXEL(1_000_000),
  SECOND(1),
  CHARACTER(1_000_000),
  REQUEST(1),
  QUERY(1_000),
  PAGE(1),
  STEP(1),
  FRAME(1),
  SESSION(1),
  CREDIT(1),
  OTHER(1);

  private final int customary;

  Unit(int customary) {
    this.customary = customary;
  }

  /** How many units people customarily quote a price for: 1,000,000 tokens, 1 image. */
  public int customary() {
    return customary;
  }
}
