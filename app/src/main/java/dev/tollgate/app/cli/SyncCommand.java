package dev.tollgate.app.cli;

import dev.tollgate.app.DataDirectory;
import dev.tollgate.app.SyncedCatalogue;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Bundle;
import dev.tollgate.catalogue.source.Feed;
import dev.tollgate.catalogue.source.Feeds;
import dev.tollgate.catalogue.sync.HttpFeedClient;
import dev.tollgate.catalogue.sync.Report;
import dev.tollgate.catalogue.sync.Report.Outcome;
import dev.tollgate.catalogue.sync.Sync;
import dev.tollgate.catalogue.sync.SyncRequest;
import dev.tollgate.storage.catalogue.FactStoreUnavailable;
import dev.tollgate.storage.catalogue.SqliteFactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Reads the public feeds and puts a new snapshot in use; a bad feed keeps its last good facts. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    description = "Refresh prices and models from the public feeds, or from saved ones.",
    footer = {"", "Exit code 1 when a feed was rejected or could not be reached."})
final class SyncCommand implements Callable<Integer> {

  /** Fewer routes than this share of those in use means that something is missing, not gone. */
  private static final int ROUTES_KEPT_PERCENT_MIN = 70;

  @ParentCommand private Commands root;

  @Parameters(arity = "0..*", paramLabel = "FEED", description = "Feeds; all by default.")
  private List<String> feeds = List.of();

  @Option(names = "--from", paramLabel = "DIR", description = "Read saved feeds in this folder.")
  private @Nullable Path from;

  @Option(names = "--replace", description = "Use the result though it has far fewer routes.")
  private boolean replace;

  @Option(names = "--json", description = "Print JSON, all unmapped keys included.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    SyncRequest request = new SyncRequest(origin(), feeds());
    Path folder = root.config().dataDirectory();
    DataDirectory data = DataDirectory.open(folder);
    Report report = run(request, data);
    boolean used = use(report.snapshot(), folder);
    SyncView view = new SyncView(root.out(), root.ink());
    if (json) {
      root.print(SyncView.json(report, used));
    } else {
      view.print(report, used);
    }
    return isGood(report) ? Commands.OK : Commands.FAILED;
  }

  private SyncRequest.Origin origin() {
    if (from == null) {
      return new SyncRequest.Origin.Live();
    }
    Path directory = root.surroundings().folder().resolve(from);
    if (!Files.isDirectory(directory)) {
      throw CliFailure.usage("'--from' must be a folder of saved feeds; " + from + " is none.");
    }
    return new SyncRequest.Origin.FromDirectory(directory);
  }

  private Set<String> feeds() {
    List<String> known = Feeds.all().stream().map(Feed::id).toList();
    for (String feed : feeds) {
      if (!known.contains(feed)) {
        throw CliFailure.usage(
            "There is no feed '" + feed + "'; known are " + String.join(", ", known) + ".");
      }
    }
    return feeds.stream().collect(Collectors.toUnmodifiableSet());
  }

  private Report run(SyncRequest request, DataDirectory data) throws IOException {
    try (SqliteFactStore store = SqliteFactStore.open(data.catalogue());
        HttpFeedClient client = new HttpFeedClient();
        Progress progress = new Progress(root.surroundings())) {
      return new Sync(store, client, root.surroundings().clock(), () -> Optional.of(Bundle.load()))
          .run(request, progress::at);
    } catch (FactStoreUnavailable unavailable) {
      throw CliFailure.failed(
          unavailable.getMessage() + ". Does another synchronisation run? Try again later.");
    }
  }

  /** Puts the snapshot in use, unless it lost too much of what is in use now. */
  private boolean use(Snapshot next, Path folder) {
    long now = SyncedCatalogue.newest(folder).routes().size();
    boolean kept = next.routes().size() * 100L >= now * ROUTES_KEPT_PERCENT_MIN;
    if (kept || replace) {
      SyncedCatalogue.write(next, folder);
      return true;
    }
    return false;
  }

  /** A folder need not have every feed; the network should. */
  private boolean isGood(Report report) {
    boolean rejected = report.feeds().stream().anyMatch(feed -> feed.outcome() == Outcome.REJECTED);
    long missing =
        report.feeds().stream().filter(feed -> feed.outcome() == Outcome.UNAVAILABLE).count();
    return !rejected && (missing == 0 || from != null && missing < report.feeds().size());
  }
}
