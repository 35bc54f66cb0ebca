package dev.tollgate.studio.draw;

import dev.tollgate.studio.Plan;
import dev.tollgate.studio.Subject;
import dev.tollgate.studio.layout.Placement;
import dev.tollgate.studio.plan.Palette;
import dev.tollgate.studio.plan.Tone;
import java.util.List;

/** Draws a placed figure: chooses its drawing and its colour. */
final class Figures {

  private Figures() {}

  static void draw(Brush brush, Plan plan, Light light, Placement placement) {
    var colour = placement.colour().orElseGet(() -> usual(placement, light.palette()));
    var turned = placement.mirrored() ? mirrored(light) : light;
    var scale = placement.height();
    brush.at(
        placement.x(),
        placement.y(),
        placement.mirrored() ? -scale : scale,
        scale,
        () -> one(brush, plan, turned, placement, colour));
  }

  private static Light mirrored(Light light) {
    return new Light(
        light.palette(),
        light.top(),
        light.middle(),
        light.low(),
        light.disc(),
        light.far(),
        light.near(),
        light.water(),
        light.lamp(),
        light.dark(),
        !light.fromLeft());
  }

  private static void one(Brush brush, Plan plan, Light light, Placement placement, int colour) {
    switch (placement.subject()) {
      case LIGHTHOUSE -> {
        SeaFigures.beam(brush, light);
        SeaFigures.lighthouse(brush, light, colour);
      }
      case BOAT -> {
        SeaFigures.boatReflection(brush, light, colour);
        SeaFigures.sailboat(brush, light, colour, sail(placement, light.palette()));
      }
      case WHALE -> SeaFigures.whale(brush, light, colour);
      case BIRD -> SeaFigures.gull(brush, colour);
      case HOUSE ->
          LandFigures.house(
              brush,
              light,
              plan.weather() == Plan.Weather.SNOW ? 0xFFEEF3FA : colour,
              placement.variety());
      case PERSON -> {
        LandFigures.person(brush, light, colour, placement.variety());
        if (plan.weather() == Plan.Weather.RAIN) {
          LandFigures.umbrella(
              brush, light, light.palette().accents().get((placement.variety() + 1) % 3));
        }
      }
      case CAR -> LandFigures.car(brush, light, colour);
      case BALLOON -> LandFigures.balloon(brush, light, colour);
      case TREE -> tree(brush, light, placement, colour);
      case CACTUS -> Trees.cactus(brush, light, colour);
      case CAT -> AnimalFigures.cat(brush, light, colour, !plan.shows(Subject.WINDOW));
      case DOG -> AnimalFigures.dog(brush, light, colour);
      case ROBOT -> MachineFigures.robot(brush, light, colour);
      case ROCKET -> brush.turned(0, -0.4, 16, () -> MachineFigures.rocket(brush, light, colour));
      case PLANET -> MachineFigures.planet(brush, light, colour);
      case ASTRONAUT -> MachineFigures.astronaut(brush, light, colour);
      case FOX -> WildFigures.fox(brush, light, colour);
      case RABBIT -> WildFigures.rabbit(brush, light, colour);
      case BEAR -> WildFigures.bear(brush, light, colour, placement.word().startsWith("panda"));
      case OTTER -> WildFigures.otter(brush, light, colour);
      case OWL -> WildFigures.owl(brush, light, colour);
      case PENGUIN -> WildFigures.penguin(brush, light, colour);
      case CUP -> TableFigures.cup(brush, light, colour);
      case BOOK -> book(brush, plan, light, placement, colour);
      case CAKE -> TableFigures.cake(brush, light, colour);
      case FRUIT -> fruit(brush, light, placement, colour);
      case FLOWER -> TableFigures.vase(brush, light, colour, isSingle(plan));
      case MOUNTAIN,
          SEA,
          LAKE,
          RIVER,
          ISLAND,
          HILL,
          DESERT,
          FOREST,
          CITY,
          SUN,
          MOON,
          STAR,
          CLOUD,
          BRIDGE,
          WINDOW -> {}
    }
  }

  /** Whether one named flower was asked for rather than a bunch. */
  private static boolean isSingle(Plan plan) {
    var bunches = List.of("vase", "bouquet", "flower");
    return plan.item(Subject.FLOWER)
        .map(item -> item.count() == 1 && !bunches.contains(item.word()))
        .orElse(false);
  }

  private static int sail(Placement placement, Palette palette) {
    return placement.variety() % 3 == 1 ? Tone.mix(palette.second(), 0xFFF8F3E8, 0.25) : 0xFFF8F3E8;
  }

  private static void tree(Brush brush, Light light, Placement placement, int colour) {
    switch (placement.word()) {
      case "pine", "pines", "fir", "firs" -> Trees.conifer(brush, light, colour);
      case "cypress", "cypresses" -> Trees.cypress(brush, light, colour);
      case "palm", "palms" -> Trees.palm(brush, light, colour);
      default -> Trees.broadleaf(brush, light, colour, placement.variety());
    }
  }

  private static void book(Brush brush, Plan plan, Light light, Placement placement, int colour) {
    var alone = plan.item(Subject.BOOK).map(item -> item.count() == 1).orElse(true);
    if (alone && !placement.word().equals("library")) {
      TableFigures.openBook(brush, light, colour);
    } else {
      TableFigures.books(brush, light, colour, placement.variety());
    }
  }

  private static void fruit(Brush brush, Light light, Placement placement, int colour) {
    if (placement.word().startsWith("fruit") || placement.word().equals("citrus")) {
      TableFigures.bowl(brush, light, colour);
    } else {
      TableFigures.fruit(brush, light, placement.word(), colour, placement.variety());
    }
  }

  /** The colour of a thing when the prompt gives none. */
  private static int usual(Placement placement, Palette palette) {
    return switch (placement.subject()) {
      case BIRD ->
          palette.isDark()
              ? Tone.mix(palette.ink(), palette.far(), 0.4)
              : Tone.mix(palette.near(), palette.far(), 0.2);
      case WHALE -> Tone.mix(palette.water(), palette.far(), 0.4);
      case TREE -> leaves(placement, palette);
      case CACTUS -> 0xFF4F7A58;
      case CAT ->
          new int[] {0xFF2B2A30, 0xFFC9793A, 0xFF8B8580, 0xFFE9DFD0}[placement.variety() % 4];
      case DOG -> new int[] {0xFFB9793F, 0xFF5A4032, 0xFFE3D3BB}[placement.variety() % 3];
      case FOX -> 0xFFD9702E;
      case RABBIT -> placement.variety() % 2 == 0 ? 0xFFD9CBB8 : 0xFFA88F78;
      case BEAR -> 0xFF8A5F42;
      case OTTER -> 0xFF7D5B45;
      case OWL -> Tone.mix(palette.accent(), 0xFF8A6A4C, 0.62);
      case ROBOT -> palette.second();
      case PLANET -> palette.second();
      case CUP -> 0xFFF8F2E6;
      case CAKE -> Tone.mix(palette.accent(), 0xFFFFF1E6, 0.45);
      case FRUIT -> fruit(placement.word(), palette);
      case ASTRONAUT,
          PENGUIN,
          FLOWER,
          PERSON,
          BOAT,
          LIGHTHOUSE,
          HOUSE,
          CAR,
          BALLOON,
          ROCKET,
          BOOK ->
          placement.variety() % 2 == 0 ? palette.accent() : palette.second();
      case MOUNTAIN,
          SEA,
          LAKE,
          RIVER,
          ISLAND,
          HILL,
          DESERT,
          FOREST,
          CITY,
          SUN,
          MOON,
          STAR,
          CLOUD,
          BRIDGE,
          WINDOW ->
          palette.accent();
    };
  }

  static int leaves(Placement placement, Palette palette) {
    return palette.name().startsWith("autumn")
        ? palette.accents().get(placement.variety() % 3)
        : palette.name().startsWith("spring") && placement.variety() % 2 == 0
            ? Tone.mix(palette.accent(), 0xFFFFFFFF, 0.2)
            : Tone.mix(palette.near(), 0xFF6E9A4E, 0.45);
  }

  private static int fruit(String word, Palette palette) {
    return switch (word) {
      case "apple", "apples" -> 0xFFC2392B;
      case "orange", "oranges" -> 0xFFE8862E;
      case "lemon", "lemons" -> 0xFFF0C53A;
      case "pear", "pears" -> 0xFFB9B24A;
      case "peach", "peaches" -> 0xFFF0A47A;
      default -> Tone.mix(palette.accent(), 0xFFF8F2E6, 0.25);
    };
  }
}
