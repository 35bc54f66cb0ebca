package dev.tollgate.app.cli;

import dev.tollgate.app.SyncedCatalogue;
import dev.tollgate.catalogue.conflict.Conflict;
import dev.tollgate.catalogue.conflict.Conflicts;
import dev.tollgate.catalogue.history.Sighting;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.gateway.codec.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints the case for one value: every source, what it files, and why it is followed or not. */
@Command(
    name = "why",
    mixinStandardHelpOptions = true,
    description = "The case for a price or fact: who says so, who says otherwise, and why.",
    footer = {"", "Example: ./tollgate models why openai/gpt-image-2 image_output"})
final class ModelsWhyCommand implements Callable<Integer> {

  @ParentCommand private ModelsCommand models;

  @Parameters(index = "0", paramLabel = "MODEL", description = "A model or route.")
  private String subject;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "WHAT",
      description = "A meter or attribute, such as image_output; all are listed without it.")
  private @Nullable String what;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  /** One statement against or for a value. */
  private record Line(String standing, Verdict.Witness witness, LocalDate since) {

    Line(String standing, Verdict.Witness witness) {
      this(standing, witness, witness.evidence().date());
    }
  }

  @Override
  public Integer call() {
    Commands root = models.root();
    Snapshot snapshot = SyncedCatalogue.newest(root.config(), root.surroundings().clock());
    Route route = route(snapshot);
    Map<String, Verdict> verdicts = verdicts(route, snapshot);
    String asked = what;
    if (asked == null) {
      list(verdicts, route);
      return Commands.OK;
    }
    Verdict verdict = verdicts.get(asked);
    List<Verdict.Witness> kept =
        route.suspects().stream().filter(one -> one.note().startsWith(asked + ":")).toList();
    List<Sighting> sightings =
        Sighting.of(route.id(), SyncedCatalogue.archive(root.config().dataDirectory()), snapshot);
    if (verdict == null && kept.isEmpty()) {
      throw CliFailure.failed(
          "No source says anything of '"
              + asked
              + "' of "
              + route.id()
              + ". './tollgate models why "
              + subject
              + "' lists what is known.");
    }
    if (json) {
      root.print(json(route, asked, lines(asked, verdict, kept, sightings), verdict, snapshot));
    } else {
      print(route, asked, lines(asked, verdict, kept, sightings), verdict, snapshot);
    }
    return Commands.OK;
  }

  private Route route(Snapshot snapshot) {
    Optional<Model> model = snapshot.model(subject);
    if (model.isPresent()) {
      return snapshot.routesOf(model.get().id()).stream()
          .findFirst()
          .orElseThrow(() -> CliFailure.failed("Nobody is known to serve " + subject + "."));
    }
    return snapshot.resolve(subject).stream()
        .findFirst()
        .map(found -> {
          Route pinned = found.route();
          return pinned == null ? snapshot.routesOf(found.model().id()).getFirst() : pinned;
        })
        .orElseThrow(() -> CliFailure.failed("The catalogue knows no " + subject + "."));
  }

  private static Map<String, Verdict> verdicts(Route route, Snapshot snapshot) {
    Map<String, Verdict> all = new LinkedHashMap<>();
    route.prices().forEach(price -> all.put(price.verdict().attribute(), price.verdict()));
    all.putAll(route.facts());
    snapshot.model(route.modelId()).ifPresent(model -> model.facts().forEach(all::putIfAbsent));
    return all;
  }

  private void list(Map<String, Verdict> verdicts, Route route) {
    Table table = new Table("", "of " + route.id(), "~value", ">agree", ">otherwise");
    verdicts.forEach((name, verdict) ->
        table.row(
            name,
            verdict.value(),
            Figures.count(verdict.agreeing().size()),
            Figures.count(verdict.dissenting().size())));
    table.print(models.root().out());
  }

  private void print(
      Route route, String asked, List<Line> lines, @Nullable Verdict verdict, Snapshot snapshot) {
    var out = models.root().out();
    out.println(route.id() + "  " + asked);
    if (verdict == null) {
      out.println("nothing published: every statement is kept out");
    } else {
      out.println(
          verdict.value() + (isPrice(route, asked) ? " USD per " + unit(route, asked) : ""));
      Wrapped.print(out, "", "because " + verdict.reason());
    }
    out.println();
    Table table =
        new Table("", "source", ">value", ">as filed", "unit", "since", "date", "standing");
    for (Line line : lines) {
      Verdict.Witness witness = line.witness();
      table.row(
          witness.evidence().source(),
          witness.value(),
          witness.evidence().raw(),
          brief(witness.evidence().unit()),
          line.since().toString(),
          witness.evidence().date().toString(),
          line.standing());
    }
    table.print(out);
    out.println();
    for (Line line : lines) {
      String note = line.witness().note();
      out.println(line.witness().evidence().source() + "  " + line.witness().evidence().path());
      if (!note.isEmpty() && !note.equals("followed")) {
        Wrapped.print(out, "    ", note);
      }
    }
    for (Conflict conflict : Conflicts.of(snapshot).of(route.id())) {
      if (conflict.slot().equals(asked) || conflict.slot().equals(usual(asked))) {
        out.println();
        Wrapped.print(out, "", "conflict: " + conflict.cause().label() + ". " + conflict.because());
      }
    }
  }

  private static String brief(String unit) {
    return unit.replace("1,000,000", "1M").replace("USD per ", "$/").replace("US cents per ", "¢/");
  }

  private static String usual(String meter) {
    boolean input = meter.contains("input");
    return input ? (meter.contains("cached") ? "cached input" : "input") : "output";
  }

  private static boolean isPrice(Route route, String asked) {
    return route.prices().stream().anyMatch(price -> price.verdict().attribute().equals(asked));
  }

  private static String unit(Route route, String asked) {
    return route.prices().stream()
        .filter(price -> price.verdict().attribute().equals(asked))
        .findFirst()
        .map(price -> dev.tollgate.web.api.Units.quantity(price.rate().meter().unit()))
        .orElse("");
  }

  private static List<Line> lines(
      String asked,
      @Nullable Verdict verdict,
      List<Verdict.Witness> kept,
      List<Sighting> sightings) {
    List<Line> lines = new ArrayList<>();
    if (verdict != null) {
      verdict
          .agreeing()
          .forEach(one ->
              lines.add(new Line(one.note().equals("followed") ? "followed" : "agrees", one)));
      verdict.dissenting().forEach(one -> lines.add(new Line("not followed", one)));
    }
    kept.forEach(one -> lines.add(new Line("kept out", one)));
    List<Line> dated = new ArrayList<>();
    for (Line line : lines) {
      LocalDate since =
          Sighting.find(sightings, line.witness())
              .map(Sighting::firstSeen)
              .orElse(line.witness().evidence().date());
      dated.add(new Line(line.standing(), line.witness(), since));
    }
    sightings.stream()
        .filter(one -> one.withdrawn() && one.what().equals(asked))
        .forEach(one -> dated.add(new Line("withdrawn", one.witness(), one.firstSeen())));
    return dated;
  }

  private static ObjectNode json(
      Route route, String asked, List<Line> lines, @Nullable Verdict verdict, Snapshot snapshot) {
    ObjectNode json =
        Json.object()
            .put("route", route.id())
            .put("what", asked)
            .put("value", verdict == null ? null : verdict.value())
            .put("reason", verdict == null ? null : verdict.reason());
    ArrayNode statements = json.putArray("statements");
    for (Line line : lines) {
      Verdict.Witness witness = line.witness();
      statements
          .addObject()
          .put("source", witness.evidence().source())
          .put("value", witness.value())
          .put("standing", line.standing())
          .put("raw", witness.evidence().raw())
          .put("unit", witness.evidence().unit())
          .put("path", witness.evidence().path())
          .put("first_seen", line.since().toString())
          .put("last_seen", witness.evidence().date().toString())
          .put("note", witness.note());
    }
    return json.put("catalogue", snapshot.hash());
  }
}
