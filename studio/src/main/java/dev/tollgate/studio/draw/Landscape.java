package dev.tollgate.studio.draw;

import dev.tollgate.studio.Plan;
import dev.tollgate.studio.Plan.Place;
import dev.tollgate.studio.Plan.Weather;
import dev.tollgate.studio.Subject;
import dev.tollgate.studio.layout.Placement;
import dev.tollgate.studio.layout.SceneSheet;
import dev.tollgate.studio.plan.Tone;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** The land and water of each kind of place, in layers from far to near. */
final class Landscape {

  private final Brush brush;
  private final Plan plan;
  private final SceneSheet sheet;
  private final Light light;
  private final SplittableRandom random;
  private final double width;
  private final double height;
  private final double horizon;

  Landscape(Brush brush, Plan plan, SceneSheet sheet, Light light, SplittableRandom random) {
    this.brush = brush;
    this.plan = plan;
    this.sheet = sheet;
    this.light = light;
    this.random = random;
    this.width = sheet.frame().width();
    this.height = sheet.frame().height();
    this.horizon = sheet.horizon();
  }

  void draw() {
    switch (plan.place()) {
      case SEA -> sea();
      case LAKE -> lake();
      case MOUNTAINS -> mountains();
      case FOREST -> forest();
      case CITY -> city();
      case DESERT -> desert();
      case SNOWFIELD -> snowfield();
      case HILLS, NOWHERE, INDOORS, SPACE -> hills();
    }
  }

  /** The view from a window. */
  void view() {
    if (plan.shows(Subject.CITY)) {
      new Skyline(brush, sheet, light, random).draw();
      brush.rect(0, horizon, width, height, light.shade(light.near(), 0.4));
    } else if (plan.shows(Subject.SEA) || plan.shows(Subject.LAKE)) {
      Water.ground(brush, sheet, light);
      Land.ridge(brush, sheet, light, horizon + 4, 60, 0.7, random.nextLong());
      Water.ground(brush, sheet, light);
      Water.ripples(brush, sheet, light, true, random);
    } else if (plan.shows(Subject.MOUNTAIN)) {
      peaks(3, horizon, height * 0.34);
      Land.hills(brush, sheet, light, 3, 40, light.near(), random);
    } else {
      Land.ridge(brush, sheet, light, horizon + 10, 90, 0.85, random.nextLong());
      Land.hills(brush, sheet, light, 3, 46, green(), random);
    }
  }

  private int green() {
    return Tone.mix(
        light.near(),
        light.palette().accents().get(2),
        light.palette().name().startsWith("autumn") ? 0.1 : 0.18);
  }

  private void sea() {
    Land.ridge(brush, sheet, light, horizon + 6, 44, 0.9, random.nextLong());
    if (plan.shows(Subject.MOUNTAIN) || plan.shows(Subject.ISLAND)) {
      peaks(plan.shows(Subject.MOUNTAIN) ? 3 : 1, horizon + 4, height * 0.2);
    }
    Water.ground(brush, sheet, light);
    Water.ripples(brush, sheet, light, isClear(), random);
    if (plan.mood() == Plan.Mood.DRAMATIC
        || plan.item(Subject.SEA).map(item -> item.word().startsWith("wave")).orElse(false)) {
      Water.breakers(brush, sheet, light, random);
    } else {
      Water.swells(brush, sheet, light, random);
    }
  }

  private boolean isClear() {
    return plan.weather() == Weather.CLEAR || plan.weather() == Weather.CLOUDS;
  }

  private void lake() {
    var seed = random.nextLong();
    shore(seed);
    Water.ground(brush, sheet, light);
    Water.mirror(brush, sheet, light, 0.62, () -> shore(seed));
    Water.ripples(brush, sheet, light, isClear(), random);
    if (plan.shows(Subject.BRIDGE)) {
      bridge(horizon + (height - horizon) * 0.14, height * 0.32);
    }
  }

  private void shore(long seed) {
    var same = new SplittableRandom(seed);
    var again = new Landscape(brush, plan, sheet, light, same);
    Land.ridge(brush, sheet, light, horizon, height * 0.16, 0.95, same.nextLong());
    if (plan.shows(Subject.MOUNTAIN) || plan.items().size() < 3) {
      again.peaks(3, horizon + 2, height * 0.4);
    }
    again.mist(horizon * 0.72, horizon, 0.32);
    again.pineRow(horizon + 2, 0.6, height * 0.062, 9);
    again.pineRow(horizon + 3, 0.36, height * 0.042, 9);
  }

  private void mountains() {
    Land.ridge(brush, sheet, light, horizon * 0.82, height * 0.16, 1, random.nextLong());
    peaks(4, horizon, height * 0.52);
    mist(horizon * 0.62, horizon, 0.5);
    Land.ridge(brush, sheet, light, horizon * 0.96, height * 0.1, 0.5, random.nextLong());
    mist(horizon * 0.8, horizon * 1.1, 0.3);
    pineRow(horizon + height * 0.03, 0.34, height * 0.06, 13);
    pineRow(horizon + height * 0.1, 0.12, height * 0.09, 20);
  }

  private void peaks(int count, double base, double tall) {
    var bare = plan.shows(Subject.ISLAND) && !plan.shows(Subject.MOUNTAIN);
    var snow = !bare && !light.palette().name().equals("desert");
    var main = width * (sheet.mainOnRight() ? 0.64 : 0.36);
    var side = sheet.mainOnRight() ? -1 : 1;
    var limit = Math.min(tall, width * 0.72);
    var spread = Math.max(limit * 1.05, width * 0.24);
    for (var at = count - 1; at >= 0; at--) {
      var x = at == 0 ? main : main + side * spread * (0.3 + 0.62 * at) * (at % 2 == 0 ? -0.72 : 1);
      var rise = limit * (at == 0 ? 1 : 0.78 - 0.09 * at + 0.1 * random.nextDouble());
      Land.peak(
          brush,
          light,
          x,
          base,
          rise * (1.0 + 0.25 * random.nextDouble()),
          rise,
          0.5 + 0.09 * at,
          snow,
          random);
    }
  }

  private void mist(double top, double bottom, double strength) {
    brush.rect(
        0,
        top,
        width,
        bottom - top,
        Fill.down(top, bottom, Tone.alpha(light.low(), 0), Tone.alpha(light.low(), strength)));
  }

  private void pineRow(double y, double distance, double tall, double spacing) {
    var line = Land.hill(y, tall * 0.35, 260, random.nextLong());
    var tone = light.land(distance);
    var trees = Trees.pines(-20, width + 20, line, tall, spacing, random);
    var thicket = tall * 0.4;
    brush.fill(
        trees,
        Fill.down(
            y - tall * 1.2,
            y + tall * 0.2,
            tone,
            Tone.mix(tone, light.low(), 0.2 + 0.5 * distance)));
    brush.fill(
        Land.under(-10, width + 10, height, line),
        Fill.down(
            y - tall, y + tall * 3, Tone.mix(tone, light.low(), 0.1), light.shade(tone, 0.2)));
    if (tall > 120) {
      brush.fill(
          Land.under(-10, width + 10, height, x -> line.applyAsDouble(x) - thicket),
          Fill.down(
              y - thicket * 1.5,
              y,
              Tone.alpha(tone, 0),
              Tone.alpha(tone, 0.9),
              Tone.mix(tone, light.low(), 0.12)));
    }
  }

  private void forest() {
    Land.ridge(brush, sheet, light, horizon, height * 0.15, 0.98, random.nextLong());
    var leafy =
        light.palette().name().startsWith("autumn") || light.palette().name().startsWith("spring");
    var reach = Math.min(height, width * 1.3);
    var rows = 5;
    for (var row = 0; row < rows; row++) {
      var share = row / (rows - 1.0);
      var y = horizon + (height - horizon) * (0.02 + 0.6 * share * share);
      if (leafy) {
        leafyRow(y, 0.9 - 0.85 * share, reach * (0.17 + 0.22 * share), row);
      } else {
        pineRow(y, 0.9 - 0.85 * share, reach * (0.18 + 0.24 * share), 24 + 44 * share);
      }
      mist(y - reach * 0.16, y + reach * 0.1, 0.34 * (1 - share));
    }
    if (plan.weather() == Weather.SNOW) {
      snowdrift(horizon + (height - horizon) * 0.46);
      snowdrift(horizon + (height - horizon) * 0.74);
    } else {
      path();
    }
  }

  private void snowdrift(double y) {
    var snow = light.snow();
    var line = Land.hill(y, 34, 380, random.nextLong());
    brush.fill(
        Land.under(-10, width + 10, height, line),
        Fill.down(
            y - 34, y + 240, Tone.mix(snow, light.disc(), 0.4), Tone.mix(snow, light.top(), 0.3)));
  }

  private void leafyRow(double y, double distance, double tall, int row) {
    var line = Land.hill(y, 14, 320, random.nextLong());
    var ground = Tone.mix(light.land(distance * 0.8), light.palette().third(), 0.16);
    brush.fill(
        Land.under(-10, width + 10, height, line),
        Fill.down(y - 20, y + 200, Tone.mix(ground, light.low(), 0.2), ground));
    var at = 0;
    for (var x = -20.0; x < width + 40; x += tall * (0.36 + 0.3 * random.nextDouble())) {
      var kind = new Placement(Subject.TREE, "tree", x, 0, 1, false, OptionalInt.empty(), at + row);
      var leaf = Tone.mix(Figures.leaves(kind, light.palette()), light.low(), 0.72 * distance);
      var size = tall * (0.8 + 0.45 * random.nextDouble());
      var variety = at++;
      brush.at(
          x, line.applyAsDouble(x) + 5, size, () -> Trees.broadleaf(brush, light, leaf, variety));
    }
  }

  /** A pale path that winds towards the trees. */
  private void path() {
    var top = horizon + (height - horizon) * 0.42;
    var x = width * (sheet.mainOnRight() ? 0.42 : 0.58);
    var side = sheet.mainOnRight() ? 1 : -1;
    var sand = Tone.mix(light.low(), light.near(), light.dark() ? 0.55 : 0.22);
    brush.fill(
        new Outline()
            .move(x, top)
            .cubic(
                x + side * 70,
                top + (height - top) * 0.3,
                x - side * 120,
                top + (height - top) * 0.5,
                x - side * 150,
                height)
            .line(x + side * 110, height)
            .cubic(
                x - side * 20,
                top + (height - top) * 0.55,
                x + side * 110,
                top + (height - top) * 0.3,
                x + side * 8,
                top)
            .close(),
        Fill.down(top, height, Tone.alpha(sand, 0.55), Tone.alpha(sand, 0.95)));
  }

  private void city() {
    var seed = random.nextLong();
    new Skyline(brush, sheet, light, new SplittableRandom(seed)).draw();
    if (plan.shows(Subject.RIVER)
        || plan.shows(Subject.SEA)
        || plan.shows(Subject.BRIDGE)
        || plan.shows(Subject.BOAT)) {
      Water.ground(brush, sheet, light);
      Water.mirror(
          brush,
          sheet,
          light,
          0.55,
          () -> new Skyline(brush, sheet, light, new SplittableRandom(seed)).draw());
      Water.ripples(brush, sheet, light, isClear(), random);
      lampReflections();
      if (plan.shows(Subject.BRIDGE)) {
        bridge(horizon - height * 0.02, height * 0.3);
      }
    } else {
      new Skyline(brush, sheet, light, random).street();
    }
  }

  private void lampReflections() {
    for (var at = 0; light.dark() && at < width / 22; at++) {
      var x = random.nextDouble() * width;
      var long_ = (height - horizon) * (0.15 + 0.5 * random.nextDouble());
      for (var row = 0; row < 9; row++) {
        Water.lens(
            brush,
            x + 4 * (random.nextDouble() - 0.5),
            horizon + 4 + long_ * row / 9,
            4 + row * 0.9,
            1.7,
            Tone.alpha(light.lamp(), 0.5 - row * 0.05));
      }
    }
  }

  private void bridge(double deck, double tall) {
    var colour =
        plan.item(Subject.BRIDGE)
            .flatMap(Plan.Item::colour)
            .map(named -> named.colour())
            .orElse(light.palette().accent());
    LandFigures.bridge(brush, light, width, deck, tall, colour);
  }

  private void desert() {
    if (plan.shows(Subject.MOUNTAIN)) {
      peaks(3, horizon + 20, height * 0.26);
    } else {
      Land.ridge(brush, sheet, light, horizon + 20, height * 0.08, 0.95, random.nextLong());
    }
    Land.dunes(brush, sheet, light, random);
  }

  private void snowfield() {
    Land.ridge(brush, sheet, light, horizon, height * 0.14, 0.9, random.nextLong());
    pineRow(horizon + 6, 0.6, height * 0.07, 15);
    var snow = light.snow();
    for (var layer = 0; layer < 3; layer++) {
      var y = horizon + (height - horizon) * (0.1 + 0.27 * layer);
      var line = Land.hill(y, 44, 420, random.nextLong());
      brush.fill(
          Land.under(-10, width + 10, height, line),
          Fill.down(
              y - 44,
              y + 230,
              Tone.mix(snow, light.disc(), 0.4),
              Tone.mix(snow, light.top(), 0.34)));
    }
  }

  private void hills() {
    Land.ridge(brush, sheet, light, horizon + 8, height * 0.12, 0.95, random.nextLong());
    if (plan.shows(Subject.MOUNTAIN)) {
      peaks(3, horizon + height * 0.06, height * 0.36);
    }
    Land.hills(brush, sheet, light, 5, height * 0.055, green(), random);
    furrows();
    copses();
    if (plan.shows(Subject.FLOWER)) {
      meadow();
    }
  }

  /** Ploughed strips that run towards the horizon. */
  private void furrows() {
    var line =
        Land.hill(horizon + (height - horizon) * 0.66, height * 0.02, 520, random.nextLong());
    var field = Land.under(-10, width + 10, height, line);
    var tone = Tone.mix(light.near(), green(), 0.4);
    var vanish = width * (sheet.mainOnRight() ? 0.3 : 0.7);
    brush.fill(
        field,
        Fill.down(
            horizon + (height - horizon) * 0.6,
            height,
            Tone.mix(tone, light.low(), 0.22),
            light.shade(tone, 0.1)));
    brush.inside(
        field,
        () -> {
          for (var at = -16; at <= 16; at++) {
            var x = vanish + at * width * 0.115;
            var top = horizon + (height - horizon) * 0.3;
            brush.fill(
                Outline.polygon(
                    vanish + at * 4,
                    top,
                    vanish + at * 4 + 2,
                    top,
                    x + width * 0.05,
                    height,
                    x,
                    height),
                Tone.alpha(light.shade(tone, 0.7), 0.3));
          }
        });
  }

  private void copses() {
    for (var at = 0; at < 5; at++) {
      var x = width * (0.06 + 0.88 * random.nextDouble());
      var y = horizon + (height - horizon) * (0.06 + 0.16 * random.nextDouble());
      var size = height * (0.035 + 0.16 * (y - horizon) / (height - horizon));
      var leaf = Tone.mix(light.land(0.4), green(), 0.4);
      for (var tree = 0; tree < 3; tree++) {
        var variety = at * 3 + tree;
        brush.at(
            x + (tree - 1) * size * 0.42,
            y,
            size * (tree == 1 ? 1.1 : 0.82),
            () -> Trees.broadleaf(brush, light, leaf, variety));
      }
    }
  }

  private void meadow() {
    var colour =
        plan.item(Subject.FLOWER)
            .flatMap(Plan.Item::colour)
            .map(named -> named.colour())
            .orElse(light.palette().accent());
    var tones =
        new int[] {
          colour, colour, Tone.mix(colour, light.palette().second(), 0.5), light.palette().second()
        };
    var poppies =
        plan.item(Subject.FLOWER).map(item -> item.word().startsWith("popp")).orElse(false);
    for (var row = 0; row < 22; row++) {
      var share = Math.pow(row / 21.0, 1.6);
      var y = horizon + (height - horizon) * (0.3 + 0.72 * share);
      var size = 6 + 62 * share;
      for (var x = random.nextDouble() * size;
          x < width;
          x += size * (0.9 + 1.5 * random.nextDouble())) {
        bloom(poppies, x, y + size * (random.nextDouble() - 0.5), size, tones[random.nextInt(4)]);
      }
    }
  }

  private void poppy(double x, double y, double r, int colour) {
    brush.ellipse(x - r * 0.5, y, r * 0.75, r * 0.72, light.shade(colour, 0.2));
    brush.ellipse(x + r * 0.5, y, r * 0.75, r * 0.72, light.shade(colour, 0.12));
    brush.ellipse(x, y + r * 0.28, r * 0.85, r * 0.62, colour);
    brush.ellipse(x, y - r * 0.3, r * 0.7, r * 0.5, light.lit(colour, 0.16));
    brush.circle(x, y - r * 0.04, r * 0.2, light.shade(0xFF2A2320, 0.1));
  }

  private void bloom(boolean poppy, double x, double y, double size, int colour) {
    if (size > 16) {
      brush.stroke(
          Outline.curve(x, y, x + size * 0.05, y + size * 0.6, x - size * 0.08, y + size * 1.4),
          size * 0.055,
          light.shade(green(), 0.3));
      if (poppy) {
        poppy(x, y, size * 0.46, light.on(colour));
      } else {
        TableFigures.tulip(brush, light, x, y, size, colour);
      }
    } else {
      brush.ellipse(x, y, size * 0.34, size * 0.4, light.on(colour));
    }
  }

  /** The near shore, when somebody stands on it. */
  void bank() {
    var peopled =
        sheet.figures().stream()
            .anyMatch(figure ->
                figure.subject() != Subject.LIGHTHOUSE && Landscape.needsGround(figure.subject()));
    if (!peopled) {
      return;
    }
    var sand =
        plan.place() == Place.SEA
            ? light.on(Tone.mix(0xFFE9D2A6, light.low(), 0.35))
            : light.land(0.2);
    var top = height - (height - horizon) * 0.36;
    var wet = Land.hill(top - 14, 14, 520, random.nextLong());
    brush.fill(
        Land.under(-10, width + 10, height + 2, wet),
        Tone.alpha(Tone.mix(light.low(), 0xFFFFFFFF, 0.4), 0.55));
    brush.fill(
        Land.under(-10, width + 10, height + 2, x -> wet.applyAsDouble(x) + 9),
        Tone.mix(sand, light.water(), 0.45));
    brush.fill(
        Land.under(
            -10, width + 10, height + 2, x -> wet.applyAsDouble(x) + 30 + 8 * Math.sin(x / 120)),
        Fill.down(top, height, Tone.mix(sand, light.water(), 0.16), light.shade(sand, 0.2)));
  }

  private static boolean needsGround(Subject subject) {
    return switch (subject.kind()) {
      case STANDS, GROWS, BUILT, TABLE -> true;
      case LAND, SKY, FLIES, FLOATS -> false;
    };
  }

  /** Dark plants at the edges that frame the view and give it depth. */
  void foreground() {
    switch (plan.place()) {
      case LAKE, MOUNTAINS -> framingPines();
      case SEA, HILLS, FOREST, DESERT, SNOWFIELD, CITY, INDOORS, SPACE, NOWHERE -> {}
    }
  }

  private void framingPines() {
    var tone = light.shade(light.near(), light.dark() ? 0.5 : 0.3);
    var line = Land.hill(height * 0.965, 18, 240, random.nextLong());
    var reach = Math.min(height, width * 1.3);
    var outline = new Outline();
    for (var at = 0; at < 7; at++) {
      var near = at < 5;
      var step =
          Math.min(width, height * 1.6) * (near ? 0.01 + 0.056 * at : 0.03 + 0.05 * (at - 5));
      var across = near ? step : width - step;
      var place = sheet.mainOnRight() ? across : width - across;
      var tall = reach * (near ? 0.46 - 0.075 * at + 0.05 * random.nextDouble() : 0.2);
      Trees.pine(outline, place, height * 0.99, tall, 1.05);
    }
    brush.fill(
        outline, Fill.down(height - reach * 0.5, height, Tone.mix(tone, light.far(), 0.12), tone));
    brush.fill(Land.under(-10, width + 10, height + 2, line), tone);
  }
}
