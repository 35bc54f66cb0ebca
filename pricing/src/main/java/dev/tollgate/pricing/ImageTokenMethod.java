package dev.tollgate.pricing;

/** How the output tokens of one picture follow from its size and quality, by model family. */
public enum ImageTokenMethod {
  /** A fixed table of three sizes and three qualities: gpt-image-1, 1.5 and mini. */
  GPT_IMAGE_1_TABLE,
  /** The size formula of gpt-image-2, checked against every published value. */
  GPT_IMAGE_2_FORMULA,
  /** The same formula with third-party quality factors for 2.5 and 2.6; a rough guide only. */
  GPT_IMAGE_2_5_ROUGH,
  /** Not counted in tokens, or nobody knows how. */
  NONE,
  /** One count whatever the size: gemini-2.5-flash-image. */
  GEMINI_2_5_FLASH_IMAGE,
  /** One count for 1K and 2K, another for 4K: gemini-3-pro-image. */
  GEMINI_3_PRO_IMAGE,
  /** A count for each of 512, 1K, 2K and 4K: gemini-3.1-flash-image. */
  GEMINI_3_1_FLASH_IMAGE
}
