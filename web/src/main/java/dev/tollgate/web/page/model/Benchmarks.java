package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.insight.Frontier;
import dev.tollgate.catalogue.insight.Frontier.Scored;
import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Price against the score of each board that scores a model: a plot with the table beside it. */
public record Benchmarks(List<Board> boards) {

  /**
   * One board. {@code step} is the SVG path of the front on a field of 320 by 160; {@code hidden}
   * counts models of the plot that the table leaves out.
   */
  public record Board(
      String name,
      String address,
      String licence,
      String day,
      String score,
      String words,
      String unit,
      String step,
      List<Dot> dots,
      String cheapest,
      String dearest,
      String best,
      String worst,
      List<Row> rows,
      int hidden,
      int unpriced) {
    public Board {
      dots = List.copyOf(dots);
      rows = List.copyOf(rows);
    }
  }

  /** A model's place on the plot. */
  public record Dot(String x, String y, boolean front, boolean own) {}

  /** A model's price and score. */
  public record Row(
      String id, String name, String price, String score, boolean front, boolean own) {}

  private static final int ROWS_MAX = 24;
  private static final BigDecimal WIDTH = new BigDecimal("3.2");
  private static final BigDecimal HEIGHT = BigDecimal.valueOf(160);

  public Benchmarks {
    boards = List.copyOf(boards);
  }

  static Benchmarks of(Model model, Snapshot snapshot, Instant at) {
    return new Benchmarks(
        Frontier.of(model, snapshot, at).stream()
            .map(frontier -> board(frontier, model, snapshot))
            .toList());
  }

  private static Board board(Frontier frontier, Model model, Snapshot snapshot) {
    List<Scored> models = frontier.models();
    LogScale prices = LogScale.of(models.stream().map(Scored::usd).toList());
    Span scores = Span.of(models);
    List<Dot> dots = new ArrayList<>();
    StringBuilder step = new StringBuilder();
    for (Scored one : models) {
      boolean front = frontier.front().contains(one.modelId());
      String x = x(prices, one);
      String y = scores.y(one);
      dots.add(new Dot(x, y, front, one.modelId().equals(model.id())));
      if (front) {
        step.append(step.isEmpty() ? "M" + x + " " + y : "H" + x + "V" + y);
      }
    }
    List<Row> rows = rows(frontier, model, snapshot);
    return new Board(
        frontier.board().name(),
        frontier.board().address(),
        frontier.board().licence(),
        Names.day(frontier.board().date()),
        Optional.ofNullable(model.facts().get(Attributes.SCORE + frontier.board().name()))
            .map(Verdict::value)
            .orElse(""),
        words(frontier, model),
        frontier.unit().replace("x", " × "),
        step.toString(),
        dots,
        models.isEmpty() ? "" : Amounts.total(models.getFirst().usd()),
        models.isEmpty() ? "" : Amounts.total(models.getLast().usd()),
        scores.high().toPlainString(),
        scores.low().toPlainString(),
        rows,
        models.size() - rows.size(),
        frontier.unpriced());
  }

  private static String x(LogScale prices, Scored one) {
    return prices
        .place(one.usd())
        .multiply(WIDTH)
        .setScale(1, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static String words(Frontier frontier, Model model) {
    if (frontier.models().stream().noneMatch(one -> one.modelId().equals(model.id()))) {
      return "No route prices this model for the job, so it is not on the plot.";
    }
    if (frontier.front().contains(model.id())) {
      return "No scored model is both cheaper and better.";
    }
    Scored own =
        frontier.models().stream()
            .filter(one -> one.modelId().equals(model.id()))
            .findFirst()
            .orElseThrow();
    long better =
        frontier.models().stream()
            .filter(one -> one.usd().compareTo(own.usd()) <= 0)
            .filter(one -> one.score().compareTo(own.score()) >= 0)
            .filter(one -> !one.modelId().equals(model.id()))
            .count();
    return better == 1
        ? "One scored model costs no more and is no worse."
        : better + " scored models cost no more and are no worse.";
  }

  /** The front and this model, then others by price until the table is full. */
  private static List<Row> rows(Frontier frontier, Model model, Snapshot snapshot) {
    long others =
        ROWS_MAX - frontier.models().stream().filter(one -> isShown(one, frontier, model)).count();
    List<Row> rows = new ArrayList<>();
    int decimals = Amounts.pictureDecimals(frontier.models().stream().map(Scored::usd).toList());
    for (Scored one : frontier.models()) {
      boolean shown = isShown(one, frontier, model);
      if (shown || others-- > 0) {
        rows.add(
            new Row(
                one.modelId(),
                snapshot.model(one.modelId()).map(Model::name).orElse(one.modelId()),
                Amounts.fixed(one.usd(), decimals),
                one.score().toPlainString(),
                frontier.front().contains(one.modelId()),
                one.modelId().equals(model.id())));
      }
    }
    return rows;
  }

  private static boolean isShown(Scored one, Frontier frontier, Model model) {
    return frontier.front().contains(one.modelId()) || one.modelId().equals(model.id());
  }

  /** From the worst to the best score, drawn upwards. */
  private record Span(BigDecimal low, BigDecimal high) {

    static Span of(List<Scored> models) {
      BigDecimal low =
          models.stream().map(Scored::score).reduce(BigDecimal::min).orElse(BigDecimal.ZERO);
      BigDecimal high =
          models.stream().map(Scored::score).reduce(BigDecimal::max).orElse(BigDecimal.ZERO);
      return new Span(low, high);
    }

    String y(Scored one) {
      BigDecimal range = high.subtract(low);
      BigDecimal share =
          range.signum() == 0
              ? new BigDecimal("0.5")
              : high.subtract(one.score()).divide(range, 4, RoundingMode.HALF_UP);
      return share.multiply(HEIGHT).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
  }
}
