package dev.tollgate.catalogue.snapshot;

import dev.tollgate.catalogue.json.Json;
import dev.tollgate.catalogue.json.JsonReader;
import dev.tollgate.catalogue.json.MalformedJson;
import dev.tollgate.catalogue.snapshot.Pins.Pin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Prices pinned while the server runs, in a file of the data folder that the command line and the
 * pages share. Every change rewrites the file as a whole, one writer at a time.
 */
public final class PinFile {

  /** Pins in the file; more is refused. */
  public static final int PINS_MAX = 1_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;

  public PinFile(Path file) {
    this.file = file;
  }

  public Path path() {
    return file;
  }

  /** The pins, oldest first; throws IllegalStateException when the file is damaged. */
  public synchronized List<Pin> pins() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      List<Pin> pins = new ArrayList<>();
      for (Json row : JsonReader.read(Files.readAllBytes(file)).get("pins").list()) {
        pins.add(
            Pin.of(
                row.get("route").text().orElse(null),
                row.get("meter").text().orElse(null),
                row.get("usd").text().orElse(null),
                row.get("note").text().orElse(null),
                LocalDate.parse(row.get("since").text().orElse("")),
                String.valueOf(file.getFileName())));
      }
      return List.copyOf(pins);
    } catch (MalformedJson | IllegalArgumentException | DateTimeParseException damaged) {
      throw new IllegalStateException(file + " is damaged: " + damaged.getMessage(), damaged);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file + " cannot be read", unreadable);
    }
  }

  /** Adds a pin in place of the one for its slot; throws IllegalStateException when full. */
  public synchronized void pin(Pin pin) {
    change(pin.route(), pin.meter(), List.of(pin));
  }

  /** Takes a pin away; false when there was none. */
  public synchronized boolean unpin(String route, String meter) {
    return change(route, meter, List.of());
  }

  private boolean change(String route, String meter, List<Pin> added) {
    try (FileChannel channel =
            FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      Predicate<Pin> same = pin -> pin.isFor(route, meter);
      List<Pin> pins = new ArrayList<>(pins());
      boolean removed = pins.removeIf(same);
      pins.addAll(added);
      if (pins.size() > PINS_MAX) {
        throw new IllegalStateException(file + " holds " + PINS_MAX + " pins already");
      }
      write(pins);
      return removed;
    } catch (IOException failure) {
      throw new UncheckedIOException(file + " cannot be changed", failure);
    }
  }

  private void write(List<Pin> pins) throws IOException {
    ArrayNode rows = JSON.createArrayNode();
    for (Pin pin : pins) {
      rows.addObject()
          .put("route", pin.route())
          .put("meter", pin.meter())
          .put("usd", pin.usd().toPlainString())
          .put("note", pin.note())
          .put("since", String.valueOf(pin.since()));
    }
    Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "pins", ".new");
    try {
      Files.write(
          fresh,
          JSON.writerWithDefaultPrettyPrinter()
              .writeValueAsBytes(JSON.createObjectNode().set("pins", rows)));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
