package dev.tollgate.studio.encode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tollgate.studio.Commission;
import dev.tollgate.studio.Format;
import dev.tollgate.studio.StageListener;
import dev.tollgate.studio.Studio;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

final class LabelTest {

  private static final Studio STUDIO = new Studio();

  private static byte[] draw(Format format, boolean transparent) {
    return STUDIO
        .draw(
            new Commission("a lake & <boats> “ö”", 40, 30, format, 80, 77, 0, transparent),
            StageListener.NONE)
        .bytes();
  }

  @Test
  void pngCarriesTheLabelInChunksWithRightChecksums() throws IOException {
    var png = draw(Format.PNG, false);
    var texts = new LinkedHashMap<String, String>();
    var at = 8;
    while (at < png.length) {
      var length = ByteBuffer.wrap(png, at, 4).getInt();
      var crc = new CRC32();
      crc.update(png, at + 4, length + 4);
      assertThat(ByteBuffer.wrap(png, at + 8 + length, 4).getInt()).isEqualTo((int) crc.getValue());
      if (new String(png, at + 4, 4, ISO_8859_1).equals("iTXt")) {
        var body = new String(png, at + 8, length, UTF_8);
        texts.put(body.substring(0, body.indexOf('\0')), body.substring(body.indexOf('\0') + 5));
      }
      at += length + 12;
    }

    assertThat(Arrays.copyOf(png, 4)).isEqualTo(new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    assertThat(texts).containsEntry("Software", Label.ORIGIN).containsEntry("Seed", "77");
    assertThat(texts.get("Description")).contains("lake", "boats");
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(40);
  }

  @Test
  void jpegCarriesTheLabelAsAComment() throws IOException {
    var jpeg = draw(Format.JPEG, false);
    var comments = new ArrayList<String>();
    var at = 2;
    while ((jpeg[at + 1] & 0xFF) != 0xDA) {
      var length = ByteBuffer.wrap(jpeg, at + 2, 2).getShort() & 0xFFFF;
      if ((jpeg[at + 1] & 0xFF) == 0xFE) {
        comments.add(new String(jpeg, at + 4, length - 2, UTF_8));
      }
      at += length + 2;
    }

    assertThat(jpeg[0] & 0xFF).isEqualTo(0xFF);
    assertThat(jpeg[1] & 0xFF).isEqualTo(0xD8);
    assertThat(comments)
        .singleElement()
        .asString()
        .startsWith(Label.ORIGIN)
        .contains("lake")
        .endsWith("Seed: 77.");
    assertThat(ImageIO.read(new ByteArrayInputStream(jpeg)).getHeight()).isEqualTo(30);
  }

  @Test
  void webpCarriesTheLabelAsXmpInAnExtendedFile() {
    for (var transparent : new boolean[] {false, true}) {
      var webp = draw(Format.WEBP, transparent);
      var chunks = webpChunks(webp);

      assertThat(new String(webp, 0, 4, ISO_8859_1)).isEqualTo("RIFF");
      assertThat(littleEndian(webp, 4)).isEqualTo(webp.length - 8);
      assertThat(chunks.keySet()).startsWith("VP8X").endsWith("XMP ");
      var header = chunks.get("VP8X");
      assertThat(header[0] & 0x04).as("the XMP flag").isNotZero();
      assertThat((header[0] & 0x10) != 0).as("the alpha flag").isEqualTo(transparent);
      assertThat(header[4] & 0xFF).as("width - 1").isEqualTo(39);
      assertThat(header[7] & 0xFF).as("height - 1").isEqualTo(29);
      assertThat(new String(chunks.get("XMP "), UTF_8))
          .contains(Label.ORIGIN, "<tollgate:seed>77</tollgate:seed>");
    }
  }

  @Test
  void xmpIsWellFormedWhateverThePlanSays() throws Exception {
    var xmp = new Label("a < b & c > d \u0001 \uD800", 5).xmp();
    var document =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xmp.replace("\uFEFF", "").getBytes(UTF_8)));

    assertThat(document.getDocumentElement().getTextContent()).contains("a < b & c > d");
  }

  @Test
  void otherFilesAreRefused() {
    var bytes = new byte[64];
    var label = new Label("", 0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PngLabel.insert(bytes, label))
        .withMessage("These bytes are not a PNG file.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JpegLabel.insert(bytes, label))
        .withMessage("These bytes are not a JPEG file.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebpLabel.insert(bytes, label, 1, 1, false))
        .withMessage("These bytes are not a WebP file.");
  }

  private static LinkedHashMap<String, byte[]> webpChunks(byte[] webp) {
    var chunks = new LinkedHashMap<String, byte[]>();
    var at = 12;
    while (at < webp.length) {
      var length = littleEndian(webp, at + 4);
      chunks.put(
          new String(webp, at, 4, ISO_8859_1), Arrays.copyOfRange(webp, at + 8, at + 8 + length));
      at += 8 + length + length % 2;
    }
    return chunks;
  }

  private static int littleEndian(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes, at, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }
}
