package dev.tollgate.catalogue.history;

import dev.tollgate.catalogue.CatalogueBounds;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Older snapshots of the catalogue by their day: those in the build, and those that
 * synchronisations left in a folder. Snapshots are read when asked for; a few stay in memory.
 * Thread-safe.
 */
public final class Archive {

  private static final Pattern NAME = Pattern.compile("catalogue-(\\d{4}-\\d{2}-\\d{2})\\.bundle");

  /** The days of the snapshots in the build. */
  private static final List<LocalDate> BUILT_IN = List.of(LocalDate.of(2026, 5, 15));

  private final @Nullable Path folder;
  private final Map<LocalDate, Snapshot> read =
      Collections.synchronizedMap(
          new LinkedHashMap<>(4, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<LocalDate, Snapshot> eldest) {
              return size() > CatalogueBounds.ARCHIVED_IN_MEMORY_MAX;
            }
          });

  private Archive(@Nullable Path folder) {
    this.folder = folder;
  }

  /** The snapshots in the build alone. */
  public static Archive builtIn() {
    return new Archive(null);
  }

  /** The snapshots in the build and in a folder, which need not exist. */
  public static Archive in(Path folder) {
    return new Archive(folder);
  }

  /** The days there are snapshots of, oldest first. */
  public List<LocalDate> days() {
    return List.copyOf(files().keySet());
  }

  /** The newest snapshot of a day or before it; the oldest of all for an earlier day. */
  public Optional<Snapshot> at(LocalDate day) {
    NavigableMap<LocalDate, Optional<Path>> files = files();
    LocalDate found = files.floorKey(day);
    if (found == null) {
      found = files.isEmpty() ? null : files.firstKey();
    }
    return found == null
        ? Optional.empty()
        : Optional.of(read(found, files.getOrDefault(found, Optional.empty())));
  }

  private Snapshot read(LocalDate day, Optional<Path> file) {
    Snapshot known = read.get(day);
    if (known == null) {
      known = file.isPresent() ? Bundle.read(file.get()) : Bundle.load(name(day));
      read.put(day, known);
    }
    return known;
  }

  /**
   * Keeps a snapshot under its day, replacing one of the same day, and removes what is older than
   * the bounds allow: the newest ones and the first of each month stay.
   */
  public void keep(Snapshot snapshot) {
    Path home = folder;
    if (home == null) {
      throw new IllegalStateException("This archive has no folder to keep snapshots in");
    }
    LocalDate day = snapshot.day();
    try {
      Files.createDirectories(home);
      Path fresh = Files.createTempFile(home, "catalogue", ".new");
      try {
        Bundle.write(snapshot, fresh);
        Files.move(fresh, home.resolve(name(day)), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
      read.remove(day);
      prune();
    } catch (IOException failure) {
      throw new UncheckedIOException("The snapshot of " + day + " could not be kept", failure);
    }
  }

  private void prune() throws IOException {
    List<Map.Entry<LocalDate, Optional<Path>>> kept = new ArrayList<>(files().entrySet());
    Set<String> months = new HashSet<>();
    int newest = kept.size() - CatalogueBounds.ARCHIVED_NEWEST;
    int surplus = kept.size() - CatalogueBounds.ARCHIVED_MAX;
    for (int i = 0; i < kept.size(); i++) {
      LocalDate day = kept.get(i).getKey();
      boolean first = months.add(day.getYear() + "-" + day.getMonthValue());
      Optional<Path> file = kept.get(i).getValue();
      if (file.isPresent() && i < newest && (!first || i < surplus)) {
        Files.deleteIfExists(file.get());
      }
    }
  }

  /** A day in the folder hides the same day in the build. */
  private NavigableMap<LocalDate, Optional<Path>> files() {
    NavigableMap<LocalDate, Optional<Path>> files = new TreeMap<>();
    BUILT_IN.forEach(day -> files.put(day, Optional.empty()));
    Path home = folder;
    if (home != null && Files.isDirectory(home)) {
      try (Stream<Path> all = Files.list(home)) {
        all.forEach(file -> {
          Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
          if (name.matches()) {
            files.put(LocalDate.parse(name.group(1)), Optional.of(file));
          }
        });
      } catch (IOException unreadable) {
        throw new UncheckedIOException("The archive " + home + " cannot be read", unreadable);
      }
    }
    return files;
  }

  private static String name(LocalDate day) {
    return "catalogue-" + day + ".bundle";
  }
}
