package dev.tollgate.catalogue.history;

import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Source;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.query.Snapshot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One statement of a source about a route over time: {@code firstSeen} and {@code lastSeen} are the
 * days of the first and the last list known to make it. It is withdrawn when a later list of the
 * source does not make it any more.
 */
public record Sighting(
    String what,
    Verdict.Witness witness,
    LocalDate firstSeen,
    LocalDate lastSeen,
    boolean withdrawn) {

  private record Key(String source, String place, String value) {}

  /** Every statement that any snapshot holds about a route, those of today first. */
  public static List<Sighting> of(String routeId, Archive archive, Snapshot current) {
    Map<Key, Sighting> seen = new LinkedHashMap<>();
    LocalDate today = current.day();
    for (LocalDate day : archive.days()) {
      if (day.isBefore(today)) {
        archive.at(day).flatMap(one -> one.route(routeId)).ifPresent(route -> add(route, seen));
      }
    }
    current.route(routeId).ifPresent(route -> add(route, seen));
    Map<String, LocalDate> lists = new HashMap<>();
    for (Source source : current.sources()) {
      lists.put(source.id(), source.date());
    }
    List<Sighting> stated = new ArrayList<>();
    List<Sighting> withdrawn = new ArrayList<>();
    for (Sighting one : seen.values()) {
      LocalDate newest = lists.get(one.source());
      if (newest != null && newest.isAfter(one.lastSeen())) {
        withdrawn.add(new Sighting(one.what, one.witness, one.firstSeen, one.lastSeen, true));
      } else {
        stated.add(one);
      }
    }
    stated.addAll(withdrawn);
    return List.copyOf(stated);
  }

  private static void add(Route route, Map<Key, Sighting> seen) {
    Entries.visit(
        route,
        (what, witness, price) -> {
          String source = witness.evidence().source();
          if (Entries.hasIds(source)) {
            String place = Entries.key(witness.evidence().path(), what, price);
            LocalDate day = witness.evidence().date();
            seen.merge(
                new Key(source, place, witness.value()),
                new Sighting(what, witness, day, day, false),
                (old, now) -> new Sighting(now.what, now.witness, old.firstSeen, day, false));
          }
        });
  }

  /** The sighting of a statement; empty for sources whose rows cannot be told apart. */
  public static Optional<Sighting> find(List<Sighting> sightings, Verdict.Witness witness) {
    return sightings.stream()
        .filter(one -> one.source().equals(witness.evidence().source()))
        .filter(one -> one.witness.evidence().path().equals(witness.evidence().path()))
        .filter(one -> one.witness.value().equals(witness.value()))
        .findFirst();
  }

  public String source() {
    return witness.evidence().source();
  }
}
