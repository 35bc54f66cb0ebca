package dev.tollgate.studio.plan;

import static java.util.Map.entry;

import dev.tollgate.studio.Plan;
import dev.tollgate.studio.Plan.Hour;
import dev.tollgate.studio.Plan.Item;
import dev.tollgate.studio.Plan.Layout;
import dev.tollgate.studio.Plan.Mood;
import dev.tollgate.studio.Plan.Place;
import dev.tollgate.studio.Plan.Text;
import dev.tollgate.studio.Plan.Weather;
import dev.tollgate.studio.Subject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Reads a prompt into a plan. Pure: the same prompt and seed always give the same plan. */
public final class Planner {

  private static final Set<String> MARK_WORDS =
      Set.of(
          "logo",
          "logotype",
          "icon",
          "emblem",
          "badge",
          "monogram",
          "symbol",
          "favicon",
          "wordmark");
  private static final Set<String> CARD_WORDS =
      Set.of(
          "card", "invitation", "postcard", "label", "ticket", "bookplate", "menu", "certificate");
  private static final Set<String> POSTER_WORDS =
      Set.of(
          "poster",
          "sign",
          "banner",
          "flyer",
          "cover",
          "headline",
          "typography",
          "typographic",
          "billboard",
          "placard",
          "slogan",
          "advert",
          "advertisement",
          "lettering",
          "heading",
          "ポスター",
          "海报",
          "plakat",
          "affiche",
          "cartel");
  private static final Set<String> ABSTRACT_WORDS =
      Set.of(
          "abstract",
          "geometric",
          "pattern",
          "bauhaus",
          "minimalist",
          "texture",
          "wallpaper",
          "shapes");
  private static final Set<String> INDOOR_WORDS =
      Set.of(
          "windowsill",
          "sill",
          "window",
          "table",
          "desk",
          "kitchen",
          "room",
          "interior",
          "indoor",
          "indoors",
          "still",
          "shelf",
          "sofa",
          "cafe",
          "café",
          "counter");
  private static final Set<String> OUTDOOR_WORDS =
      Set.of(
          "field",
          "meadow",
          "garden",
          "hill",
          "street",
          "beach",
          "park",
          "valley",
          "outdoors",
          "mountain",
          "forest",
          "lake",
          "sea",
          "snow",
          "snowy",
          "ice",
          "winter",
          "rain",
          "sunset",
          "sunrise",
          "woods",
          "jungle",
          "city",
          "river",
          "outside",
          "space",
          "sky");

  private static final Map<String, Hour> HOURS =
      Map.ofEntries(
          entry("night", Hour.NIGHT),
          entry("midnight", Hour.NIGHT),
          entry("nocturne", Hour.NIGHT),
          entry("neon", Hour.NIGHT),
          entry("moonlit", Hour.NIGHT),
          entry("夜", Hour.NIGHT),
          entry("dusk", Hour.DUSK),
          entry("twilight", Hour.DUSK),
          entry("evening", Hour.DUSK),
          entry("sunset", Hour.SUNSET),
          entry("sundown", Hour.SUNSET),
          entry("dawn", Hour.DAWN),
          entry("sunrise", Hour.DAWN),
          entry("morning", Hour.DAWN),
          entry("daybreak", Hour.DAWN));

  private Planner() {}

  /** Plans the picture for a prompt; the seed settles what the words leave open. */
  public static Plan plan(String prompt, long seed) {
    var quotations = Quotations.of(prompt);
    var words = Words.of(quotations.rest().replace("海报", " poster ").replace("ポスター", " poster "));
    var found = Recognition.of(words);
    var texts = Lettering.texts(quotations, quotations.rest());
    var layout = layout(words, texts, found);
    var place = layout == Layout.ABSTRACT ? Place.NOWHERE : place(words, found.items());
    var weather = weather(words);
    var hour = hour(words, found.items(), place);
    var title = Titles.title(quotations.rest(), texts);
    var palette =
        PaletteChoice.choose(words, found, layout, place, hour, weather, random(prompt, seed));
    return new Plan(
        title,
        titled(layout, texts, title),
        found.items(),
        palette,
        layout,
        place,
        hour,
        weather,
        mood(words, hour));
  }

  /**
   * The random numbers of a prompt and seed; {@code SplittableRandom} so that they never change.
   */
  public static SplittableRandom random(String prompt, long seed) {
    var hash = 0xcbf29ce484222325L;
    for (var at = 0; at < prompt.length(); at++) {
      hash = (hash ^ prompt.charAt(at)) * 0x100000001b3L;
    }
    return new SplittableRandom(hash ^ Long.rotateLeft(seed * 0x9E3779B97F4A7C15L, 17));
  }

  private static List<Text> titled(Layout layout, List<Text> texts, String title) {
    var needsWords = layout == Layout.POSTER || layout == Layout.CARD;
    return texts.isEmpty() && needsWords ? List.of(new Text(title, Plan.Role.HEADLINE)) : texts;
  }

  private static Layout layout(Words words, List<Text> texts, Recognition found) {
    if (words.hasAny(MARK_WORDS)) {
      return Layout.MARK;
    }
    if (words.hasAny(CARD_WORDS)) {
      return Layout.CARD;
    }
    if (words.hasAny(POSTER_WORDS) || !texts.isEmpty()) {
      return Layout.POSTER;
    }
    var drawable = !found.items().isEmpty() || isWeatherScene(words);
    return drawable && !words.hasAny(ABSTRACT_WORDS) ? Layout.SCENE : Layout.ABSTRACT;
  }

  private static boolean isWeatherScene(Words words) {
    return words.hasAny(
        Set.of(
            "sunset", "sunrise", "dusk", "dawn", "night", "rain", "snow", "snowy", "fog", "winter",
            "storm", "sky", "horizon"));
  }

  private static Place place(Words words, List<Item> items) {
    if (has(items, Subject.ROCKET, Subject.PLANET, Subject.ASTRONAUT)
        || words.hasAny(Set.of("space", "astronaut", "orbit", "nebula"))) {
      return Place.SPACE;
    }
    if (isIndoors(words, items)) {
      return Place.INDOORS;
    }
    if (items.isEmpty() && !isWeatherScene(words)) {
      return Place.NOWHERE;
    }
    return landscape(words, items);
  }

  private static Place landscape(Words words, List<Item> items) {
    if (has(items, Subject.FLOWER) && has(items, Subject.HILL)) {
      return Place.HILLS;
    }
    if (has(items, Subject.LIGHTHOUSE, Subject.SEA, Subject.ISLAND, Subject.WHALE)
        && !has(items, Subject.CITY)) {
      return Place.SEA;
    }
    if (has(items, Subject.CITY)) {
      return Place.CITY;
    }
    if (has(items, Subject.LAKE, Subject.RIVER, Subject.BRIDGE)) {
      return Place.LAKE;
    }
    if (has(items, Subject.BOAT)) {
      return has(items, Subject.MOUNTAIN) ? Place.LAKE : Place.SEA;
    }
    if (has(items, Subject.MOUNTAIN)) {
      return Place.MOUNTAINS;
    }
    if (has(items, Subject.DESERT, Subject.CACTUS)) {
      return Place.DESERT;
    }
    if (has(items, Subject.FOREST)) {
      return Place.FOREST;
    }
    return words.hasAny(Set.of("snow", "snowy", "winter", "arctic", "ice"))
        ? Place.SNOWFIELD
        : Place.HILLS;
  }

  private static boolean isIndoors(Words words, List<Item> items) {
    if (has(items, Subject.WINDOW)) {
      return true;
    }
    if (items.stream().anyMatch(item -> isOutdoor(item.subject()))) {
      return words.hasAny(Set.of("table", "desk", "kitchen"));
    }
    var furnished = items.stream().anyMatch(item -> item.subject().kind() == Subject.Kind.TABLE);
    return words.hasAny(INDOOR_WORDS)
        || (furnished && !words.hasAny(OUTDOOR_WORDS))
        || isPortrait(items, words);
  }

  private static boolean isPortrait(List<Item> items, Words words) {
    var alone = items.size() == 1 && items.getFirst().subject().kind() == Subject.Kind.STANDS;
    return alone && !has(items, Subject.PERSON, Subject.CAR) && !words.hasAny(OUTDOOR_WORDS);
  }

  private static boolean isOutdoor(Subject subject) {
    return switch (subject.kind()) {
      case LAND, FLOATS, FLIES, BUILT, GROWS -> true;
      case SKY, STANDS, TABLE -> false;
    };
  }

  private static Weather weather(Words words) {
    if (words.hasAny(Set.of("snow", "snowy", "snowing", "snowfall", "blizzard", "雪"))) {
      return Weather.SNOW;
    }
    if (words.hasAny(
        Set.of("rain", "rainy", "raining", "storm", "stormy", "drizzle", "umbrella", "雨"))) {
      return Weather.RAIN;
    }
    if (words.hasAny(Set.of("fog", "foggy", "mist", "misty", "haze", "hazy"))) {
      return Weather.FOG;
    }
    return words.hasAny(Set.of("cloud", "cloudy", "overcast")) ? Weather.CLOUDS : Weather.CLEAR;
  }

  private static Hour hour(Words words, List<Item> items, Place place) {
    if (words.hasPhrase("golden", "hour") || words.hasPhrase("golden", "light")) {
      return Hour.SUNSET;
    }
    var named = words.list().stream().filter(HOURS::containsKey).findFirst().map(HOURS::get);
    if (named.isPresent()) {
      return named.get();
    }
    var dark = has(items, Subject.MOON, Subject.STAR) || place == Place.SPACE;
    return dark ? Hour.NIGHT : Hour.DAY;
  }

  private static Mood mood(Words words, Hour hour) {
    if (words.hasAny(Set.of("dramatic", "storm", "stormy", "epic", "bold", "powerful", "urgent"))) {
      return Mood.DRAMATIC;
    }
    if (words.hasAny(
        Set.of(
            "playful",
            "fun",
            "funny",
            "cute",
            "birthday",
            "party",
            "festival",
            "jazz",
            "carnival"))) {
      return Mood.PLAYFUL;
    }
    if (words.hasAny(Set.of("bright", "summer", "sunny", "cheerful", "fresh"))) {
      return Mood.BRIGHT;
    }
    var warm =
        words.hasAny(Set.of("warm", "cosy", "cozy", "autumn", "coffee")) || hour == Hour.SUNSET;
    return warm ? Mood.WARM : Mood.CALM;
  }

  private static boolean has(List<Item> items, Subject... wanted) {
    return items.stream().anyMatch(item -> List.of(wanted).contains(item.subject()));
  }
}
