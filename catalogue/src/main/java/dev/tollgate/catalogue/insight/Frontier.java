package dev.tollgate.catalogue.insight;

import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Source;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.query.Snapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Models of one kind by price and by the score of one board. {@code front} are those that no other
 * beats on both; {@code unpriced} counts scored models without a price for the job.
 */
public record Frontier(
    Source board, String unit, List<Scored> models, Set<String> front, int unpriced) {

  /** A model with what the job costs in USD and its score; higher is better. */
  public record Scored(String modelId, BigDecimal usd, BigDecimal score) {}

  /** Cheapest first, and of one price the best first. */
  private static final Comparator<Scored> CHEAPEST =
      Comparator.comparing(Scored::usd)
          .thenComparing(Comparator.comparing(Scored::score).reversed())
          .thenComparing(Scored::modelId);

  public Frontier {
    models = List.copyOf(models);
    front = Set.copyOf(front);
  }

  /** One front for each board that scores the model, in the order of the boards' names. */
  public static List<Frontier> of(Model model, Snapshot snapshot, Instant at) {
    return model.facts().entrySet().stream()
        .filter(fact -> fact.getKey().startsWith(Attributes.SCORE))
        .sorted(Map.Entry.comparingByKey())
        .flatMap(fact -> board(fact.getValue(), snapshot).stream())
        .map(board -> of(board, model, snapshot, Insights.of(snapshot, at)))
        .toList();
  }

  private static Optional<Source> board(Verdict score, Snapshot snapshot) {
    String id = score.agreeing().getFirst().evidence().source();
    return snapshot.sources().stream().filter(source -> source.id().equals(id)).findFirst();
  }

  private static Frontier of(Source board, Model model, Snapshot snapshot, Insights insights) {
    List<Scored> models = new ArrayList<>();
    int unpriced = 0;
    for (Model other : snapshot.models()) {
      Verdict score = other.facts().get(Attributes.SCORE + board.name());
      if (score == null || other.kind() != model.kind()) {
        continue;
      }
      Optional<BigDecimal> usd =
          other.kind() == Kind.IMAGE
              ? insights.price(other.id(), Job.USUAL).map(Insights.Priced::usd)
              : insights.tokens(other);
      if (usd.isPresent()) {
        models.add(new Scored(other.id(), usd.get(), new BigDecimal(score.value())));
      } else {
        unpriced++;
      }
    }
    models.sort(CHEAPEST);
    return new Frontier(board, Insights.unit(model), models, front(models), unpriced);
  }

  /** Those that no other beats; a model as dear as a better one is not among them. */
  static Set<String> front(List<Scored> models) {
    Set<String> front = new HashSet<>();
    BigDecimal best = null;
    for (Scored model : models.stream().sorted(CHEAPEST).toList()) {
      if (best == null || model.score().compareTo(best) > 0) {
        front.add(model.modelId());
        best = model.score();
      }
    }
    return front;
  }
}
