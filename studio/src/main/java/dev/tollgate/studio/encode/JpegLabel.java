package dev.tollgate.studio.encode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Writes a label into a JPEG file as a comment (COM) segment right after the JFIF header. */
final class JpegLabel {

  /** Bytes; a segment's length field has 16 bits and counts itself. */
  private static final int COMMENT_MAX = 65_533;

  private JpegLabel() {}

  static byte[] insert(byte[] jpeg, Label label) {
    if (jpeg.length < 4 || (jpeg[0] & 0xFF) != 0xFF || (jpeg[1] & 0xFF) != 0xD8) {
      throw new IllegalArgumentException("These bytes are not a JPEG file.");
    }
    var comment = label.sentence().getBytes(UTF_8);
    var kept = comment.length <= COMMENT_MAX ? comment : Arrays.copyOf(comment, COMMENT_MAX);
    var at = headerEnd(jpeg);
    return new Bytes(jpeg.length + kept.length + 4)
        .add(jpeg, 0, at)
        .bigEndian(0xFFFE, 2)
        .bigEndian(kept.length + 2, 2)
        .add(kept)
        .add(jpeg, at, jpeg.length)
        .toArray();
  }

  private static int headerEnd(byte[] jpeg) {
    var hasJfif = (jpeg[2] & 0xFF) == 0xFF && (jpeg[3] & 0xFF) == 0xE0;
    return hasJfif ? 4 + (((jpeg[4] & 0xFF) << 8) | (jpeg[5] & 0xFF)) : 2;
  }
}
