package dev.tollgate.studio;

import dev.tollgate.studio.draw.Drawing;
import dev.tollgate.studio.draw.Fonts;
import dev.tollgate.studio.draw.Stage;
import dev.tollgate.studio.encode.Encoder;
import dev.tollgate.studio.encode.Label;
import dev.tollgate.studio.plan.Planner;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Draws pictures from prompts, offline and inside the process. Thread-safe: drawings run at the
 * same time until {@link StudioBounds#PIXELS_IN_FLIGHT_MAX} is reached, then wait their turn. The
 * same commission gives the same bytes on the same machine.
 */
public final class Studio {

  private final Semaphore pixels = new Semaphore(StudioBounds.PIXELS_IN_FLIGHT_MAX, true);

  /** Loads the drawing library; throws {@link StudioUnavailable} where it cannot run. */
  public Studio() {
    Fonts.requireDrawingLibrary();
  }

  /** What the commission would show, without drawing it. */
  public Plan plan(Commission commission) {
    return Planner.plan(commission.prompt(), commission.seed());
  }

  /**
   * Draws the commission and tells the listener of each stage that it asked for.
   *
   * @throws DrawingInterrupted when the thread is interrupted between stages or while it waits
   */
  public Picture draw(Commission commission, StageListener listener) {
    var area = commission.width() * commission.height();
    try {
      pixels.acquire(area);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new DrawingInterrupted("The drawing was interrupted before it began.");
    }
    try {
      return drawn(commission, plan(commission), listener);
    } finally {
      pixels.release(area);
    }
  }

  private static Picture drawn(Commission commission, Plan plan, StageListener listener) {
    var random = Planner.random(commission.prompt(), commission.seed());
    var shown = shownStages(commission.partialImages());
    var index = 0;
    try (var drawing =
        new Drawing(
            plan, commission.width(), commission.height(), commission.transparent(), random)) {
      for (var stage : Stage.values()) {
        requireWanted(stage);
        drawing.draw(stage);
        if (shown.contains(stage)) {
          listener.stage(index++, picture(drawing, commission, plan));
        }
      }
      requireWanted(Stage.FINISH);
      return picture(drawing, commission, plan);
    }
  }

  private static Set<Stage> shownStages(int partialImages) {
    return switch (partialImages) {
      case 0 -> EnumSet.noneOf(Stage.class);
      case 1 -> EnumSet.of(Stage.FORMS);
      case 2 -> EnumSet.of(Stage.FORMS, Stage.SUBJECTS);
      default -> EnumSet.complementOf(EnumSet.of(Stage.FINISH));
    };
  }

  private static void requireWanted(Stage stage) {
    if (Thread.currentThread().isInterrupted()) {
      throw new DrawingInterrupted("The drawing was interrupted at stage " + stage + ".");
    }
  }

  private static Picture picture(Drawing drawing, Commission commission, Plan plan) {
    var label = new Label(plan.describe(), commission.seed());
    try (var image = drawing.snapshot()) {
      var bytes =
          switch (commission.format()) {
            case PNG -> Encoder.png(image, label);
            case JPEG -> Encoder.jpeg(image, commission.compression(), label);
            case WEBP -> Encoder.webp(image, commission.compression(), label);
          };
      return new Picture(bytes, commission.width(), commission.height(), commission.format(), plan);
    }
  }
}
