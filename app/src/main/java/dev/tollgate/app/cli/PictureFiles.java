package dev.tollgate.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the pictures of one call go, decided before money is spent. A file named by the user is
 * overwritten; a name made from the prompt never is. {@code format} is what to ask the model for,
 * null to leave it to the model.
 */
record PictureFiles(
    Path folder, String stem, String extension, boolean named, @Nullable String format) {

  private static final Set<String> KNOWN = Set.of("png", "jpg", "jpeg", "webp", "gif", "svg");
  private static final int STEM_MAX = 40;
  private static final int COPIES_MAX = 10_000;

  static PictureFiles planned(
      Path workingFolder, @Nullable Path output, String prompt, @Nullable String format) {
    if (output == null) {
      String extension = format == null ? "png" : format.toLowerCase(Locale.ROOT);
      return new PictureFiles(workingFolder, slug(prompt), "." + extension, false, format);
    }
    Path file = workingFolder.resolve(output);
    Path name = file.getFileName();
    Path parent = file.toAbsolutePath().getParent();
    if (name == null || Files.isDirectory(file)) {
      throw CliFailure.usage("'-o' must name a file, and " + output + " is a folder.");
    }
    if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent)) {
      throw CliFailure.usage("The folder of " + output + " does not exist or is not writable.");
    }
    return named(parent, name.toString(), format);
  }

  private static PictureFiles named(Path parent, String name, @Nullable String format) {
    int dot = name.lastIndexOf('.');
    String extension = dot < 1 ? "" : name.substring(dot);
    String stem = dot < 1 ? name : name.substring(0, dot);
    String kind = extension.isEmpty() ? "" : extension.substring(1).toLowerCase(Locale.ROOT);
    String implied = KNOWN.contains(kind) ? kind.replace("jpg", "jpeg") : null;
    return new PictureFiles(parent, stem, extension, true, format == null ? implied : format);
  }

  /** Saves a picture; {@code index} counts from 1, {@code count} is how many there are. */
  Path save(byte[] bytes, int index, int count) {
    return write(bytes, count == 1 ? "" : "-" + index);
  }

  Path savePartial(byte[] bytes, int index) {
    return write(bytes, "-partial-" + index);
  }

  private Path write(byte[] bytes, String suffix) {
    Path file = free(stem + suffix);
    try {
      return Files.write(file, bytes);
    } catch (IOException failure) {
      throw CliFailure.failed("The picture could not be saved as " + file + ": " + failure);
    }
  }

  private Path free(String name) {
    Path file = folder.resolve(name + extension);
    for (int copy = 2; !named && Files.exists(file) && copy < COPIES_MAX; copy++) {
      file = folder.resolve(name + "-" + copy + extension);
    }
    return file;
  }

  /** A file name from a prompt: letters and digits of any script, joined by hyphens. */
  static String slug(String prompt) {
    String plain = Normalizer.normalize(prompt, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String joined = plain.replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-").replaceAll("^-|-$", "");
    int length = joined.codePointCount(0, joined.length());
    String cut =
        length <= STEM_MAX ? joined : joined.substring(0, joined.offsetByCodePoints(0, STEM_MAX));
    String stem = cut.replaceAll("-$", "");
    return stem.isEmpty() ? "picture" : stem;
  }
}
