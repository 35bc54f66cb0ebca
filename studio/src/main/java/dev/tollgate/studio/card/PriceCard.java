package dev.tollgate.studio.card;

import dev.tollgate.studio.StudioUnavailable;
import dev.tollgate.studio.draw.Fonts;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.Data;
import io.github.humbleui.skija.EncoderPNG;
import io.github.humbleui.skija.Font;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.ImageInfo;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.skija.Surface;
import io.github.humbleui.skija.Typeface;
import io.github.humbleui.types.RRect;
import io.github.humbleui.types.Rect;
import java.util.List;

/**
 * A model's name and price as a picture of 1200 x 630 pixels, as sites show for a link. {@code
 * table} has a heading row; every row has as many cells.
 */
public record PriceCard(
    String title,
    String subtitle,
    String amount,
    String caption,
    List<List<String>> table,
    String foot) {

  private static final int WIDTH = 1200;
  private static final int HEIGHT = 630;
  private static final int LEFT = 72;
  private static final int RIGHT = WIDTH - 72;
  private static final int PAPER = 0xfffaf9f6;
  private static final int INK = 0xff1b1f24;
  private static final int SOFT = 0xff57606a;
  private static final int LINE = 0xffe5e2da;
  private static final int TOLL = 0xffc96a13;
  private static final int ROWS_MAX = 4;
  private static final int CHARACTERS_MAX = 60;

  public PriceCard {
    table = table.stream().limit(ROWS_MAX).map(List::copyOf).toList();
  }

  /** The picture as PNG. Throws {@link StudioUnavailable} where the drawing library is missing. */
  public byte[] png() {
    Fonts.requireDrawingLibrary();
    try (Surface surface = Surface.makeRaster(ImageInfo.makeN32Premul(WIDTH, HEIGHT))) {
      Canvas canvas = surface.getCanvas();
      canvas.clear(PAPER);
      mark(canvas);
      text(canvas, title, LEFT, 222, 68, Weight.BOLD, INK);
      text(canvas, subtitle, LEFT, 272, 30, Weight.PLAIN, SOFT);
      text(canvas, amount, LEFT, 432, 118, Weight.BOLD, INK);
      text(canvas, caption, LEFT, 486, 28, Weight.PLAIN, SOFT);
      table(canvas);
      fill(canvas, LINE, Rect.makeXYWH(LEFT, 546, RIGHT - LEFT, 2));
      text(canvas, foot, LEFT, 588, 24, Weight.PLAIN, SOFT);
      try (Image image = surface.makeImageSnapshot();
          Data data = EncoderPNG.encode(image)) {
        if (data == null) {
          throw new StudioUnavailable(
              "The card could not be encoded.", new IllegalStateException());
        }
        return data.getBytes();
      }
    }
  }

  private enum Weight {
    PLAIN,
    BOLD
  }

  private static void mark(Canvas canvas) {
    round(canvas, INK, LEFT, 62, 12, 56);
    round(canvas, TOLL, LEFT + 12, 72, 54, 15);
    fill(canvas, PAPER, Rect.makeXYWH(LEFT + 26, 72, 10, 15));
    fill(canvas, PAPER, Rect.makeXYWH(LEFT + 47, 72, 10, 15));
    text(canvas, "Tollgate", LEFT + 86, 106, 38, Weight.BOLD, INK);
  }

  private void table(Canvas canvas) {
    float y = 330;
    for (int row = 0; row < table.size(); row++) {
      List<String> cells = table.get(row);
      for (int column = 0; column < cells.size(); column++) {
        boolean name = column == 0;
        float right = RIGHT - (cells.size() - 1 - column) * 132f;
        int colour = row == 0 || name ? SOFT : INK;
        String cell = cut(cells.get(column));
        float width = width(cell, 27, Weight.PLAIN);
        float x = name ? RIGHT - (cells.size() - 1) * 132f - 130 : right - width;
        text(canvas, cell, x, y, 27, Weight.PLAIN, colour);
      }
      y += 52;
    }
  }

  private static String cut(String text) {
    return text.length() <= CHARACTERS_MAX ? text : text.substring(0, CHARACTERS_MAX - 1) + "…";
  }

  /** Text on a baseline, made smaller where it would run over the right edge. */
  private static void text(
      Canvas canvas, String text, float x, float y, float size, Weight weight, int colour) {
    String shown = cut(text);
    float room = RIGHT - x;
    float width = width(shown, size, weight);
    float fitting = width <= room ? size : size * room / width;
    try (Font font = new Font(typeface(weight), fitting);
        Paint paint = new Paint().setColor(colour)) {
      canvas.drawString(shown, x, y, font, paint);
    }
  }

  private static float width(String text, float size, Weight weight) {
    try (Font font = new Font(typeface(weight), size)) {
      return font.measureTextWidth(text);
    }
  }

  private static Typeface typeface(Weight weight) {
    return Fonts.inter().get(weight == Weight.BOLD ? 2 : 1);
  }

  private static void fill(Canvas canvas, int colour, Rect rect) {
    try (Paint paint = new Paint().setColor(colour)) {
      canvas.drawRect(rect, paint);
    }
  }

  private static void round(Canvas canvas, int colour, float x, float y, float w, float h) {
    try (Paint paint = new Paint().setColor(colour)) {
      canvas.drawRRect(RRect.makeXYWH(x, y, w, h, 3), paint);
    }
  }
}
