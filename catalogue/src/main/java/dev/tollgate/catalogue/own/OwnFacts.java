package dev.tollgate.catalogue.own;

import dev.tollgate.catalogue.json.Json;
import dev.tollgate.catalogue.json.JsonReader;
import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.model.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hand-verified facts that ship with this build, from {@code own.json}. Immutable. */
public final class OwnFacts {

  /** Source id of hand-verified facts about routes. */
  public static final String ROUTES = "own";

  /** Source id of hand-verified facts about models. */
  public static final String MODELS = "own-models";

  private static final OwnFacts BUILT_IN = load();

  private final List<Fact> facts;
  private final Map<String, OwnModel> models;
  private final Map<String, Free> free;
  private final LocalDate date;
  private final String snapshot;

  /** A statement that a route costs nothing. */
  public record Free(String route, String because, Evidence evidence) {}

  private OwnFacts(Json data, String snapshot) {
    this.date = LocalDate.parse(data.get("date").text().orElseThrow());
    this.snapshot = snapshot;
    OwnReader reader = new OwnReader(data, date, snapshot);
    this.models = Collections.unmodifiableMap(new LinkedHashMap<>(reader.models()));
    this.free = Collections.unmodifiableMap(new LinkedHashMap<>(reader.free()));
    List<Fact> all = new ArrayList<>(reader.prices());
    all.addAll(reader.routeFacts());
    all.addAll(reader.modelFacts());
    this.facts = List.copyOf(all);
  }

  private OwnFacts(OwnFacts all, LocalDate day) {
    this.date = all.date;
    this.snapshot = all.snapshot;
    this.models = all.models;
    this.free = all.free;
    this.facts =
        all.facts.stream()
            .filter(fact -> !(fact instanceof Fact.Price) || !fact.evidence().date().isAfter(day))
            .toList();
  }

  /** The same rules and models, without prices that were read after a day. */
  public OwnFacts asOf(LocalDate day) {
    return new OwnFacts(this, day);
  }

  /** No facts at all: what the feeds say is then everything. */
  public static OwnFacts none() {
    String nothing = "{\"date\": \"1970-01-01\"}";
    return new OwnFacts(JsonReader.read(nothing.getBytes(StandardCharsets.UTF_8)), "none");
  }

  /** The facts of this build. */
  public static OwnFacts builtIn() {
    return BUILT_IN;
  }

  /** Prices and attributes of routes, and attributes of models. */
  public List<Fact> facts() {
    return facts;
  }

  /** What is known by hand about a model. */
  public Optional<OwnModel> model(String id) {
    return Optional.ofNullable(models.get(id));
  }

  public Map<String, OwnModel> models() {
    return models;
  }

  /** Routes that are explicitly free, by route id. */
  public Map<String, Free> free() {
    return free;
  }

  /** How these facts are credited. */
  public Source source() {
    return new Source(
        ROUTES,
        "Verified by hand",
        "own.json in this build",
        "Apache-2.0",
        date,
        snapshot,
        null,
        models.size(),
        facts.size(),
        0);
  }

  private static OwnFacts load() {
    try (InputStream stream = OwnFacts.class.getResourceAsStream("own.json")) {
      if (stream == null) {
        throw new IllegalStateException("The data file own.json is missing from the build");
      }
      byte[] bytes = stream.readAllBytes();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new OwnFacts(JsonReader.read(bytes), HexFormat.of().formatHex(hash, 0, 8));
    } catch (IOException | NoSuchAlgorithmException broken) {
      throw new IllegalStateException("Cannot read the data file own.json", broken);
    }
  }
}
