package dev.tollgate.studio.layout;

/**
 * The geometry of a poster or card. Type boxes never overlap each other or the picture.
 *
 * @param picture where the illustration or motif goes
 * @param headline the main words
 * @param subtitle the second words
 * @param details the small print
 */
public record PosterSheet(Box picture, Box headline, Box subtitle, Box details) {

  private static final double GAP = 30;

  /** The same sheet with the picture taller and everything below it lower, by that many units. */
  public PosterSheet withPictureTaller(double units) {
    return new PosterSheet(
        new Box(picture.x(), picture.y(), picture.width(), picture.height() + units),
        lower(headline, units),
        lower(subtitle, units),
        details);
  }

  private static Box lower(Box box, double units) {
    return new Box(box.x(), box.y() + units, box.width(), box.height());
  }

  /** Whether the words stand below the picture. */
  public boolean isStacked() {
    return headline.y() > picture.bottom();
  }

  /** Lays out a poster with a picture above its words, or beside them when the sheet is wide. */
  public static PosterSheet illustrated(Frame frame, boolean hasSubtitle, boolean hasDetails) {
    if (frame.aspect() > 1.3) {
      return beside(frame, hasSubtitle, hasDetails);
    }
    var live = frame.sheet().inset(64);
    var share = frame.aspect() < 0.6 ? 0.68 : hasSubtitle || hasDetails ? 0.58 : 0.64;
    var picture = live.top(share);
    var words =
        new Box(
            live.x(), picture.bottom() + 44, live.width(), live.bottom() - picture.bottom() - 44);
    return stacked(picture, words, hasSubtitle, hasDetails);
  }

  /** Lays out a poster led by its words, with a motif that bleeds off the sheet. */
  public static PosterSheet typographic(Frame frame, boolean hasSubtitle, boolean hasDetails) {
    if (frame.aspect() > 1.3) {
      return beside(frame, hasSubtitle, hasDetails);
    }
    var words =
        new Box(
            Frame.MARGIN,
            Frame.MARGIN,
            frame.width() - 2 * Frame.MARGIN,
            frame.height() * 0.55 - Frame.MARGIN);
    return stacked(frame.sheet().bottom(0.4), words, hasSubtitle, hasDetails);
  }

  private static PosterSheet beside(Frame frame, boolean hasSubtitle, boolean hasDetails) {
    var column = frame.aspect() > 2.2 ? 0.56 : 0.5;
    var words =
        new Box(
            Frame.MARGIN,
            Frame.MARGIN,
            frame.width() * column - Frame.MARGIN - 40,
            frame.height() - 2 * Frame.MARGIN);
    return stacked(frame.sheet().right(1 - column), words, hasSubtitle, hasDetails);
  }

  private static PosterSheet stacked(
      Box picture, Box words, boolean hasSubtitle, boolean hasDetails) {
    var details = hasDetails ? words.height() * 0.18 : 0;
    var subtitle = hasSubtitle ? words.height() * 0.22 : 0;
    var headline =
        words.height() - details - subtitle - (hasDetails ? GAP : 0) - (hasSubtitle ? GAP : 0);
    var first = new Box(words.x(), words.y(), words.width(), headline);
    var second =
        new Box(words.x(), first.bottom() + (hasSubtitle ? GAP : 0), words.width(), subtitle);
    var third = new Box(words.x(), words.bottom() - details, words.width(), details);
    return new PosterSheet(picture, first, second, third);
  }
}
