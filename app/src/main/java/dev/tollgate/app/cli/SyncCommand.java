package dev.tollgate.app.cli;

import dev.tollgate.app.CatalogueRefresh;
import dev.tollgate.app.DataDirectory;
import dev.tollgate.catalogue.source.Feed;
import dev.tollgate.catalogue.source.Feeds;
import dev.tollgate.catalogue.sync.Report;
import dev.tollgate.catalogue.sync.Report.Outcome;
import dev.tollgate.catalogue.sync.SyncRequest;
import dev.tollgate.storage.catalogue.FactStoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  @ParentCommand private Commands root;

  @Parameters(arity = "0..*", paramLabel = "FEED", description = "Feeds; all by default.")
  private List<String> feeds = List.of();

  @Option(names = "--from", paramLabel = "DIR", description = "Read saved feeds in this folder.")
  private @Nullable Path from;

  @Option(
      names = "--accept",
      paramLabel = "FEED",
      description = "Take this feed as it is, however far its prices moved.")
  private List<String> accepted = List.of();

  @Option(names = "--replace", description = "Use the result though it has far fewer routes.")
  private boolean replace;

  @Option(names = "--json", description = "Print JSON, all unmapped keys included.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    SyncRequest request = new SyncRequest(origin(), feeds()).accepting(known(accepted));
    DataDirectory data = DataDirectory.open(root.config().dataDirectory());
    CatalogueRefresh.Outcome outcome = run(request, data);
    Report report = outcome.report();
    boolean used = outcome.used();
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
    return known(feeds);
  }

  private static Set<String> known(List<String> feeds) {
    List<String> known = Feeds.all().stream().map(Feed::id).toList();
    for (String feed : feeds) {
      if (!known.contains(feed)) {
        throw CliFailure.usage(
            "There is no feed '" + feed + "'; known are " + String.join(", ", known) + ".");
      }
    }
    return feeds.stream().collect(Collectors.toUnmodifiableSet());
  }

  private CatalogueRefresh.Outcome run(SyncRequest request, DataDirectory data) throws IOException {
    try (Progress progress = new Progress(root.surroundings())) {
      return CatalogueRefresh.run(
          data, request, root.surroundings().clock(), progress::at, replace);
    } catch (FactStoreUnavailable | CatalogueRefresh.Busy unavailable) {
      throw CliFailure.failed(unavailable.getMessage() + ".");
    }
  }

  /** A folder need not have every feed; the network should. */
  private boolean isGood(Report report) {
    boolean rejected = report.feeds().stream().anyMatch(feed -> feed.outcome() == Outcome.REJECTED);
    long missing =
        report.feeds().stream().filter(feed -> feed.outcome() == Outcome.UNAVAILABLE).count();
    return !rejected && (missing == 0 || from != null && missing < report.feeds().size());
  }
}
