package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.insight.Insights;
import dev.tollgate.catalogue.insight.Job;
import dev.tollgate.catalogue.insight.Point;
import dev.tollgate.catalogue.insight.Similar;
import dev.tollgate.catalogue.insight.Standing;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where a model stands among its like: a strip of all prices with its own marked, strengths and
 * caveats with their arithmetic, and similar models.
 */
public record Stance(
    String words,
    String method,
    List<Tick> ticks,
    String cheapest,
    String dearest,
    String own,
    List<Point> strengths,
    List<Point> caveats,
    List<Row> similar,
    String unit) {

  /** One model's place on the strip, 0 cheapest to 100 dearest, on a logarithmic scale. */
  public record Tick(String at, boolean own) {}

  /** A similar model. */
  public record Row(String id, String name, String price, String reasons, String context) {}

  private static final int TICKS_MAX = 160;

  public Stance {
    ticks = List.copyOf(ticks);
    strengths = List.copyOf(strengths);
    caveats = List.copyOf(caveats);
    similar = List.copyOf(similar);
  }

  static Stance of(Model model, Snapshot snapshot, Instant at) {
    Insights insights = Insights.of(snapshot, at);
    List<Point> points = insights.points(model, Job.USUAL);
    List<Similar> similar = insights.similar(model);
    Standing standing = insights.standing(model, Job.USUAL).orElse(null);
    List<BigDecimal> strip = standing == null ? List.of() : standing.strip();
    int decimals = Amounts.pictureDecimals(similar.stream().map(Similar::usd).toList());
    return new Stance(
        standing == null ? "" : standing.words(),
        standing == null
            ? ""
            : "At the lab’s own route or the first with a price, free routes left out; "
                + (model.kind() == Kind.IMAGE
                    ? "one picture, prompt left out; "
                    : "USD per 1M tokens; ")
                + "catalogue "
                + standing.snapshot()
                + ".",
        standing == null ? List.of() : ticks(strip, standing.usd()),
        strip.isEmpty() ? "" : Amounts.total(strip.getFirst()),
        strip.isEmpty() ? "" : Amounts.total(strip.getLast()),
        standing == null ? "" : Amounts.total(standing.usd()),
        points.stream().filter(Point::strength).toList(),
        points.stream().filter(point -> !point.strength()).toList(),
        similar.stream().map(one -> row(one, snapshot, decimals)).toList(),
        similar.isEmpty() ? "" : similar.getFirst().unit().replace("x", " × "));
  }

  private static Row row(Similar one, Snapshot snapshot, int decimals) {
    Model other = snapshot.model(one.modelId()).orElseThrow();
    return new Row(
        other.id(),
        other.name(),
        Amounts.fixed(one.usd(), decimals),
        String.join(", ", one.reasons()),
        Names.lab(other.lab()));
  }

  /** Prices that fall on the same tenth of a percent are one tick; the own one is always there. */
  private static List<Tick> ticks(List<BigDecimal> strip, BigDecimal own) {
    List<BigDecimal> paid =
        strip.stream().filter(usd -> usd.signum() > 0).sorted(Comparator.naturalOrder()).toList();
    if (paid.size() < 2) {
      return List.of();
    }
    LogScale scale = LogScale.of(paid);
    List<Tick> ticks = new ArrayList<>();
    String last = "";
    int step = Math.max(1, paid.size() / TICKS_MAX);
    for (int i = 0; i < paid.size(); i += step) {
      String at = scale.place(paid.get(i)).toPlainString();
      if (!at.equals(last)) {
        ticks.add(new Tick(at, false));
        last = at;
      }
    }
    ticks.add(new Tick(scale.place(own).toPlainString(), true));
    return ticks;
  }
}
