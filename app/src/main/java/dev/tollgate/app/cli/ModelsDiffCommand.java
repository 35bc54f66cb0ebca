package dev.tollgate.app.cli;

import dev.tollgate.app.SyncedCatalogue;
import dev.tollgate.catalogue.history.Change;
import dev.tollgate.catalogue.history.Diff;
import dev.tollgate.catalogue.history.History;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.gateway.codec.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what changed between two days. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "What changed since a day: in the values we stand by, or in one source.")
final class ModelsDiffCommand implements Callable<Integer> {

  private static final int SHOWN = 40;

  @ParentCommand private ModelsCommand models;

  @Option(names = "--since", required = true, description = "A day, such as 2026-05-01.")
  private LocalDate since;

  @Option(names = "--until", description = "A day; the newest feeds by default.")
  private @Nullable LocalDate until;

  @Option(names = "--source", description = "A feed such as litellm; our verdicts by default.")
  private String source = Change.VERDICT;

  @Option(names = "--kind", description = "One of: ${COMPLETION-CANDIDATES}")
  private Change.@Nullable Kind kind;

  @Option(names = "--json", description = "Print JSON, with every change.")
  private boolean json;

  @Override
  public Integer call() {
    Commands root = models.root();
    var folder = root.config().dataDirectory();
    Snapshot snapshot = SyncedCatalogue.newest(root.config(), root.surroundings().clock());
    History history = new History(SyncedCatalogue.archive(folder));
    LocalDate to = until == null ? snapshot.day() : until;
    if (to.isBefore(since)) {
      throw CliFailure.usage("'--until' must not be before '--since'.");
    }
    Diff diff = history.between(since, to, snapshot);
    List<Change> changes =
        diff.changes().stream()
            .filter(change -> change.source().equals(source))
            .filter(change -> kind == null || change.kind() == kind)
            .toList();
    if (json) {
      root.print(json(diff, changes));
    } else {
      print(diff, changes, history.says(since, to, snapshot));
    }
    return Commands.OK;
  }

  private void print(Diff diff, List<Change> changes, String says) {
    var out = models.root().out();
    out.println(says);
    out.println();
    Table sources = new Table("", "source", "from", "to", ">new", ">gone", ">repriced");
    diff.sources()
        .forEach(one ->
            sources.row(
                one.source(),
                one.from().toString(),
                one.to().toString(),
                Figures.count(one.added()),
                Figures.count(one.removed()),
                Figures.count(one.repriced())));
    sources.print(out);
    out.println();
    Table table = new Table("", "change", "~route", "~what", ">before", ">after");
    changes.stream()
        .limit(SHOWN)
        .forEach(change ->
            table.row(
                change.kind().words(),
                change.subject(),
                change.what(),
                change.before() == null ? Figures.UNKNOWN : change.before(),
                change.after() == null ? Figures.UNKNOWN : change.after()));
    table.print(out);
    if (changes.size() > SHOWN) {
      out.println(Figures.count(changes.size() - SHOWN) + " more; --json prints all of them.");
    } else if (changes.isEmpty()) {
      out.println("Nothing of this kind changed.");
    }
  }

  private static ObjectNode json(Diff diff, List<Change> changes) {
    ObjectNode json = Json.object();
    ArrayNode sources = json.putArray("sources");
    diff.sources()
        .forEach(one ->
            sources
                .addObject()
                .put("source", one.source())
                .put("from", one.from().toString())
                .put("to", one.to().toString())
                .put("added", one.added())
                .put("removed", one.removed())
                .put("repriced", one.repriced()));
    ArrayNode data = json.putArray("changes");
    changes.forEach(one ->
        data.addObject()
            .put("kind", one.kind().name().toLowerCase(java.util.Locale.ROOT))
            .put("source", one.source())
            .put("subject", one.subject())
            .put("what", one.what())
            .put("before", one.before())
            .put("after", one.after())
            .put("path", one.path()));
    return json;
  }
}
