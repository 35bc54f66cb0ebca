package dev.tollgate.studio.draw;

import dev.tollgate.studio.StudioUnavailable;
import io.github.humbleui.skija.Data;
import io.github.humbleui.skija.FontMgr;
import io.github.humbleui.skija.Typeface;
import io.github.humbleui.skija.impl.Library;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The typefaces of the process: Inter from the class path, other scripts from the machine. Loaded
 * once and kept, because typefaces are shared by all drawings and are safe to share.
 */
public final class Fonts {

  /** The family name of the bundled typeface. */
  static final String LATIN = "Inter";

  private static final String FOLDER = "/com/formdev/flatlaf/fonts/inter/Inter-";

  private static final class Holder {
    private static final List<Typeface> INTER =
        List.of(load("Light"), load("Regular"), load("SemiBold"), load("Bold"));
  }

  private Fonts() {}

  /** Loads the drawing library, or says in one sentence why it cannot be. */
  public static void requireDrawingLibrary() {
    try {
      Library.staticLoad();
    } catch (RuntimeException | LinkageError failure) {
      throw new StudioUnavailable(
          "Tollgate Studio cannot draw here: its drawing library (Skia, Linux x86-64 only for now) did not load on %s %s."
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
          failure);
    }
  }

  /** Inter in light, regular, semi-bold and bold. */
  public static List<Typeface> inter() {
    return Holder.INTER;
  }

  /** Whether Inter or some installed font has a glyph for the character. */
  static boolean canShow(int codePoint) {
    if (Holder.INTER.get(1).getUTF32Glyph(codePoint) != 0) {
      return true;
    }
    try (var found =
        FontMgr.getDefault()
            .matchFamilyStyleCharacter(
                null, io.github.humbleui.skija.FontStyle.NORMAL, null, codePoint)) {
      return found != null && found.getUTF32Glyph(codePoint) != 0;
    }
  }

  private static Typeface load(String weight) {
    var path = FOLDER + weight + ".otf";
    try (var stream = Fonts.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("The font " + path + " is not on the class path.");
      }
      try (var data = Data.makeFromBytes(stream.readAllBytes())) {
        var typeface = FontMgr.getDefault().makeFromData(data);
        if (typeface == null) {
          throw new IllegalStateException("The font " + path + " cannot be read.");
        }
        return typeface;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
