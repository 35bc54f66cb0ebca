package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Lifecycle;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Route.PricedRate;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.web.page.model.ModelView.Chip;
import dev.tollgate.web.page.model.ModelView.Head;
import dev.tollgate.web.page.text.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The head of a model's page: who made it, how old it is, how far its sources agree. */
final class Heads {

  private Heads() {}

  static Head of(Model model, Route route, List<Route> routes, ModelPages.Setting setting) {
    return new Head(
        model.id(),
        model.name(),
        model.displayName(),
        model.lab(),
        Names.lab(model.lab()),
        Names.kind(model.kind()),
        Names.does(model.kind(), model.rules().map(ImageRules::edits).orElse(false)),
        routes.size(),
        agreement(model, route, setting.snapshot()),
        chips(model, setting.today()),
        Names.provider(setting.snapshot(), route.provider()),
        route.id(),
        routes.stream().anyMatch(one -> setting.configured().contains(one.provider())),
        routes.stream()
            .map(one -> Names.provider(setting.snapshot(), one.provider()))
            .distinct()
            .limit(4)
            .toList());
  }

  /** "7 sources, agreeing on 21 of 23 rates". */
  private static String agreement(Model model, Route route, Snapshot snapshot) {
    if (route.tariff().isFree()) {
      return "It is free: " + route.tariff().freeBecause() + ".";
    }
    if (route.prices().isEmpty()) {
      return "No source states a price.";
    }
    Set<String> sources = new HashSet<>();
    long unfollowed = route.suspects().size();
    for (PricedRate price : route.prices()) {
      sources.addAll(Says.sources(price.verdict().agreeing()));
      sources.addAll(Says.sources(price.verdict().dissenting()));
      unfollowed +=
          RateMatrix.isNeverBilled(model, price.rate().meter())
              ? price.verdict().agreeing().size()
              : price.verdict().dissenting().size();
    }
    int rates = route.prices().size();
    String who = sources.size() == 1 ? "One source states " : sources.size() + " sources state ";
    return verified(route, snapshot)
        + who
        + (rates == 1 ? "one rate" : rates + " rates")
        + "; "
        + (unfollowed == 0
            ? "nobody dissents."
            : unfollowed == 1
                ? "one statement is not followed."
                : unfollowed + " statements are not followed.");
  }

  /** "Verified by hand, 9 Sep 2026." by the newest source that is followed. */
  private static String verified(Route route, Snapshot snapshot) {
    return route.prices().stream()
        .map(price -> price.verdict().agreeing().getFirst().evidence())
        .max(java.util.Comparator.comparing(dev.tollgate.catalogue.model.Evidence::date))
        .map(evidence ->
            Names.source(snapshot, evidence.source()) + ", " + Names.day(evidence.date()) + ". ")
        .orElse("");
  }

  private static List<Chip> chips(Model model, LocalDate today) {
    List<Chip> chips = new ArrayList<>();
    chips.add(status(model.lifecycle(), today));
    if (!model.inputModalities().isEmpty() && !model.outputModalities().isEmpty()) {
      chips.add(
          new Chip(
              String.join(" + ", model.inputModalities())
                  + " → "
                  + String.join(" + ", model.outputModalities()),
              ""));
    }
    LocalDate released = model.lifecycle().released();
    if (released != null) {
      chips.add(new Chip("released " + Names.day(released), ""));
    }
    model.snapshots().stream().limit(3).forEach(id -> chips.add(new Chip(id, "")));
    model.aliases().stream().limit(4).forEach(id -> chips.add(new Chip("also " + id, "")));
    model.lifecycle().successors().forEach(id -> chips.add(new Chip("succeeded by " + id, "part")));
    return chips;
  }

  private static Chip status(Lifecycle lifecycle, LocalDate today) {
    LocalDate shutdown = lifecycle.shutdown();
    LocalDate deprecated = lifecycle.deprecated();
    if (shutdown != null) {
      return lifecycle.isShutDown(today)
          ? new Chip("shut down " + Names.day(shutdown), "bad")
          : new Chip("shuts down " + Names.day(shutdown), "part");
    }
    if (deprecated != null) {
      return new Chip("deprecated " + Names.day(deprecated), "part");
    }
    return lifecycle.released() == null
        ? new Chip("no release date stated", "")
        : new Chip("active", "good");
  }
}
