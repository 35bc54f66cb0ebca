package dev.tollgate.studio.encode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes a label into a WebP file as an XMP chunk, which needs the extended (VP8X) header. */
final class WebpLabel {

  private static final int RIFF_HEADER = 12;
  private static final int XMP_FLAG = 0x04;
  private static final int ALPHA_FLAG = 0x10;

  private WebpLabel() {}

  static byte[] insert(byte[] webp, Label label, int width, int height, boolean alpha) {
    if (webp.length < 20 || !tag(webp, 8).equals("WEBP")) {
      throw new IllegalArgumentException("These bytes are not a WebP file.");
    }
    var body = new Bytes(webp.length + 2048).add("WEBP".getBytes(ISO_8859_1));
    if (tag(webp, RIFF_HEADER).equals("VP8X")) {
      var extended = webp.clone();
      extended[RIFF_HEADER + 8] |= XMP_FLAG;
      body.add(extended, RIFF_HEADER, extended.length);
    } else {
      body.add(header(width, height, alpha)).add(webp, RIFF_HEADER, webp.length);
    }
    var whole = body.add(chunk("XMP ", label.xmp().getBytes(UTF_8))).toArray();
    return new Bytes(whole.length + 8)
        .add("RIFF".getBytes(ISO_8859_1))
        .littleEndian(whole.length, 4)
        .add(whole)
        .toArray();
  }

  private static byte[] header(int width, int height, boolean alpha) {
    var flags =
        new Bytes(10)
            .littleEndian(XMP_FLAG | (alpha ? ALPHA_FLAG : 0), 4)
            .littleEndian(width - 1, 3)
            .littleEndian(height - 1, 3)
            .toArray();
    return chunk("VP8X", flags);
  }

  private static byte[] chunk(String tag, byte[] content) {
    var chunk =
        new Bytes(content.length + 9)
            .add(tag.getBytes(ISO_8859_1))
            .littleEndian(content.length, 4)
            .add(content);
    return content.length % 2 == 0 ? chunk.toArray() : chunk.add(0).toArray();
  }

  private static String tag(byte[] bytes, int at) {
    return new String(bytes, at, 4, ISO_8859_1);
  }
}
