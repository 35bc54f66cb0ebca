package dev.tollgate.studio.draw;

import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.PathFillMode;
import io.github.humbleui.skija.PathVerb;
import io.github.humbleui.types.Point;
import java.util.ArrayList;
import java.util.List;

/** The outline of a shape: lines and curves in unit space. Plain Java until it is drawn. */
final class Outline {

  private static final double ROUND = 0.5522847498;

  private final List<PathVerb> verbs = new ArrayList<>();
  private final List<Point> points = new ArrayList<>();

  Outline move(double x, double y) {
    return add(PathVerb.MOVE, x, y);
  }

  Outline line(double x, double y) {
    return add(PathVerb.LINE, x, y);
  }

  Outline quad(double cx, double cy, double x, double y) {
    return add(PathVerb.QUAD, cx, cy, x, y);
  }

  Outline cubic(double ax, double ay, double bx, double by, double x, double y) {
    return add(PathVerb.CUBIC, ax, ay, bx, by, x, y);
  }

  Outline close() {
    verbs.add(PathVerb.CLOSE);
    return this;
  }

  private Outline add(PathVerb verb, double... coordinates) {
    verbs.add(verb);
    for (var at = 0; at < coordinates.length; at += 2) {
      points.add(new Point((float) coordinates[at], (float) coordinates[at + 1]));
    }
    return this;
  }

  /** A closed shape with straight sides. */
  static Outline polygon(double... xy) {
    var outline = new Outline().move(xy[0], xy[1]);
    for (var at = 2; at < xy.length; at += 2) {
      outline.line(xy[at], xy[at + 1]);
    }
    return outline.close();
  }

  /** A closed, smooth shape through the points. */
  static Outline blob(double... xy) {
    var count = xy.length / 2;
    var outline = new Outline().move(xy[0], xy[1]);
    for (var at = 0; at < count; at++) {
      outline.bend(xy, at - 1, at, at + 1, at + 2, count, true);
    }
    return outline.close();
  }

  /** An open, smooth line through the points. */
  static Outline curve(double... xy) {
    return new Outline().move(xy[0], xy[1]).through(xy);
  }

  /** Continues smoothly through the points; the first is where the outline stands. */
  Outline through(double... xy) {
    var count = xy.length / 2;
    for (var at = 0; at < count - 1; at++) {
      bend(xy, at - 1, at, at + 1, at + 2, count, false);
    }
    return this;
  }

  private void bend(
      double[] xy, int before, int from, int to, int after, int count, boolean closed) {
    var a = 2 * index(before, count, closed);
    var b = 2 * index(from, count, closed);
    var c = 2 * index(to, count, closed);
    var d = 2 * index(after, count, closed);
    cubic(
        xy[b] + (xy[c] - xy[a]) / 6,
        xy[b + 1] + (xy[c + 1] - xy[a + 1]) / 6,
        xy[c] - (xy[d] - xy[b]) / 6,
        xy[c + 1] - (xy[d + 1] - xy[b + 1]) / 6,
        xy[c],
        xy[c + 1]);
  }

  private static int index(int at, int count, boolean closed) {
    return closed ? Math.floorMod(at, count) : Math.clamp(at, 0, count - 1);
  }

  static Outline rect(double x, double y, double width, double height) {
    return polygon(x, y, x + width, y, x + width, y + height, x, y + height);
  }

  static Outline ellipse(double cx, double cy, double rx, double ry) {
    return new Outline().addEllipse(cx, cy, rx, ry);
  }

  static Outline circle(double cx, double cy, double radius) {
    return ellipse(cx, cy, radius, radius);
  }

  Outline addEllipse(double cx, double cy, double rx, double ry) {
    var kx = rx * ROUND;
    var ky = ry * ROUND;
    return move(cx + rx, cy)
        .cubic(cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry)
        .cubic(cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy)
        .cubic(cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry)
        .cubic(cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy)
        .close();
  }

  static Outline round(double x, double y, double width, double height, double radius) {
    var r = Math.min(radius, Math.min(width, height) / 2);
    var k = r * (1 - ROUND);
    return new Outline()
        .move(x + r, y)
        .line(x + width - r, y)
        .cubic(x + width - k, y, x + width, y + k, x + width, y + r)
        .line(x + width, y + height - r)
        .cubic(x + width, y + height - k, x + width - k, y + height, x + width - r, y + height)
        .line(x + r, y + height)
        .cubic(x + k, y + height, x, y + height - k, x, y + height - r)
        .line(x, y + r)
        .cubic(x, y + k, x + k, y, x + r, y)
        .close();
  }

  /** A slice of a ring, angles in degrees clockwise from the right; inner radius 0 is a pie. */
  static Outline ring(double cx, double cy, double inner, double outer, double from, double sweep) {
    var outline = new Outline();
    var steps = (int) Math.ceil(Math.abs(sweep) / 22.5);
    outline.arc(cx, cy, outer, from, sweep, steps, true);
    outline.arc(cx, cy, inner, from + sweep, -sweep, steps, false);
    return outline.close();
  }

  private void arc(
      double cx, double cy, double radius, double from, double sweep, int steps, boolean first) {
    var step = Math.toRadians(sweep / steps);
    var reach = radius * 4 / 3 * Math.tan(step / 4);
    var angle = Math.toRadians(from);
    var x = cx + radius * Math.cos(angle);
    var y = cy + radius * Math.sin(angle);
    add(first ? PathVerb.MOVE : PathVerb.LINE, x, y);
    for (var at = 0; at < steps; at++) {
      var next = angle + step;
      cubic(
          cx + radius * Math.cos(angle) - reach * Math.sin(angle),
          cy + radius * Math.sin(angle) + reach * Math.cos(angle),
          cx + radius * Math.cos(next) + reach * Math.sin(next),
          cy + radius * Math.sin(next) - reach * Math.cos(next),
          cx + radius * Math.cos(next),
          cy + radius * Math.sin(next));
      angle = next;
    }
  }

  /** The Skia path; the caller closes it. */
  Path path() {
    return Path.makeRaw(
        points.toArray(Point[]::new),
        verbs.toArray(PathVerb[]::new),
        new float[0],
        PathFillMode.WINDING);
  }
}
