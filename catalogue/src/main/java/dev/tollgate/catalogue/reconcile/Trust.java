package dev.tollgate.catalogue.reconcile;

import dev.tollgate.catalogue.json.Json;
import dev.tollgate.catalogue.json.JsonReader;
import dev.tollgate.catalogue.json.Numbers;
import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.pricing.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which source is followed first, from {@code trust.json}, where every rank has its reason. */
public final class Trust {

  /** A place in the order, the lower the better, and why. */
  public record Rank(int place, String reason) {}

  private record FirstParty(String source, String provider, Rank rank) {}

  private record Mirror(String source, String of, String provider) {}

  private record Fault(String source, String pathStarts, Set<String> units, String reason) {}

  /** Ranks up to this one are the provider's own word or verified by hand: nobody outvotes them. */
  static final int OWN_WORD = 20;

  private static final Rank UNRANKED = new Rank(1_000, "a source without a rank");
  private static final Trust BUILT_IN = new Trust(JsonReader.resource(Trust.class, "trust.json"));

  private final List<FirstParty> firstParties = new ArrayList<>();
  private final Map<String, Rank> ranks = new HashMap<>();
  private final List<Mirror> mirrors = new ArrayList<>();
  private final Set<String> witnessOnly;
  private final List<Fault> faults = new ArrayList<>();

  private Trust(Json data) {
    for (Json row : data.get("first_party").list()) {
      firstParties.add(new FirstParty(text(row, "source"), text(row, "provider"), rank(row)));
    }
    for (Json row : data.get("ranks").list()) {
      ranks.put(text(row, "source"), rank(row));
    }
    for (Json row : data.get("mirrors").list()) {
      mirrors.add(new Mirror(text(row, "source"), text(row, "of"), text(row, "provider")));
    }
    witnessOnly = Set.copyOf(data.get("witness_only").texts());
    for (Json row : data.get("known_faults").list()) {
      faults.add(
          new Fault(
              text(row, "source"), text(row, "path_starts"),
              Set.copyOf(row.get("units").texts()), text(row, "reason")));
    }
  }

  /** The order that ships with this build. */
  public static Trust builtIn() {
    return BUILT_IN;
  }

  /** How far a source is followed for routes of a provider. */
  public Rank rank(String source, String provider) {
    return firstParties.stream()
        .filter(party -> party.source().equals(source) && party.provider().equals(provider))
        .map(FirstParty::rank)
        .findFirst()
        .orElse(ranks.getOrDefault(source, UNRANKED));
  }

  /** The source that another copies for routes of a provider; itself when it copies nobody. */
  public String original(String source, String provider) {
    return mirrors.stream()
        .filter(mirror -> mirror.source().equals(source))
        .filter(mirror -> mirror.provider().isEmpty() || mirror.provider().equals(provider))
        .findFirst()
        .map(Mirror::of)
        .orElse(source);
  }

  /** Whether the source's ids are its own, so that it cannot bring a route into being. */
  public boolean isWitnessOnly(String source) {
    return witnessOnly.contains(source);
  }

  /** Why a price at this place of a feed is known to be wrong; empty when it is not. */
  public Optional<String> fault(Evidence evidence, Unit unit) {
    return faults.stream()
        .filter(fault ->
            fault.source().equals(evidence.source())
                && evidence.path().startsWith(fault.pathStarts())
                && fault.units().contains(unit.name()))
        .map(Fault::reason)
        .findFirst();
  }

  private static Rank rank(Json row) {
    int place =
        row.get("rank").number().map(raw -> Numbers.parse(raw).intValueExact()).orElseThrow();
    return new Rank(place, text(row, "reason"));
  }

  private static String text(Json row, String field) {
    return row.get(field)
        .text()
        .orElseThrow(() -> new IllegalStateException("trust.json: no " + field));
  }
}
