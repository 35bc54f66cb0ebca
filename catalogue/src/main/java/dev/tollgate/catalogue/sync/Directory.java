package dev.tollgate.catalogue.sync;

import dev.tollgate.catalogue.CatalogueBounds;
import dev.tollgate.catalogue.source.Feed;
import dev.tollgate.catalogue.source.FeedRejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Saved feeds in a directory, under the names that {@link Feed#file()} gives. */
record Directory(Path root) {

  /** The files of a feed; empty when the directory has none of it. */
  Optional<FeedFiles> read(Feed feed) {
    Path path = root.resolve(feed.file());
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      SequencedMap<String, byte[]> files = new LinkedHashMap<>();
      for (Path file : Files.isDirectory(path) ? jsonFiles(path) : List.of(path)) {
        files.put(nameOf(file), bytes(file));
      }
      return Optional.of(new FeedFiles(files));
    } catch (IOException unreadable) {
      throw new FeedRejected("unreadable: " + unreadable.getMessage());
    }
  }

  /** One file alone, whatever its name. */
  static FeedFiles file(Path file) {
    try {
      SequencedMap<String, byte[]> files = new LinkedHashMap<>();
      files.put(nameOf(file), bytes(file));
      return new FeedFiles(files);
    } catch (IOException unreadable) {
      throw new FeedRejected("unreadable: " + unreadable.getMessage());
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.size(file) > CatalogueBounds.FEED_BYTES_MAX) {
      throw new FeedRejected("more than " + CatalogueBounds.FEED_BYTES_MAX + " bytes");
    }
    return Files.readAllBytes(file);
  }

  private static List<Path> jsonFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .limit(CatalogueBounds.FEED_FILES_MAX)
          .toList();
    }
  }

  private static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name;
  }
}
