package dev.tollgate.studio.draw;

import dev.tollgate.studio.Plan;
import dev.tollgate.studio.Plan.Hour;
import dev.tollgate.studio.Plan.Place;
import dev.tollgate.studio.Plan.Weather;
import dev.tollgate.studio.Subject;
import dev.tollgate.studio.layout.Box;
import dev.tollgate.studio.layout.Frame;
import dev.tollgate.studio.layout.Placement;
import dev.tollgate.studio.layout.SceneComposer;
import dev.tollgate.studio.layout.SceneSheet;
import java.util.SplittableRandom;

/** A place with its light, its weather and the figures in it. */
final class ScenePainting implements Painting {

  private final Plan plan;
  private final SceneSheet sheet;
  private final Light light;
  private final long seed;

  ScenePainting(Plan plan, Frame frame, SplittableRandom random) {
    this.plan = plan;
    this.seed = random.nextLong();
    this.sheet = SceneComposer.compose(plan, frame, new SplittableRandom(seed));
    this.light = Light.of(plan, sheet.discX() < frame.width() / 2);
  }

  private SplittableRandom random(int salt) {
    return new SplittableRandom(seed + 0x9E3779B97F4A7C15L * salt);
  }

  @Override
  public void paint(Stage stage, Brush brush) {
    switch (stage) {
      case GROUND -> ground(brush);
      case FORMS -> forms(brush);
      case SUBJECTS -> subjects(brush);
      case FINISH -> finish(brush);
    }
  }

  /** Weather stays outdoors; a window has its own. */
  private void finish(Brush brush) {
    if (plan.place() != Place.INDOORS && plan.place() != Place.SPACE) {
      new Weathering(brush, plan, sheet, light).draw(random(9));
    }
  }

  private void ground(Brush brush) {
    switch (plan.place()) {
      case INDOORS -> room(brush).ground();
      case SPACE -> {
        Cosmos.ground(brush, sheet, light);
        Sky.lights(brush, unlit(), sheet, light, random(1));
      }
      case SEA, LAKE, MOUNTAINS, HILLS, FOREST, CITY, DESERT, SNOWFIELD, NOWHERE -> {
        Sky.ground(brush, sheet, light);
        Sky.lights(brush, plan, sheet, light, random(1));
        if (plan.place() == Place.SEA || plan.place() == Place.LAKE) {
          Water.ground(brush, sheet, light);
        }
      }
    }
  }

  /** In space there are stars, but a moon only if it was asked for. */
  private Plan unlit() {
    var weather = plan.shows(Subject.MOON) ? Weather.CLEAR : Weather.FOG;
    return new Plan(
        plan.title(),
        plan.texts(),
        plan.items(),
        plan.palette(),
        plan.layout(),
        plan.place(),
        Hour.NIGHT,
        weather,
        plan.mood());
  }

  private Room room(Brush brush) {
    return new Room(brush, plan, sheet, light);
  }

  private void forms(Brush brush) {
    switch (plan.place()) {
      case INDOORS -> {
        room(brush).window(() -> view(brush));
      }
      case SPACE -> {
        Cosmos.dust(brush, sheet, light, random(2));
        Cosmos.limb(brush, sheet, light);
      }
      case SEA, LAKE, MOUNTAINS, HILLS, FOREST, CITY, DESERT, SNOWFIELD, NOWHERE -> {
        Sky.clouds(brush, plan, sheet, light, random(2));
        new Landscape(brush, plan, sheet, light, random(3)).draw();
      }
    }
  }

  /** What is seen through the window: the same world, a little further away. */
  private void view(Brush brush) {
    var frame = sheet.frame();
    var sinking = plan.hour() == Hour.SUNSET || plan.hour() == Hour.DAWN;
    var base = plan.shows(Subject.CITY) ? 1.0 : 0.78;
    var outside =
        new SceneSheet(
            frame,
            sheet.horizon() * base,
            sheet.discX(),
            sheet.horizon() * (sinking ? 0.5 : 0.26),
            sheet.discRadius(),
            sheet.mainOnRight(),
            sheet.figures());
    Sky.ground(brush, outside, light);
    Sky.lights(brush, plan, outside, light, random(4));
    Sky.clouds(brush, plan, outside, light, random(5));
    new Landscape(brush, plan, outside, light, random(6)).view();
    new Weathering(brush, plan, outside, light).draw(random(7));
  }

  private void subjects(Brush brush) {
    if (plan.place() == Place.SEA || plan.place() == Place.LAKE) {
      new Landscape(brush, plan, sheet, light, random(10)).bank();
    }
    figures(brush);
    if (plan.place() != Place.INDOORS && plan.place() != Place.SPACE) {
      new Landscape(brush, plan, sheet, light, random(8)).foreground();
    }
  }

  boolean hasFigures() {
    return !sheet.figures().isEmpty();
  }

  /** What all figures together cover. */
  Box figureBounds() {
    return sheet.figures().stream()
        .map(Placement::bounds)
        .reduce(Box::with)
        .orElse(sheet.frame().sheet());
  }

  /** Draws only the figures, for pictures without a background. */
  void figures(Brush brush) {
    sheet.figures().forEach(figure -> Figures.draw(brush, plan, light, figure));
  }
}
