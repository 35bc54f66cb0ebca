package dev.tollgate.catalogue.sync;

import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.source.Feeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Every fact of the feeds saved in a directory, as a synchronisation reads them. */
public final class SavedFacts {

  private SavedFacts() {}

  /** The facts of an older LiteLLM file. */
  public static List<Fact> litellm(Path file) throws IOException {
    SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    files.put("litellm", Files.readAllBytes(file));
    return new FeedFiles(files)
        .harvest(Feeds.byId("litellm").orElseThrow(), LocalDate.parse("2026-05-01"))
        .facts();
  }

  public static List<Fact> of(Path directory) {
    FactStore store = new MemoryFactStore();
    new Sync(
            store,
            (feed, last) -> new FeedClient.Answer.Failed("not live"),
            InstantSource.fixed(Excerpts.NOW))
        .run(SyncRequest.from(directory), ProgressListener.none());
    List<Fact> facts = new ArrayList<>();
    store.states().forEach(state -> facts.addAll(store.facts(state.source().id())));
    return facts;
  }
}
