package dev.tollgate.studio.draw;

import dev.tollgate.studio.Plan;
import dev.tollgate.studio.layout.Frame;
import dev.tollgate.studio.plan.Tone;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.ImageInfo;
import io.github.humbleui.skija.Surface;
import java.util.SplittableRandom;

/** One drawing in progress: a plan on a sheet of pixels. Used by one thread; must be closed. */
public final class Drawing implements AutoCloseable {

  private final int width;
  private final int height;
  private final boolean transparent;
  private final Frame frame;
  private final Plan plan;
  private final Surface surface;
  private final Typesetter type = new Typesetter();
  private final Painting painting;
  private final long grain;

  /** Prepares a sheet of that many pixels; the same random numbers give the same drawing. */
  public Drawing(Plan plan, int width, int height, boolean transparent, SplittableRandom random) {
    this.plan = plan;
    this.width = width;
    this.height = height;
    this.transparent = transparent;
    this.frame = Frame.of(width, height);
    this.grain = random.nextLong();
    this.painting = painting(random);
    var alpha = transparent ? ColorAlphaType.PREMUL : ColorAlphaType.OPAQUE;
    this.surface = Surface.makeRaster(ImageInfo.makeN32(width, height, alpha));
  }

  private Painting painting(SplittableRandom random) {
    return switch (plan.layout()) {
      case SCENE ->
          transparent ? new CutOut(plan, frame, random) : new ScenePainting(plan, frame, random);
      case POSTER -> new PosterPainting(plan, frame, type, random, transparent);
      case CARD -> new CardPainting(plan, frame, type, random, transparent);
      case MARK -> new MarkPainting(plan, frame, type, random, transparent);
      case ABSTRACT -> new AbstractPainting(plan, frame, type, random, transparent);
    };
  }

  /** Draws one stage; stages are drawn in order, each once. */
  public void draw(Stage stage) {
    var brush = new Brush(surface.getCanvas());
    brush.at(0, 0, frame.scale(), () -> painting.paint(stage, brush));
    if (stage == Stage.FINISH) {
      finish(brush);
    }
  }

  private void finish(Brush brush) {
    if (plan.layout() == Plan.Layout.SCENE && !transparent) {
      brush.at(
          0,
          0,
          frame.scale(),
          () ->
              Grain.settle(
                  brush, frame.width(), frame.height(), Tone.darker(plan.palette().near(), 0.5)));
    }
    Grain.lay(surface.getCanvas(), width, height, grain);
  }

  /** The pixels as they stand; the caller closes the image. */
  public Image snapshot() {
    return surface.makeImageSnapshot();
  }

  @Override
  public void close() {
    surface.close();
    type.close();
  }
}
