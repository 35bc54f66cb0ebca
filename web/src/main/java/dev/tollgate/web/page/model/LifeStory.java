package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.insight.Insights;
import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Lifecycle;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.web.page.quote.Desk;
import dev.tollgate.web.page.text.Names;
import dev.tollgate.web.page.text.Price;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a model came, when it goes, what follows it and what to check before moving. {@code urgent}
 * is set within 90 days of the end.
 */
public record LifeStory(
    List<Event> events, List<Successor> successors, List<String> predecessors, boolean urgent) {

  /** A day and what happens on it. */
  public record Event(String what, String day, String distance) {}

  /** A model that follows, and what changes for who moves there. */
  public record Successor(String id, String compare, List<String> checks) {
    public Successor {
      checks = List.copyOf(checks);
    }
  }

  private static final int URGENT_DAYS = 90;

  public LifeStory {
    events = List.copyOf(events);
    successors = List.copyOf(successors);
    predecessors = List.copyOf(predecessors);
  }

  static LifeStory of(Model model, Snapshot snapshot, Desk desk, LocalDate today) {
    Lifecycle life = model.lifecycle();
    List<Event> events = new ArrayList<>();
    add(events, "released", life.released(), today);
    add(events, "deprecated", life.deprecated(), today);
    add(events, "shuts down", life.shutdown(), today);
    List<String> before = Insights.of(snapshot, desk.clock().instant()).predecessors(model.id());
    List<Successor> successors = new ArrayList<>();
    for (String id : life.successors()) {
      snapshot
          .model(id)
          .ifPresent(next ->
              successors.add(
                  new Successor(
                      next.id(),
                      "/compare?models=" + model.id() + "," + next.id() + "&only=differences",
                      checks(model, next, snapshot, desk))));
    }
    LocalDate end = life.shutdown();
    boolean urgent = end != null && ChronoUnit.DAYS.between(today, end) <= URGENT_DAYS;
    return new LifeStory(events, successors, before, urgent);
  }

  private static void add(
      List<Event> events, String what, @Nullable LocalDate day, LocalDate today) {
    if (day != null) {
      events.add(new Event(what, Names.day(day), distance(today, day)));
    }
  }

  private static String distance(LocalDate today, LocalDate day) {
    long days = ChronoUnit.DAYS.between(today, day);
    String much = Math.abs(days) < 60 ? Math.abs(days) + " days" : Math.abs(days) / 30 + " months";
    return days == 0 ? "today" : days > 0 ? "in " + much : much + " ago";
  }

  private static List<String> checks(Model model, Model next, Snapshot snapshot, Desk desk) {
    List<String> checks = new ArrayList<>();
    if (model.kind() == Kind.IMAGE) {
      Price before = picture(model, snapshot, desk);
      Price after = picture(next, snapshot, desk);
      if (before.isKnown() && after.isKnown()) {
        checks.add(
            "a medium 1024 × 1024 picture: " + before.total() + " now, " + after.total() + " then");
      }
    }
    ImageRules from = model.imageRules();
    ImageRules to = next.imageRules();
    if (from != null && to != null) {
      rules(from, to, checks);
    }
    List<String> lost =
        model.endpoints().stream().filter(path -> !next.endpoints().contains(path)).toList();
    if (!lost.isEmpty() && !next.endpoints().isEmpty()) {
      checks.add("no longer answers " + Names.list(lost));
    }
    return checks;
  }

  private static void rules(ImageRules from, ImageRules to, List<String> checks) {
    List<String> qualities =
        to.qualities().stream().filter(one -> !from.qualities().contains(one)).toList();
    if (!qualities.isEmpty()) {
      checks.add("new qualities: " + Names.list(qualities));
    }
    if (!Objects.equals(from.sizes().getClass(), to.sizes().getClass())) {
      checks.add("sizes follow another rule; the limits of both are on the comparison");
    }
    differ(
        from.transparentBackground(),
        to.transparentBackground(),
        "transparent backgrounds",
        checks);
    differ(from.inputFidelity(), to.inputFidelity(), "input_fidelity", checks);
    differ(from.responseFormat(), to.responseFormat(), "response_format", checks);
    if (!Objects.equals(from.outputMethod(), to.outputMethod())) {
      checks.add("output tokens are counted in another way, so the same size takes other tokens");
    }
  }

  private static void differ(
      @Nullable Boolean before, @Nullable Boolean after, String what, List<String> checks) {
    if (Boolean.TRUE.equals(before) && Boolean.FALSE.equals(after)) {
      checks.add(what + ": taken now, refused then");
    } else if (Boolean.FALSE.equals(before) && Boolean.TRUE.equals(after)) {
      checks.add(what + ": refused now, taken then");
    }
  }

  private static Price picture(Model model, Snapshot snapshot, Desk desk) {
    Route route = Choices.route(model, snapshot.routesOf(model.id()), "");
    Desk.Pictures ask = new Desk.Pictures(new ImageSize(1024, 1024).toString(), "medium", 1);
    return Desk.price(desk.pictures(model, route, ask, 22), route);
  }
}
