package dev.tollgate.app.cli;

import dev.tollgate.app.DataDirectory;
import dev.tollgate.app.SyncedCatalogue;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.PinFile;
import dev.tollgate.catalogue.snapshot.Pins.Pin;
import dev.tollgate.catalogue.snapshot.WrongField;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.web.api.PinPaths;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pins a price in the data folder; a running server uses it within seconds. */
@Command(
    name = "pin",
    mixinStandardHelpOptions = true,
    description = "Stand by a price of your own for a route; without arguments lists the pins.",
    footer = {
      "",
      "Example: ./tollgate models pin openai/gpt-image-2 image_output 24 --note \"our contract\"",
      "         ./tollgate models pin openai/gpt-image-2 image_output --remove"
    })
final class ModelsPinCommand implements Callable<Integer> {

  @ParentCommand private ModelsCommand models;

  @Parameters(index = "0", arity = "0..1", paramLabel = "ROUTE", description = "provider/model")
  private @Nullable String route;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "METER",
      description = "What is billed, such as image_output.")
  private @Nullable String meter;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "USD",
      description = "Per 1M tokens, or each.")
  private @Nullable String usd;

  @Option(names = "--note", description = "Why; it stands beside the price everywhere.")
  private @Nullable String note;

  @Option(names = "--remove", description = "Take the pin away.")
  private boolean remove;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Commands root = models.root();
    PinFile file = SyncedCatalogue.pins(DataDirectory.open(root.config().dataDirectory()).root());
    if (route == null) {
      list(root, file.pins());
    } else if (remove) {
      remove(root, file);
    } else {
      pin(root, file);
    }
    return Commands.OK;
  }

  private void pin(Commands root, PinFile file) {
    LocalDate today = root.surroundings().clock().instant().atOffset(ZoneOffset.UTC).toLocalDate();
    Pin pin;
    try {
      pin = Pin.of(route, meter, usd, note, today, "pins.json");
    } catch (WrongField wrong) {
      String name =
          wrong.field().equals("note") ? "--note" : wrong.field().toUpperCase(Locale.ROOT);
      throw CliFailure.usage(name + " " + wrong.getMessage() + ".");
    }
    Snapshot snapshot = SyncedCatalogue.newest(root.config(), root.surroundings().clock());
    if (snapshot.route(pin.route()).isEmpty()) {
      throw CliFailure.failed("The catalogue knows no route '" + pin.route() + "'.");
    }
    file.pin(pin);
    say(root, pin, "Pinned");
  }

  private void remove(Commands root, PinFile file) {
    List<Pin> gone =
        file.pins().stream()
            .filter(pin -> pin.route().equalsIgnoreCase(route) && pin.meter().equals(meter))
            .toList();
    if (gone.isEmpty()) {
      throw CliFailure.failed(
          "No pin for " + route + " " + meter + "; './tollgate models pin' lists them.");
    }
    file.unpin(gone.getFirst().route(), gone.getFirst().meter());
    say(root, gone.getFirst(), "Removed");
  }

  private void say(Commands root, Pin pin, String what) {
    if (json) {
      root.print(PinPaths.json(pin));
    } else {
      root.out()
          .println(
              what
                  + ": "
                  + pin.route()
                  + " "
                  + pin.meter()
                  + " $"
                  + pin.usd().toPlainString()
                  + " ("
                  + pin.note()
                  + "). A running server follows within seconds.");
    }
  }

  private void list(Commands root, List<Pin> pins) {
    if (json) {
      ObjectNode all = Json.object().put("object", "list");
      ArrayNode data = all.putArray("data");
      pins.forEach(pin -> data.add(PinPaths.json(pin)));
      root.print(all);
    } else if (pins.isEmpty()) {
      root.out().println("No price is pinned in the data folder.");
    } else {
      Table table = new Table("", "route", "meter", "usd", "since", "note");
      pins.forEach(pin ->
          table.row(
              pin.route(),
              pin.meter(),
              pin.usd().toPlainString(),
              String.valueOf(pin.since()),
              pin.note()));
      table.print(root.out());
    }
  }
}
