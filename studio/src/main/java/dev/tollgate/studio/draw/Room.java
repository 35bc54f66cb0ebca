package dev.tollgate.studio.draw;

import dev.tollgate.studio.Plan;
import dev.tollgate.studio.Subject;
import dev.tollgate.studio.layout.Box;
import dev.tollgate.studio.layout.SceneSheet;
import dev.tollgate.studio.plan.Tone;

/** An interior: a wall, a table or sill, and perhaps a window with a view. */
final class Room {

  private final Brush brush;
  private final Plan plan;
  private final SceneSheet sheet;
  private final Light light;

  Room(Brush brush, Plan plan, SceneSheet sheet, Light light) {
    this.brush = brush;
    this.plan = plan;
    this.sheet = sheet;
    this.light = light;
  }

  private boolean hasWindow() {
    return plan.shows(Subject.WINDOW);
  }

  private int wall() {
    var palette = light.palette();
    var base =
        palette.isDark()
            ? Tone.mix(palette.paper(), palette.sky().get(2), 0.35)
            : Tone.mix(palette.sky().get(1), palette.paper(), 0.5);
    return light.dark() ? Tone.mix(base, palette.near(), 0.45) : base;
  }

  void ground() {
    var frame = sheet.frame();
    var wall = wall();
    brush.rect(
        0,
        0,
        frame.width(),
        frame.height(),
        Fill.along(
            light.fromLeft() ? 0 : frame.width(),
            0,
            light.fromLeft() ? frame.width() : 0,
            sheet.horizon(),
            Tone.mix(wall, light.disc(), 0.3),
            wall,
            light.shade(wall, 0.16)));
    if (!hasWindow()) {
      backdrop();
    }
    table();
  }

  /** A large disc and an arch behind a still life give it a stage. */
  private void backdrop() {
    var palette = light.palette();
    var frame = sheet.frame();
    var r = Math.min(frame.width(), frame.height()) * 0.36;
    var x = frame.width() / 2;
    var y = sheet.horizon() - r * 0.72;
    var warm = light.on(Tone.mix(palette.second(), palette.paper(), 0.2));
    brush.circle(
        x,
        y,
        r,
        Fill.down(y - r, y + r, Tone.mix(warm, light.disc(), 0.2), Tone.mix(warm, wall(), 0.25)));
  }

  private void table() {
    var frame = sheet.frame();
    var y = sheet.horizon();
    var wood =
        light.on(
            light.palette().isDark()
                ? Tone.mix(light.palette().near(), light.palette().far(), 0.5)
                : Tone.mix(light.palette().near(), light.palette().sky().getFirst(), 0.16));
    if (hasWindow()) {
      wood = Tone.mix(light.on(0xFFF3EADB), wall(), 0.25);
    }
    brush.rect(
        0,
        y,
        frame.width(),
        frame.height() - y,
        Fill.down(
            y, frame.height(), Tone.mix(wood, light.disc(), 0.22), wood, light.shade(wood, 0.3)));
    brush.rect(0, y, frame.width(), 4, Tone.alpha(light.disc(), 0.4));
    if (hasWindow()) {
      var lip = y + (frame.height() - y) * 0.5;
      brush.rect(
          0,
          lip,
          frame.width(),
          frame.height() - lip,
          Fill.down(lip, frame.height(), light.shade(wood, 0.24), light.shade(wood, 0.4)));
      brush.rect(0, lip, frame.width(), 3, Tone.alpha(light.disc(), 0.5));
    }
  }

  Box pane() {
    var frame = sheet.frame();
    var side = Math.min(frame.width() * 0.12, 150);
    return new Box(
        side,
        Math.min(90, frame.height() * 0.08),
        frame.width() - 2 * side,
        sheet.horizon() - Math.min(90, frame.height() * 0.08));
  }

  /** The window, its view drawn by {@code view}, and the light that it throws. */
  void window(Runnable view) {
    if (!hasWindow()) {
      return;
    }
    var pane = pane();
    brush.inside(Outline.rect(pane.x(), pane.y(), pane.width(), pane.height()), view);
    var frame = light.on(0xFFF6EFE2);
    var bar = 17.0;
    var columns = Math.max(2, (int) Math.round(pane.width() / 380));
    for (var at = 0; at <= columns; at++) {
      var x = pane.x() + pane.width() * at / columns;
      var wide = at == 0 || at == columns ? bar * 1.5 : bar;
      brush.rect(
          x - wide / 2, pane.y(), wide, pane.height(), light.sides(x - wide, x + wide, frame));
    }
    brush.rect(pane.x() - bar, pane.y() - bar, pane.width() + 2 * bar, bar * 1.5, frame);
    brush.rect(
        pane.x(), pane.y() + pane.height() * 0.36, pane.width(), bar, light.shade(frame, 0.08));
    brush.rect(
        pane.x(),
        pane.y() + pane.height() * 0.36 + bar,
        pane.width(),
        4,
        Tone.alpha(light.shade(frame, 0.8), 0.25));
    curtain(pane.x() - 60, pane.y() - 40, light.fromLeft() ? 150 : 110, 1);
    curtain(pane.right() + 60, pane.y() - 40, light.fromLeft() ? 110 : 150, -1);
  }

  private void curtain(double x, double y, double wide, int side) {
    var cloth = light.on(Tone.mix(light.palette().accent(), light.palette().paper(), 0.38));
    var bottom = sheet.horizon() + 2;
    for (var fold = 0; fold < 4; fold++) {
      var left = x + side * wide * fold / 4;
      var right = left + side * wide * 0.27;
      brush.fill(
          new Outline()
              .move(left, y)
              .line(right, y)
              .cubic(
                  right + side * 10,
                  bottom * 0.4,
                  right - side * 14,
                  bottom * 0.7,
                  right + side * 6,
                  bottom)
              .line(left, bottom)
              .close(),
          Fill.across(
              Math.min(left, right),
              Math.max(left, right),
              light.shade(cloth, 0.1 + 0.05 * fold),
              light.lit(cloth, 0.18),
              light.shade(cloth, 0.24)));
    }
  }
}
