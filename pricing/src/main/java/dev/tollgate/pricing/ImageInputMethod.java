package dev.tollgate.pricing;

/** How the input tokens of one reference picture follow from its size, by model family. */
public enum ImageInputMethod {
  /** 512-pixel tiles: 65 + 129 a tile; high fidelity adds 4,160 or 6,240. gpt-image-1 and 1.5. */
  GPT_IMAGE_1_TILES,
  /** 32-pixel patches, at most 1,536 a picture: gpt-image-2 and later. */
  GPT_IMAGE_2_PATCHES,
  /** Not counted in tokens, or nobody knows how. */
  NONE
}
