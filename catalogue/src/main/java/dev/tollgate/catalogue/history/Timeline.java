package dev.tollgate.catalogue.history;

import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.pricing.Tariff;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tariffs that a route had, as far as the archive reaches, and the one of a day. */
public final class Timeline {

  /** A tariff and the first day on which it is known to hold. */
  public record Version(LocalDate since, Tariff tariff) {}

  private Timeline() {}

  /** The versions of a route, oldest first; equal neighbours are one. */
  public static List<Version> of(String routeId, Archive archive, Snapshot current) {
    List<Version> versions = new ArrayList<>();
    LocalDate today = current.day();
    for (LocalDate day : archive.days()) {
      if (day.isBefore(today)) {
        archive
            .at(day)
            .flatMap(snapshot -> snapshot.route(routeId))
            .ifPresent(route -> add(versions, day, route));
      }
    }
    current.route(routeId).ifPresent(route -> add(versions, today, route));
    return versions;
  }

  private static void add(List<Version> versions, LocalDate day, Route route) {
    boolean same =
        !versions.isEmpty()
            && versions.getLast().tariff().version().equals(route.tariff().version());
    if (!same) {
      versions.add(new Version(day, route.tariff()));
    }
  }

  /** The catalogue of a day: the archived one, or the current one from its own day on. */
  public static Snapshot asOf(LocalDate day, Archive archive, Snapshot current) {
    if (!day.isBefore(current.day())) {
      return current;
    }
    Optional<Snapshot> old = archive.at(day);
    return old.filter(snapshot -> snapshot.day().isBefore(current.day())).orElse(current);
  }
}
