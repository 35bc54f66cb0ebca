package dev.tollgate.studio.draw;

import dev.tollgate.studio.layout.Box;
import io.github.humbleui.skija.FontMgr;
import io.github.humbleui.skija.FontSlant;
import io.github.humbleui.skija.FontStyle;
import io.github.humbleui.skija.FontWidth;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.skija.paragraph.Alignment;
import io.github.humbleui.skija.paragraph.Direction;
import io.github.humbleui.skija.paragraph.FontCollection;
import io.github.humbleui.skija.paragraph.Paragraph;
import io.github.humbleui.skija.paragraph.ParagraphBuilder;
import io.github.humbleui.skija.paragraph.ParagraphStyle;
import io.github.humbleui.skija.paragraph.TextStyle;
import io.github.humbleui.skija.paragraph.TypefaceFontProvider;

/** Fits, balances and letters text of any script. For one drawing; not shared between threads. */
final class Typesetter implements AutoCloseable {

  private static final double SMALLEST = 0.5;
  private static final int PROBES = 14;

  private final TypefaceFontProvider bundled = new TypefaceFontProvider();
  private final FontCollection fonts = new FontCollection();

  Typesetter() {
    Fonts.inter().forEach(typeface -> bundled.registerTypeface(typeface, Fonts.LATIN));
    fonts.setAssetFontManager(bundled);
    fonts.setDefaultFontManager(FontMgr.getDefault());
    fonts.setEnableFallback(true);
  }

  /**
   * The text at the largest size, up to {@code sizeMax} units, at which it takes at most {@code
   * linesMax} lines, breaks no word and stays inside the box; standing at the box's top.
   */
  Copy fit(String given, Box box, Voice voice, double sizeMax, int linesMax) {
    var text = Script.showable(given);
    var suited = suited(text, voice);
    var low = SMALLEST;
    var high = sizeMax;
    for (var probe = 0; probe < PROBES; probe++) {
      var size = probe == 0 ? sizeMax : (low + high) / 2;
      if (fits(text, suited, size, box, linesMax)) {
        low = size;
        if (probe == 0) {
          break;
        }
      } else {
        high = size;
      }
    }
    return balanced(text, suited, low, box);
  }

  /** Like {@link #fit}, but keeps to one line when that costs little size. */
  Copy fitCalmly(String text, Box box, Voice voice, double sizeMax, int linesMax) {
    var line = fit(text, box, voice, sizeMax, 1);
    return line.size() >= sizeMax * 0.66 ? line : fit(text, box, voice, sizeMax, linesMax);
  }

  /** The same copy halfway down the box. */
  static Copy inMiddle(Copy copy, Box box) {
    return copy.movedTo(copy.box().x(), box.centreY() - copy.box().height() / 2);
  }

  void letter(Brush brush, Copy copy, int colour) {
    try (var paragraph = set(copy.text(), copy.voice(), copy.size(), colour)) {
      paragraph.layout((float) copy.measure());
      paragraph.paint(brush.canvas(), (float) copy.box().x(), (float) copy.box().y());
    }
  }

  private static Voice suited(String text, Voice voice) {
    return Script.isLatinLike(text)
        ? voice
        : new Voice(voice.weight(), 0, Math.max(1.28, voice.leading()), voice.align());
  }

  private boolean fits(String text, Voice voice, double size, Box box, int linesMax) {
    try (var paragraph = set(text, voice, size, 0)) {
      if (longestWord(paragraph) > box.width() - 2) {
        return false;
      }
      paragraph.layout((float) box.width());
      return paragraph.getLongestLine() <= box.width()
          && paragraph.getHeight() <= box.height()
          && paragraph.getLineNumber() <= linesMax;
    }
  }

  /** Units; asked on an endless line, because a narrow one would break the word first. */
  private static double longestWord(Paragraph paragraph) {
    paragraph.layout(1_000_000);
    return paragraph.getMinIntrinsicWidth();
  }

  private Copy balanced(String text, Voice voice, double size, Box box) {
    try (var paragraph = set(text, voice, size, 0)) {
      var low = longestWord(paragraph);
      paragraph.layout((float) box.width());
      var lines = paragraph.getLineNumber();
      var high = box.width();
      for (var probe = 0; probe < 9 && lines > 1; probe++) {
        var middle = (low + high) / 2;
        paragraph.layout((float) middle);
        if (paragraph.getLineNumber() <= lines) {
          high = middle;
        } else {
          low = middle;
        }
      }
      paragraph.layout((float) Math.ceil(high));
      var measure = Math.min(box.width(), Math.ceil(paragraph.getLongestLine()) + 2);
      return placed(paragraph, text, voice, size, measure, box);
    }
  }

  private static Copy placed(
      Paragraph paragraph, String text, Voice voice, double size, double measure, Box box) {
    var centred = voice.align() == Voice.Align.CENTRE;
    var kept = centred || Script.isRightToLeft(text) ? Math.min(box.width(), measure) : measure;
    paragraph.layout((float) kept);
    var x =
        centred
            ? box.centreX() - kept / 2
            : Script.isRightToLeft(text) ? box.right() - kept : box.x();
    var place = new Box(x, box.y(), kept, paragraph.getHeight());
    return new Copy(text, voice, size, kept, (int) paragraph.getLineNumber(), place);
  }

  private Paragraph set(String text, Voice voice, double size, int colour) {
    try (var style = new TextStyle();
        var block = new ParagraphStyle();
        var paint = new Paint()) {
      paint.setColor(colour);
      style
          .setFontFamilies(Script.families(text).toArray(String[]::new))
          .setFontStyle(new FontStyle(voice.weight(), FontWidth.NORMAL, FontSlant.UPRIGHT))
          .setFontSize((float) size)
          .setLetterSpacing((float) (voice.tracking() * size))
          .setHeight((float) voice.leading())
          .setLocale(Script.language(text))
          .setForeground(paint);
      block
          .setTextStyle(style)
          .disableHinting()
          .setDirection(Script.isRightToLeft(text) ? Direction.RTL : Direction.LTR)
          .setAlignment(voice.align() == Voice.Align.CENTRE ? Alignment.CENTER : Alignment.START);
      try (var builder = new ParagraphBuilder(block, fonts)) {
        return builder.pushStyle(style).addText(text).build();
      }
    }
  }

  @Override
  public void close() {
    fonts.close();
    bundled.close();
  }
}
