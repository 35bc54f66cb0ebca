package dev.tollgate.catalogue.notice;

import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder with the messages that wait, and the last snapshot that was told of. */
final class Outbox {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  /** Messages that may wait; the oldest give way. */
  static final int WAITING_MAX = 50;

  /** How long a message is worth telling. */
  static final Duration KEPT_MAX = Duration.ofDays(3);

  private static final String TOLD = "told.bundle";
  private static final String MESSAGE = ".json";

  private final Path folder;

  Outbox(Path folder) {
    this.folder = folder;
  }

  /** The snapshot up to which messages were made; empty at first, or when it cannot be read. */
  Optional<Snapshot> told() {
    Path file = folder.resolve(TOLD);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Bundle.read(file));
    } catch (IllegalStateException | UncheckedIOException unusable) {
      LOG.warn("{} is not used, changes since then are not told: {}", file, unusable.getMessage());
      return Optional.empty();
    }
  }

  /** The message first, durably: a crash between the two makes it twice, with one id. */
  void add(Optional<Notice> notice, Snapshot newer, Instant at) throws IOException {
    Files.createDirectories(folder);
    if (notice.isPresent()) {
      Path file = folder.resolve(notice.get().id() + MESSAGE);
      replace(
          file,
          fresh -> {
            Files.write(fresh, notice.get().body());
            Files.setLastModifiedTime(fresh, FileTime.from(at));
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
              channel.force(true);
            }
          });
    }
    replace(folder.resolve(TOLD), fresh -> Bundle.write(newer, fresh));
  }

  /** Those that wait, oldest first; what is too old or too many is removed and said in the log. */
  List<Path> waiting(Instant now) throws IOException {
    List<Path> all = messages();
    int surplus = all.size() - WAITING_MAX;
    for (int i = 0; i < all.size(); i++) {
      if (i < surplus || made(all.get(i)).plus(KEPT_MAX).isBefore(now)) {
        LOG.warn("The notice {} was not taken in time and is dropped", all.get(i).getFileName());
        remove(all.get(i));
      }
    }
    return messages();
  }

  private List<Path> messages() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(MESSAGE))
          .sorted(Comparator.comparing(Outbox::made).thenComparing(Path::toString))
          .toList();
    }
  }

  static String id(Path message) {
    String name = String.valueOf(message.getFileName());
    return name.substring(0, name.length() - MESSAGE.length());
  }

  private static Instant made(Path message) {
    try {
      return Files.getLastModifiedTime(message).toInstant();
    } catch (IOException gone) {
      return Instant.EPOCH;
    }
  }

  void remove(Path message) throws IOException {
    Files.deleteIfExists(message);
  }

  private interface Writing {
    void to(Path file) throws IOException;
  }

  private void replace(Path file, Writing writing) throws IOException {
    Path fresh = Files.createTempFile(folder, "fresh", ".new");
    try {
      writing.to(fresh);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
