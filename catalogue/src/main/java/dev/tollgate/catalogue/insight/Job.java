package dev.tollgate.catalogue.insight;

import dev.tollgate.pricing.ImageSize;
import java.util.List;

/** One picture of a size and quality, the job by which image models are compared. */
public record Job(ImageSize size, String quality) {

  public static final Job USUAL = new Job(new ImageSize(1024, 1024), "medium");

  /** The nine jobs that every image model is priced for. */
  public static final List<Job> ALL =
      List.of(
          job(1024, 1024, "low"),
          job(1024, 1024, "medium"),
          job(1024, 1024, "high"),
          job(1024, 1536, "low"),
          job(1024, 1536, "medium"),
          job(1024, 1536, "high"),
          job(2048, 2048, "low"),
          job(2048, 2048, "medium"),
          job(2048, 2048, "high"));

  private static Job job(int width, int height, String quality) {
    return new Job(new ImageSize(width, height), quality);
  }

  /** {@code 1024x1024 medium}. */
  public String words() {
    return size + " " + quality;
  }
}
