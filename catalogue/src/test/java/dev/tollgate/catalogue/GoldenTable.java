package dev.tollgate.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Figures compiled by hand, one row a line, under {@code src/test/resources/golden}. */
public final class GoldenTable {

  private GoldenTable() {}

  /** The rows of a file without its heads. */
  public static List<List<String>> rows(String file) {
    try (InputStream stream = GoldenTable.class.getResourceAsStream("/golden/" + file)) {
      if (stream == null) {
        throw new IllegalStateException(file + " is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> List.of(line.split(",", -1)))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A folder of feeds beside the tables. */
  public static Path directory(String name) {
    try {
      URL url = GoldenTable.class.getResource("/golden/" + name);
      if (url == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return Path.of(url.toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
