package dev.tollgate.studio.plan;

import static java.util.Map.entry;

import dev.tollgate.studio.Plan.Hour;
import dev.tollgate.studio.Plan.Layout;
import dev.tollgate.studio.Plan.Place;
import dev.tollgate.studio.Plan.Weather;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Chooses a palette: by a word that names one, by the hour, the season or the place, else by seed.
 */
final class PaletteChoice {

  private static final Map<String, String> BY_WORD =
      Map.ofEntries(
          entry("neon", "neon"),
          entry("cyberpunk", "neon"),
          entry("synthwave", "neon"),
          entry("monochrome", "monochrome"),
          entry("monochromatic", "monochrome"),
          entry("ink", "monochrome"),
          entry("bauhaus", "bauhaus"),
          entry("autumn", "autumn"),
          entry("fall", "autumn"),
          entry("herbst", "autumn"),
          entry("october", "autumn"),
          entry("november", "autumn"),
          entry("秋", "autumn"),
          entry("winter", "winter"),
          entry("snow", "winter"),
          entry("snowy", "winter"),
          entry("christmas", "winter"),
          entry("spring", "spring"),
          entry("blossom", "spring"),
          entry("april", "spring"),
          entry("lavender", "lavender"),
          entry("provence", "lavender"));

  private static final List<String> FOR_TYPE =
      List.of("paper and ink", "bauhaus", "day", "sea", "forest", "lavender", "autumn", "sunset");
  private static final List<String> FOR_ROOMS =
      List.of("paper and ink", "day", "autumn", "spring", "lavender");

  private PaletteChoice() {}

  static Palette choose(
      Words words,
      Recognition found,
      Layout layout,
      Place place,
      Hour hour,
      Weather weather,
      SplittableRandom random) {
    var byWord = words.list().stream().filter(BY_WORD::containsKey).findFirst().map(BY_WORD::get);
    var base = byWord.orElseGet(() -> fitting(layout, place, hour, weather, random));
    var palette = inLight(Palette.named(base), hour, place);
    return layout == Layout.SCENE ? palette.ledBy(found.loose()) : palette.ledBy(allColours(found));
  }

  private static List<NamedColour> allColours(Recognition found) {
    return found.loose().isEmpty()
        ? found.items().stream().flatMap(item -> item.colour().stream()).limit(2).toList()
        : found.loose();
  }

  private static String fitting(
      Layout layout, Place place, Hour hour, Weather weather, SplittableRandom random) {
    return switch (hour) {
      case NIGHT -> "night";
      case DUSK -> "dusk";
      case SUNSET -> "sunset";
      case DAWN -> "dawn";
      case DAY -> byDay(layout, place, weather, random);
    };
  }

  private static String byDay(
      Layout layout, Place place, Weather weather, SplittableRandom random) {
    if (weather == Weather.RAIN || weather == Weather.FOG) {
      return "winter";
    }
    return switch (place) {
      case SEA -> "sea";
      case FOREST -> "forest";
      case DESERT -> "desert";
      case SNOWFIELD -> "winter";
      case SPACE -> "night";
      case INDOORS -> pick(FOR_ROOMS, random);
      case LAKE, MOUNTAINS, HILLS, CITY -> "day";
      case NOWHERE -> layout == Layout.SCENE ? "day" : pick(FOR_TYPE, random);
    };
  }

  private static Palette inLight(Palette palette, Hour hour, Place place) {
    var seasonal = List.of("autumn", "winter", "spring", "lavender").contains(palette.name());
    if (!seasonal || place == Place.INDOORS) {
      return palette;
    }
    return switch (hour) {
      case NIGHT -> Palette.named("night");
      case DUSK -> palette.leaning(Palette.named("dusk").sky().getFirst(), 0.45);
      case SUNSET -> palette.leaning(Palette.named("sunset").sky().get(1), 0.3);
      case DAWN -> palette.leaning(Palette.named("dawn").sky().get(1), 0.3);
      case DAY -> palette;
    };
  }

  private static String pick(List<String> names, SplittableRandom random) {
    return names.get(random.nextInt(names.size()));
  }
}
