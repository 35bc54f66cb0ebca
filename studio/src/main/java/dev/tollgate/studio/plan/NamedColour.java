package dev.tollgate.studio.plan;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/**
 * A colour that the prompt named.
 *
 * @param label the word used
 * @param colour the calm, print-like tone drawn for it, {@code 0xAARRGGBB}
 */
public record NamedColour(String label, int colour) {

  private static final Map<String, Integer> TONES =
      Map.ofEntries(
          entry("red", 0xD0392B),
          entry("crimson", 0xB3202C),
          entry("scarlet", 0xD9331E),
          entry("vermilion", 0xE04A26),
          entry("orange", 0xE8792B),
          entry("amber", 0xF0A72E),
          entry("gold", 0xD9A32B),
          entry("golden", 0xD9A32B),
          entry("yellow", 0xF2C230),
          entry("green", 0x3C7D51),
          entry("emerald", 0x1F7A5A),
          entry("olive", 0x7C7F3A),
          entry("mint", 0x9CD3B8),
          entry("teal", 0x1F7F80),
          entry("turquoise", 0x2FA39B),
          entry("cyan", 0x28A9C4),
          entry("blue", 0x2B5BA8),
          entry("navy", 0x1D2F57),
          entry("indigo", 0x3A3A86),
          entry("purple", 0x6C4A99),
          entry("violet", 0x7A55A8),
          entry("magenta", 0xC2327E),
          entry("pink", 0xE58CA1),
          entry("coral", 0xEC7357),
          entry("terracotta", 0xB9562F),
          entry("brown", 0x7A4A2D),
          entry("beige", 0xDCC9A6),
          entry("cream", 0xF4E8CE),
          entry("white", 0xFAF8F3),
          entry("grey", 0x8A8D90),
          entry("gray", 0x8A8D90),
          entry("silver", 0xB9BEC3),
          entry("black", 0x1E1E22));

  /** The tone of a lower-case English colour word, if it is one. */
  public static Optional<NamedColour> of(String word) {
    return Optional.ofNullable(TONES.get(word)).map(rgb -> new NamedColour(word, Tone.opaque(rgb)));
  }
}
