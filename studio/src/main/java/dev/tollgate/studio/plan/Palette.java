package dev.tollgate.studio.plan;

import static dev.tollgate.studio.plan.Tone.opaque;

import java.util.List;
import java.util.Locale;

/**
 * A small set of colours that go together, all {@code 0xAARRGGBB}.
 *
 * @param name what people call it
 * @param paper the ground of type-led pictures
 * @param ink type and line on paper
 * @param accents one to three, strongest first
 * @param sky the sky from the zenith down: top, middle, horizon
 * @param light the sun, the moon, a lamp
 * @param far distant land
 * @param near foreground land
 * @param water deep water
 */
public record Palette(
    String name,
    int paper,
    int ink,
    List<Integer> accents,
    List<Integer> sky,
    int light,
    int far,
    int near,
    int water) {

  /** Every curated palette. */
  public static final List<Palette> CURATED =
      List.of(
          of(
              "day",
              "F4EFE4 1F2A36 D9542B E9B44C 2F6B7C 4F9ABB 98C9D3 F5E9CB FFF6DC 8FB3B6 2C5A4C 357A90"),
          of(
              "dawn",
              "F7ECE3 3A3147 E2725B F0B67F 7C8DB5 6F86B4 D7A8B5 FCDDAE FFF0C9 A79BB8 443F63 7F8FB3"),
          of(
              "sunset",
              "F8E9D6 3B1F2B D1352B F2A03D 7A3B69 5A3A6C E0633F FBC15E FFE9A8 A5526B 371D36 7E3F60"),
          of(
              "dusk",
              "F3E7E1 2A2540 F08A5D F6C78B 6B4E8A 2B2D5B 8A5A8C F6AD88 FFDFA8 6B5A86 1F1C3A 3B3C70"),
          of(
              "night",
              "12182B F1EAD8 F2B54A E4672E 6F8FC0 0A1026 1A2A54 46628F FFF3CF 2A3C60 0B1324 152850"),
          of(
              "forest",
              "EFECDD 1D2B24 D98E32 8FAE5D 2F6B4F 94B7A8 CBD8BA F6ECC8 FFF8DB 86A58C 1B392D 4A7C74"),
          of(
              "sea",
              "EEF1EA 12303F E4633F F2C879 2A8C9C 3487A6 8CC5C9 F6EAD0 FFF8E1 6A9CA8 17465A 1C667E"),
          of(
              "autumn",
              "F6EBD9 3A2318 C2491D E0A030 7A2E2A 9FB0AC E6D3A8 F8E5B6 FFF2CC C0894F 55291B 7C8880"),
          of(
              "winter",
              "F2F4F5 22303D C8392B 8FAEC3 4A6C8C 86A3BC C4D4DF F5EEE5 FFFBF0 A4B8CA 35506A 6A8CA7"),
          of(
              "desert",
              "F7EAD7 40241C C8512F 2F8F88 E8A94B 63ABB0 BAD2BE FCE3B5 FFF4D6 D9A06A 94452A 4C9A95"),
          of(
              "neon",
              "120C24 F6EEFF FF3D8B 23D5E8 FFD23F 0F0A2A 4A1A6B F0438A FFE98A 3A1D66 0C0720 1E1248"),
          of(
              "monochrome",
              "F2F0EB 1A1A1A 1A1A1A 8C8A85 C9C6BF A5A4A0 CBC9C4 F0EEE9 FFFFFF A3A19C 242424 6E6D6A"),
          of(
              "spring",
              "F7F1EA 2E3B34 E2788D F3C65B 5E9B76 92C3D8 CFE2DC FCEBDD FFF8E6 A6C6A4 3F7250 78B0BC"),
          of(
              "bauhaus",
              "F1E9D8 1C1B1A D63A2A 2452A0 F0B429 7FA8C9 C7D6D8 F3E6C8 FFF4D0 8FA0B0 24303F 2F5F97"),
          of(
              "paper and ink",
              "F6F2E9 1B1F24 C96A13 2F4A5C E9C9A6 8FA9B3 CFD8D3 F6E7CC FFF3DA 9DAAA9 2B3A42 486B7A"),
          of(
              "lavender",
              "F3EFF4 2D2642 7B5EA7 E8A87C 4C8C8A 8C86BE CDBBDA F9DFD3 FFF3E2 A497BE 3B3157 6C73AC"));

  private static Palette of(String name, String colours) {
    var c =
        List.of(colours.split(" ")).stream().map(hex -> opaque(Integer.parseInt(hex, 16))).toList();
    return new Palette(
        name,
        c.get(0),
        c.get(1),
        c.subList(2, 5),
        c.subList(5, 8),
        c.get(8),
        c.get(9),
        c.get(10),
        c.get(11));
  }

  /** The curated palette of that name; throws when there is none. */
  public static Palette named(String name) {
    return CURATED.stream()
        .filter(palette -> palette.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No palette is named " + name + "."));
  }

  /** The strongest accent. */
  public int accent() {
    return accents.get(0);
  }

  /** The second accent. */
  public int second() {
    return accents.get(1);
  }

  /** The third accent. */
  public int third() {
    return accents.get(2);
  }

  /** Whether the paper is dark and the ink light. */
  public boolean isDark() {
    return Tone.lightness(paper) < 0.5;
  }

  /** The same palette led by the colours that the prompt names, which stay its accents. */
  public Palette ledBy(List<NamedColour> named) {
    if (named.isEmpty()) {
      return this;
    }
    var first = named.get(0).colour();
    var second = named.size() > 1 ? named.get(1).colour() : Tone.mix(first, paper, 0.4);
    var third = named.size() > 2 ? named.get(2).colour() : second();
    var label = named.stream().map(NamedColour::label).reduce((a, b) -> a + " and " + b).orElse("");
    return new Palette(
        label + " on " + name,
        paper,
        ink,
        List.of(first, second, third),
        sky,
        light,
        far,
        near,
        water);
  }

  /** The same palette with the land and sky leaning towards a colour, by a share from 0 to 1. */
  public Palette leaning(int colour, double share) {
    var leaningSky = sky.stream().map(tone -> Tone.mix(tone, colour, share)).toList();
    return new Palette(
        name,
        paper,
        ink,
        accents,
        leaningSky,
        light,
        Tone.mix(far, colour, share),
        Tone.mix(near, colour, share),
        Tone.mix(water, colour, share));
  }

  /** The name and the main colours as hexadecimal, for people. */
  public String describe() {
    return "%s (paper %s, ink %s, accent %s)".formatted(name, hex(paper), hex(ink), hex(accent()));
  }

  private static String hex(int colour) {
    return "#%06x".formatted(colour & 0xFFFFFF).toLowerCase(Locale.ROOT);
  }
}
