package dev.tollgate.app.cli;

import dev.tollgate.catalogue.source.Harvest.Unmapped;
import dev.tollgate.catalogue.sync.Report;
import dev.tollgate.catalogue.sync.Report.FeedReport;
import dev.tollgate.catalogue.sync.Report.Outcome;
import dev.tollgate.gateway.codec.Json;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows what a synchronisation found: a table, what was refused, what was not understood. */
record SyncView(PrintWriter out, Ink ink) {

  private static final int UNMAPPED_SHOWN = 8;

  private record Key(String feed, String name, Unmapped seen) {}

  void print(Report report, boolean used) {
    Table table =
        new Table(
            "", "feed", ">records", ">facts", ">added", ">gone", ">unmapped", ">time", "outcome");
    for (FeedReport feed : report.feeds()) {
      table.painted(
          paint(feed.outcome()),
          feed.source(),
          Figures.count(feed.records()),
          Figures.count(feed.facts()),
          Figures.count(feed.added()),
          Figures.count(feed.withdrawn()),
          Figures.count(feed.unmappedCount()),
          Figures.seconds(feed.duration().toMillis()),
          lower(feed.outcome()));
    }
    table.print(out);
    refused(report);
    unmapped(report);
    out.println();
    Wrapped.print(out, "", conclusion(report, used));
  }

  private UnaryOperator<String> paint(Outcome outcome) {
    return switch (outcome) {
      case ACCEPTED, UNCHANGED -> ink::good;
      case UNAVAILABLE -> ink::doubtful;
      case REJECTED -> ink::bad;
    };
  }

  private void refused(Report report) {
    boolean first = true;
    for (FeedReport feed : report.feeds()) {
      String reason = feed.reason();
      if (reason == null) {
        continue;
      }
      if (first) {
        out.println();
        first = false;
      }
      String verb =
          feed.outcome() == Outcome.REJECTED ? " is in quarantine because of " : " was not read: ";
      String kept =
          feed.facts() == 0
              ? "; nothing of it was known before."
              : "; its last " + Figures.count(feed.facts()) + " good facts stay in use.";
      Wrapped.print(out, "", feed.source() + verb + plain(reason) + kept);
    }
  }

  /** Without where the parser keeps its buffers. */
  private static String plain(String reason) {
    return reason.replaceAll("\\s*\\(start marker.*$|\\s*\\[Source:.*$", "");
  }

  private void unmapped(Report report) {
    List<Key> keys = new ArrayList<>();
    for (FeedReport feed : report.feeds()) {
      feed.unmapped().forEach((name, seen) -> keys.add(new Key(feed.source(), name, seen)));
    }
    if (keys.isEmpty()) {
      return;
    }
    keys.sort(Comparator.comparingInt((Key key) -> key.seen().count()).reversed());
    out.println();
    out.println("Kept but not understood: " + Figures.plural(keys.size(), "key"));
    Table table = new Table("  ", "feed", "key", ">times", "~first at");
    for (Key key : keys.subList(0, Math.min(UNMAPPED_SHOWN, keys.size()))) {
      table.row(key.feed(), key.name(), Figures.count(key.seen().count()), key.seen().samplePath());
    }
    table.print(out);
    if (keys.size() > UNMAPPED_SHOWN) {
      out.println("  and " + (keys.size() - UNMAPPED_SHOWN) + " more; --json lists all");
    }
  }

  private static String conclusion(Report report, boolean used) {
    String found =
        Figures.plural(report.snapshot().models().size(), "model")
            + " and "
            + Figures.plural(report.snapshot().routes().size(), "route")
            + " in "
            + Figures.seconds(report.duration().toMillis())
            + "; "
            + Figures.plural(report.changedTariffs(), "tariff")
            + " changed. ";
    return found
        + (used
            ? "In use now as catalogue " + report.snapshot().hash() + "."
            : "Not put in use: it has far fewer routes than the catalogue in use. Read the"
                + " missing feeds too, or add --replace.");
  }

  static ObjectNode json(Report report, boolean used) {
    ObjectNode json =
        Json.object()
            .put("at", report.at().toString())
            .put("clean", report.isClean())
            .put("used", used)
            .put("changed_tariffs", report.changedTariffs())
            .put("duration_ms", report.duration().toMillis());
    json.putObject("catalogue")
        .put("hash", report.snapshot().hash())
        .put("models", report.snapshot().models().size())
        .put("routes", report.snapshot().routes().size());
    ArrayNode feeds = json.putArray("feeds");
    report.feeds().forEach(feed -> feeds.add(json(feed)));
    return json;
  }

  private static ObjectNode json(FeedReport feed) {
    ObjectNode json =
        Json.object()
            .put("feed", feed.source())
            .put("name", feed.name())
            .put("outcome", lower(feed.outcome()))
            .put("reason", feed.reason())
            .put("records", feed.records())
            .put("routes", feed.routes())
            .put("facts", feed.facts())
            .put("added", feed.added())
            .put("withdrawn", feed.withdrawn())
            .put("duration_ms", feed.duration().toMillis());
    ObjectNode unmapped = json.putObject("unmapped");
    feed.unmapped()
        .forEach((key, seen) ->
            unmapped.putObject(key).put("count", seen.count()).put("first_at", seen.samplePath()));
    ArrayNode warnings = json.putArray("warnings");
    feed.warnings().forEach(warnings::add);
    return json;
  }

  private static String lower(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
