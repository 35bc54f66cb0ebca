package dev.tollgate.studio.provider;

import dev.tollgate.gateway.call.Request.Pictures;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.studio.Commission;
import dev.tollgate.studio.Format;

/** Reads picture requests as commissions; {@code auto} becomes 1024x1024, medium, png. */
final class Commissions {

  static final ImageSize USUAL_SIZE = new ImageSize(1024, 1024);
  static final String USUAL_QUALITY = "medium";
  private static final int COMPRESSION_DEFAULT = 100;

  private Commissions() {}

  /** The commission of the picture with this index; each index draws with a seed of its own. */
  static Commission of(Pictures request, int index) {
    ImageSize size = size(request);
    Integer compression = request.outputCompression();
    Long seed = request.seed();
    return new Commission(
        request.prompt(),
        size.width(),
        size.height(),
        format(request),
        compression == null ? COMPRESSION_DEFAULT : compression,
        (seed == null ? 0 : seed) + index,
        request.partialImages(),
        "transparent".equals(request.background()));
  }

  static ImageSize size(Pictures request) {
    ImageSize exact = request.exactSize();
    return exact == null ? USUAL_SIZE : exact;
  }

  static String quality(Pictures request) {
    String exact = request.exactQuality();
    return exact == null ? USUAL_QUALITY : exact;
  }

  static Format format(Pictures request) {
    String wanted = request.outputFormat() == null ? "png" : request.outputFormat();
    return switch (wanted) {
      case "png" -> Format.PNG;
      case "jpeg" -> Format.JPEG;
      case "webp" -> Format.WEBP;
      default -> throw new IllegalArgumentException("output_format may be png, jpeg or webp.");
    };
  }
}
