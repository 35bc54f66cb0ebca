package dev.tollgate.studio.encode;

import io.github.humbleui.skija.Data;
import io.github.humbleui.skija.EncodeJPEGOptions;
import io.github.humbleui.skija.EncodePNGFilterFlag;
import io.github.humbleui.skija.EncodePNGOptions;
import io.github.humbleui.skija.EncodeWEBPCompressionMode;
import io.github.humbleui.skija.EncodeWEBPOptions;
import io.github.humbleui.skija.EncoderJPEG;
import io.github.humbleui.skija.EncoderPNG;
import io.github.humbleui.skija.EncoderWEBP;
import io.github.humbleui.skija.Image;
import org.jspecify.annotations.Nullable;

/** Encodes pixels as files that carry a label. */
public final class Encoder {

  /** Fast and nearly as small as the best for pictures with paper grain. */
  private static final int DEFLATE_LEVEL = 3;

  private static final EncodePNGOptions PNG =
      EncodePNGOptions.DEFAULT.withFlags(EncodePNGFilterFlag.SUB).withZlibLevel(DEFLATE_LEVEL);

  private Encoder() {}

  /** A PNG file. */
  public static byte[] png(Image image, Label label) {
    return PngLabel.insert(bytes(EncoderPNG.encode(image, PNG)), label);
  }

  /** A JPEG file of that quality, 0 to 100. */
  public static byte[] jpeg(Image image, int quality, Label label) {
    var options = EncodeJPEGOptions.DEFAULT.withQuality(quality);
    return JpegLabel.insert(bytes(EncoderJPEG.encode(image, options)), label);
  }

  /** A lossy WebP file of that quality, 0 to 100. */
  public static byte[] webp(Image image, int quality, Label label) {
    var options = new EncodeWEBPOptions(EncodeWEBPCompressionMode.LOSSY, quality);
    var info = image.getImageInfo();
    var encoded = bytes(EncoderWEBP.encode(image, options));
    return WebpLabel.insert(encoded, label, info.getWidth(), info.getHeight(), !info.isOpaque());
  }

  private static byte[] bytes(@Nullable Data encoded) {
    if (encoded == null) {
      throw new IllegalStateException("Skia could not encode the picture.");
    }
    try (encoded) {
      return encoded.getBytes();
    }
  }
}
