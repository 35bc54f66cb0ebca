package dev.tollgate.studio.encode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32;

/** Writes a label into a PNG file as international text (iTXt) chunks right after the header. */
final class PngLabel {

  /** The signature (8 bytes) and the IHDR chunk (4 + 4 + 13 + 4 bytes). */
  private static final int HEADER_END = 33;

  private PngLabel() {}

  static byte[] insert(byte[] png, Label label) {
    if (png.length < HEADER_END || png[1] != 'P' || png[12] != 'I') {
      throw new IllegalArgumentException("These bytes are not a PNG file.");
    }
    return new Bytes(png.length + 2048)
        .add(png, 0, HEADER_END)
        .add(text("Software", Label.ORIGIN))
        .add(text("Description", label.plan()))
        .add(text("Seed", Long.toString(label.seed())))
        .add(png, HEADER_END, png.length)
        .toArray();
  }

  /** One uncompressed iTXt chunk: keyword, flags, no language, text. */
  private static byte[] text(String keyword, String value) {
    var body =
        new Bytes(256)
            .add("iTXt".getBytes(ISO_8859_1))
            .add(keyword.getBytes(ISO_8859_1))
            .add(new byte[] {0, 0, 0, 0, 0})
            .add(value.getBytes(UTF_8))
            .toArray();
    var crc = new CRC32();
    crc.update(body);
    return new Bytes(body.length + 8)
        .bigEndian(body.length - 4, 4)
        .add(body)
        .bigEndian((int) crc.getValue(), 4)
        .toArray();
  }
}
