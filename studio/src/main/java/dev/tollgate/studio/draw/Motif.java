package dev.tollgate.studio.draw;

import dev.tollgate.studio.Plan;
import dev.tollgate.studio.layout.Box;
import java.util.Map;
import java.util.SplittableRandom;

/** The kinds of abstract composition. */
enum Motif {
  TILES,
  WAVES,
  CONTOURS,
  RINGS,
  STONES,
  FAN;

  private static final Map<String, Motif> BY_WORD =
      Map.ofEntries(
          Map.entry("wave", WAVES),
          Map.entry("flow", WAVES),
          Map.entry("calm", STONES),
          Map.entry("balance", STONES),
          Map.entry("silence", STONES),
          Map.entry("zen", STONES),
          Map.entry("rhythm", TILES),
          Map.entry("jazz", TILES),
          Map.entry("bauhaus", TILES),
          Map.entry("pattern", TILES),
          Map.entry("order", TILES),
          Map.entry("growth", CONTOURS),
          Map.entry("map", CONTOURS),
          Map.entry("terrain", CONTOURS),
          Map.entry("data", CONTOURS),
          Map.entry("time", RINGS),
          Map.entry("memory", RINGS),
          Map.entry("orbit", RINGS),
          Map.entry("sound", RINGS),
          Map.entry("energy", FAN),
          Map.entry("hope", FAN),
          Map.entry("speed", FAN),
          Map.entry("light", FAN));

  /** The kind that a word of the title suggests, else one by chance. */
  static Motif of(Plan plan, SplittableRandom random) {
    var chance = values()[random.nextInt(values().length)];
    for (var word : plan.title().toLowerCase(java.util.Locale.ROOT).split("[^\\p{L}]+")) {
      var named =
          BY_WORD.getOrDefault(
              word, BY_WORD.get(word.endsWith("s") ? word.substring(0, word.length() - 1) : word));
      if (named != null) {
        return named;
      }
    }
    return chance;
  }

  /** Draws the large forms inside the box; the caller clips. */
  void forms(Brush brush, Box box, Plan plan, SplittableRandom random) {
    var palette = plan.palette();
    switch (this) {
      case TILES -> Geometry.tiles(brush, box, palette, random);
      case WAVES -> Reliefs.waves(brush, box, palette, random);
      case CONTOURS -> Reliefs.contours(brush, box, palette, random);
      case RINGS -> Geometry.rings(brush, box, palette, random);
      case STONES -> Reliefs.stones(brush, box, palette, random);
      case FAN -> Geometry.fan(brush, box, palette, random);
    }
  }
}
