package dev.tollgate.studio.draw;

import dev.tollgate.studio.layout.Box;
import dev.tollgate.studio.plan.Tone;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.PaintStrokeCap;
import io.github.humbleui.skija.PaintStrokeJoin;
import io.github.humbleui.types.Rect;

/** Draws shapes on a canvas in unit space. Frees every native object that it makes. */
final class Brush {

  private final Canvas canvas;

  Brush(Canvas canvas) {
    this.canvas = canvas;
  }

  Canvas canvas() {
    return canvas;
  }

  void fill(Outline outline, Fill fill) {
    try (var path = outline.path()) {
      fill.painted(paint -> canvas.drawPath(path, paint));
    }
  }

  void fill(Outline outline, int colour) {
    fill(outline, Fill.of(colour));
  }

  void stroke(Outline outline, double width, int colour) {
    try (var path = outline.path()) {
      Fill.of(colour)
          .painted(paint ->
              canvas.drawPath(
                  path,
                  paint
                      .setStroke(true)
                      .setStrokeWidth((float) width)
                      .setStrokeCap(PaintStrokeCap.ROUND)
                      .setStrokeJoin(PaintStrokeJoin.ROUND)));
    }
  }

  void line(double x0, double y0, double x1, double y1, double width, int colour) {
    stroke(new Outline().move(x0, y0).line(x1, y1), width, colour);
  }

  void rect(double x, double y, double width, double height, Fill fill) {
    fill.painted(paint ->
        canvas.drawRect(Rect.makeXYWH((float) x, (float) y, (float) width, (float) height), paint));
  }

  void rect(double x, double y, double width, double height, int colour) {
    rect(x, y, width, height, Fill.of(colour));
  }

  void box(Box box, Fill fill) {
    rect(box.x(), box.y(), box.width(), box.height(), fill);
  }

  void circle(double cx, double cy, double radius, Fill fill) {
    fill.painted(paint -> canvas.drawCircle((float) cx, (float) cy, (float) radius, paint));
  }

  void circle(double cx, double cy, double radius, int colour) {
    circle(cx, cy, radius, Fill.of(colour));
  }

  void ellipse(double cx, double cy, double rx, double ry, int colour) {
    fill(Outline.ellipse(cx, cy, rx, ry), colour);
  }

  /** A soft light that fades to nothing at the radius. */
  void glow(double cx, double cy, double radius, int colour, double strength) {
    circle(
        cx,
        cy,
        radius,
        Fill.radial(
            cx,
            cy,
            radius,
            Tone.alpha(colour, strength),
            Tone.alpha(colour, strength * 0.42),
            Tone.alpha(colour, strength * 0.13),
            Tone.alpha(colour, 0)));
  }

  /** A soft, flat shadow on the ground. */
  void shadow(double cx, double cy, double rx, double ry, int colour, double strength) {
    at(
        cx,
        cy,
        1,
        () -> {
          canvas.scale(1, (float) (ry / rx));
          glow(0, 0, rx, colour, strength);
        });
  }

  /** Draws with the origin moved and the units scaled. */
  void at(double x, double y, double scale, Runnable work) {
    at(x, y, scale, scale, work);
  }

  /** Draws with the origin moved and the units scaled each way; a negative scale mirrors. */
  void at(double x, double y, double scaleX, double scaleY, Runnable work) {
    var depth = canvas.save();
    canvas.translate((float) x, (float) y);
    canvas.scale((float) scaleX, (float) scaleY);
    work.run();
    canvas.restoreToCount(depth);
  }

  /** Draws turned clockwise about a point. */
  void turned(double cx, double cy, double degrees, Runnable work) {
    var depth = canvas.save();
    canvas.translate((float) cx, (float) cy);
    canvas.rotate((float) degrees);
    canvas.translate((float) -cx, (float) -cy);
    work.run();
    canvas.restoreToCount(depth);
  }

  /** Draws only inside the outline. */
  void inside(Outline outline, Runnable work) {
    var depth = canvas.save();
    try (var path = outline.path()) {
      canvas.clipPath(path, true);
    }
    work.run();
    canvas.restoreToCount(depth);
  }

  /** Draws only inside the box, cut at whole pixels so that neighbours meet without a seam. */
  void insideCrisply(Box box, Runnable work) {
    var depth = canvas.save();
    canvas.clipRect(
        Rect.makeXYWH((float) box.x(), (float) box.y(), (float) box.width(), (float) box.height()),
        false);
    work.run();
    canvas.restoreToCount(depth);
  }

  /** Draws as one see-through layer within the box. */
  void layer(Box box, double opacity, Runnable work) {
    var bounds =
        Rect.makeXYWH((float) box.x(), (float) box.y(), (float) box.width(), (float) box.height());
    var depth = canvas.saveLayerAlpha(bounds, (int) Math.round(opacity * 255));
    work.run();
    canvas.restoreToCount(depth);
  }
}
