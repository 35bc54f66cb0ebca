package dev.tollgate.studio.layout;

import dev.tollgate.studio.Plan;
import dev.tollgate.studio.Plan.Hour;
import dev.tollgate.studio.Plan.Item;
import dev.tollgate.studio.Plan.Place;
import dev.tollgate.studio.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** Places the parts of a scene: the horizon, the light, and each figure at its scale. */
public final class SceneComposer {

  private final Plan plan;
  private final Frame frame;
  private final SplittableRandom random;
  private final double horizon;
  private final boolean mainOnRight;
  private final double reach;
  private final EnumMap<Subject, Integer> copies = new EnumMap<>(Subject.class);

  private SceneComposer(Plan plan, Frame frame, SplittableRandom random) {
    this.plan = plan;
    this.frame = frame;
    this.random = random;
    this.horizon = frame.height() * horizonShare(plan.place());
    this.mainOnRight = random.nextBoolean();
    this.reach = Math.min(frame.height(), 1.3 * frame.width());
  }

  /** Composes the scene of a plan; the same random numbers give the same sheet. */
  public static SceneSheet compose(Plan plan, Frame frame, SplittableRandom random) {
    return new SceneComposer(plan, frame, random).sheet();
  }

  private static double horizonShare(Place place) {
    return switch (place) {
      case SEA -> 0.62;
      case LAKE -> 0.60;
      case MOUNTAINS -> 0.74;
      case HILLS, NOWHERE -> 0.62;
      case FOREST -> 0.62;
      case CITY -> 0.78;
      case DESERT, SNOWFIELD -> 0.60;
      case INDOORS -> 0.76;
      case SPACE -> 0.86;
    };
  }

  private SceneSheet sheet() {
    var figures = new ArrayList<Placement>();
    var standing = figuresOf(true);
    for (var at = 0; at < standing.size(); at++) {
      figures.add(standing(standing.get(at), at, standing.size()));
    }
    figuresOf(false).forEach(item -> figures.add(elsewhere(item, figures.size())));
    figures.sort(Comparator.comparingDouble(SceneComposer::nearness));
    return new SceneSheet(
        frame, horizon, discX(), discY(), discRadius(), mainOnRight, List.copyOf(figures));
  }

  private static double nearness(Placement placement) {
    return placement.subject().kind() == Subject.Kind.FLIES ? -1 : placement.y();
  }

  /** One entry per figure to draw; land, sky and windows are drawn with the scenery. */
  private List<Item> figuresOf(boolean standing) {
    var list = new ArrayList<Item>();
    for (var item : plan.items()) {
      if (isFigure(item.subject()) && stands(item.subject()) == standing) {
        var copies = isBunch(item.subject()) ? 1 : item.count();
        for (var copy = 0; copy < copies; copy++) {
          list.add(item);
        }
      }
    }
    return list;
  }

  /** Flowers share a vase and books a pile. */
  private static boolean isBunch(Subject subject) {
    return subject == Subject.FLOWER || subject == Subject.BOOK;
  }

  private boolean isFigure(Subject subject) {
    return switch (subject.kind()) {
      case LAND -> false;
      case SKY -> subject == Subject.PLANET;
      case FLIES, FLOATS, STANDS -> true;
      case GROWS -> isOpenAir() && !isWooded();
      case BUILT ->
          subject != Subject.WINDOW && subject != Subject.BRIDGE && plan.place() != Place.INDOORS;
      case TABLE -> !isOpenAir() || (subject != Subject.FLOWER && isAlone());
    };
  }

  /** Whether nothing but things for a table was named. */
  private boolean isAlone() {
    return plan.items().stream()
        .noneMatch(item ->
            item.subject().kind() == Subject.Kind.STANDS
                || item.subject().kind() == Subject.Kind.BUILT);
  }

  /** Places whose landscape brings its own trees. */
  private boolean isWooded() {
    return plan.place() == Place.LAKE
        || plan.place() == Place.MOUNTAINS
        || plan.place() == Place.FOREST;
  }

  private boolean isOpenAir() {
    return plan.place() != Place.INDOORS;
  }

  private static boolean stands(Subject subject) {
    return switch (subject.kind()) {
      case STANDS, GROWS, BUILT, TABLE -> true;
      case LAND, SKY, FLIES, FLOATS -> false;
    };
  }

  private Placement standing(Item item, int at, int of) {
    if (plan.place() == Place.INDOORS) {
      return onTable(item, at, of);
    }
    if (plan.place() == Place.SPACE) {
      var x = spread(at, of, 0.5, true);
      return placement(item, x, limb(x) + 16, reach * size(item.subject()) * 1.5, at);
    }
    if (item.subject() == Subject.LIGHTHOUSE) {
      return placement(item, side(0.74), horizon + 0.005 * frame.height(), reach * 0.44, at);
    }
    var near = nearGround(item.subject());
    var stature =
        size(item.subject()) * prominence(item.subject().kind(), of) * (0.94 + 0.12 * (at % 2));
    return placement(
        item,
        spread(at, of, 0.6, item.subject().kind() == Subject.Kind.STANDS && of <= 4),
        near + random.nextDouble() * 18,
        reach * stature,
        at);
  }

  /** The edge of the world below, in space; see {@code Cosmos}. */
  private double limb(double x) {
    var radius = Math.max(frame.width(), frame.height()) * 1.15;
    var away = x - frame.width() * (mainOnRight ? 0.2 : 0.8);
    return frame.height() * 0.84 + radius - Math.sqrt(radius * radius - away * away);
  }

  /** The fewer things there are, the larger each is drawn. */
  private static double prominence(Subject.Kind kind, int of) {
    var few = kind == Subject.Kind.STANDS ? 1.75 : 1.35;
    return of == 1 ? few : of <= 3 ? 1.2 : 0.9;
  }

  private double nearGround(Subject subject) {
    var depth =
        switch (subject.kind()) {
          case BUILT -> 0.3;
          case GROWS -> 0.42;
          case LAND, SKY, FLIES, FLOATS, STANDS, TABLE -> 0.66;
        };
    var ground = plan.place() == Place.SEA || plan.place() == Place.LAKE ? 0.86 : depth;
    return horizon + (frame.height() - horizon) * (plan.place() == Place.CITY ? 0.62 : ground);
  }

  private Placement onTable(Item item, int at, int of) {
    var scale = of == 1 ? 1.0 : of <= 3 ? 0.82 : 0.62;
    var height = reach * tableSize(item.subject()) * scale;
    var step = Math.min(frame.width() * 0.8 / of, reach * 0.27);
    var offset = (at - (of - 1) / 2.0) * step;
    var leaning = of == 1 && plan.shows(Subject.WINDOW) ? side(0.62) : frame.width() / 2;
    var depth = (at % 2 == 0 ? 0.30 : 0.46) * (frame.height() - horizon);
    return placement(
        item,
        leaning + offset,
        horizon + (plan.shows(Subject.WINDOW) ? depth * 0.55 : depth),
        height,
        at);
  }

  private static double tableSize(Subject subject) {
    return switch (subject) {
      case CAT, FOX, RABBIT, BEAR, OTTER, OWL, PENGUIN -> 0.48;
      case DOG -> 0.48;
      case ROBOT, ASTRONAUT -> 0.56;
      case PERSON -> 0.58;
      case FLOWER -> 0.52;
      case CAKE -> 0.38;
      case CUP -> 0.26;
      case BOOK -> 0.2;
      case FRUIT -> 0.22;
      default -> 0.3;
    };
  }

  private static double size(Subject subject) {
    return switch (subject) {
      case HOUSE -> 0.2;
      case TREE -> 0.34;
      case CACTUS -> 0.28;
      case PERSON -> 0.19;
      case ROBOT, ASTRONAUT, BEAR -> 0.25;
      case DOG, CAT, RABBIT, OWL -> 0.15;
      case FOX, OTTER, PENGUIN -> 0.2;
      case CAR -> 0.085;
      case CUP, CAKE, FRUIT, BOOK, FLOWER -> 0.18;
      default -> 0.25;
    };
  }

  private Placement elsewhere(Item item, int at) {
    return switch (item.subject()) {
      case BIRD -> bird(item, at);
      case BALLOON -> balloon(item, at);
      case ROCKET ->
          placement(
              item, frame.width() * 0.5 + sideways(0.05), frame.height() * 0.74, reach * 0.5, at);
      case PLANET -> planet(item, at);
      default -> afloat(item, at);
    };
  }

  private Placement planet(Item item, int at) {
    var accompanied = plan.shows(Subject.ROCKET) || !figuresOf(true).isEmpty();
    var size = Math.min(reach * 0.26, frame.width() * 0.27) * (accompanied ? 1 : 1.9);
    var x = accompanied ? side(0.26) : side(0.62);
    return placement(item, x, frame.height() * (accompanied ? 0.36 : 0.52), size, at);
  }

  private Placement bird(Item item, int at) {
    var x =
        frame.width() * 0.5 + sideways(-0.16) + (random.nextDouble() - 0.5) * frame.width() * 0.34;
    var y = horizon * (0.3 + 0.3 * random.nextDouble());
    return placement(item, x, y, reach * (0.022 + 0.014 * random.nextDouble()), at);
  }

  private Placement balloon(Item item, int at) {
    var others = at % 5;
    var x =
        frame.width()
            * (0.5 + (mainOnRight ? 1 : -1) * (0.16 - 0.3 * others + 0.14 * (others / 2)));
    var height = reach * (others == 0 ? 0.36 : 0.2 - 0.025 * others);
    return placement(
        item, inside(x, 120), horizon * (others == 0 ? 0.78 : 0.42 + 0.13 * others), height, at);
  }

  private Placement afloat(Item item, int at) {
    var wet = frame.height() - horizon;
    var order = Math.max(0, at - ashore()) % 5;
    var share = new double[] {0.34, 0.13, 0.56, 0.07, 0.22}[order];
    var across = new double[] {0.34, 0.6, 0.74, 0.16, 0.88}[order];
    var room = plan.shows(Subject.LIGHTHOUSE) ? 0.66 : 1;
    var x = frame.width() * (mainOnRight ? across * room : 1 - across * room);
    var tall = item.subject() == Subject.WHALE ? 0.85 : 1;
    return placement(item, x, horizon + wet * share, reach * (0.07 + 0.4 * share) * tall, at);
  }

  private int ashore() {
    return figuresOf(true).size();
  }

  private Placement placement(Item item, double x, double y, double height, int at) {
    var colour =
        item.colour().map(named -> OptionalInt.of(named.colour())).orElse(OptionalInt.empty());
    var outwards = item.subject() == Subject.LIGHTHOUSE;
    var mirrored = outwards ? !mainOnRight : at == 0 ? mainOnRight : random.nextBoolean();
    var variety = copies.merge(item.subject(), 1, Integer::sum) - 1;
    return new Placement(item.subject(), item.word(), x, y, height, mirrored, colour, variety);
  }

  /** The x at that share of the width on the side where the weight lies. */
  private double side(double share) {
    return frame.width() * (mainOnRight ? share : 1 - share);
  }

  private double sideways(double share) {
    return frame.width() * (mainOnRight ? share : -share);
  }

  private double inside(double x, double border) {
    return Math.clamp(x, border, frame.width() - border);
  }

  private double spread(int at, int of, double lone, boolean grouped) {
    if (of == 1) {
      return side(lone);
    }
    var span = grouped ? Math.min(0.62, 0.16 * (of - 1)) : 0.62;
    var share =
        (grouped ? 0.62 : 0.51)
            - span / 2
            + span * at / (of - 1)
            + (random.nextDouble() - 0.5) * 0.04;
    return inside(side(share), 110);
  }

  private double discX() {
    return side(plan.place() == Place.MOUNTAINS || plan.place() == Place.CITY ? 0.3 : 0.32);
  }

  private double discY() {
    var sinking = plan.hour() == Hour.SUNSET || plan.hour() == Hour.DAWN;
    return horizon * (sinking ? 0.78 : plan.hour() == Hour.DUSK ? 0.62 : 0.36);
  }

  private double discRadius() {
    var grand = plan.hour() == Hour.SUNSET || plan.shows(Subject.SUN) || plan.shows(Subject.MOON);
    return reach * (grand ? 0.105 : 0.062);
  }
}
