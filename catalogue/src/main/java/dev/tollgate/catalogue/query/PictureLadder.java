package dev.tollgate.catalogue.query;

import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.pricing.Basis;
import dev.tollgate.pricing.Circumstances;
import dev.tollgate.pricing.ImageInputMethod;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.pricing.ImageTokenMethod;
import dev.tollgate.pricing.Money;
import dev.tollgate.pricing.Operation;
import dev.tollgate.pricing.Quote;
import dev.tollgate.pricing.QuoteOutcome;
import dev.tollgate.pricing.QuoteRequest;
import dev.tollgate.pricing.Quotes;
import dev.tollgate.pricing.TokenRange;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All routes of a model by what one picture of a size and quality costs there, cheapest first,
 * those without a price last. Like is compared with like: the same size, quality and prompt
 * everywhere. {@code snapshot} is the hash of the catalogue that the prices come from.
 */
public record PictureLadder(
    String modelId,
    ImageSize size,
    @Nullable String quality,
    long promptTokens,
    String snapshot,
    List<Rung> rungs) {

  /**
   * One route: USD for one picture with its basis and working, or null and the reason why there is
   * no price. {@code rough} says that the quantity is estimated without vendor figures.
   */
  public record Rung(
      Route route,
      @Nullable Money usd,
      @Nullable Basis basis,
      boolean rough,
      @Nullable String reason,
      List<String> working) {

    public Rung {
      working = List.copyOf(working);
    }
  }

  public PictureLadder {
    rungs = List.copyOf(rungs);
  }

  /** The ladder for one picture made from a prompt of so many tokens; null quality is auto. */
  public static PictureLadder of(
      Snapshot catalogue,
      Model model,
      ImageSize size,
      @Nullable String quality,
      long promptTokens,
      Instant at) {
    QuoteRequest request = request(model, size, quality, promptTokens, at);
    Comparator<Rung> cheapestFirst =
        Comparator.comparing(Rung::usd, Comparator.nullsLast(Comparator.<Money>naturalOrder()))
            .thenComparing(rung -> rung.route().id());
    List<Rung> rungs =
        catalogue.routesOf(model.id()).stream()
            .map(route -> rung(route, request))
            .sorted(cheapestFirst)
            .toList();
    return new PictureLadder(model.id(), size, quality, promptTokens, catalogue.hash(), rungs);
  }

  private static Rung rung(Route route, QuoteRequest request) {
    return switch (Quotes.quote(request, route.tariff())) {
      case QuoteOutcome.Quoted(Quote quote) ->
          new Rung(
              route,
              quote.expected().total(),
              quote.expected().basis(),
              quote.rough(),
              null,
              quote.working());
      case QuoteOutcome.Unquotable(var reason) ->
          new Rung(route, null, null, false, reason.sentence(), List.of());
    };
  }

  private static QuoteRequest request(
      Model model, ImageSize size, @Nullable String quality, long promptTokens, Instant at) {
    ImageRules rules = model.imageRules();
    QuoteRequest.Pictures pictures =
        new QuoteRequest.Pictures(
            1,
            size,
            quality,
            0,
            List.of(),
            false,
            rules == null ? ImageTokenMethod.NONE : rules.outputMethod(),
            rules == null ? ImageInputMethod.NONE : rules.inputMethod(),
            rules == null ? List.of(size) : rules.presets(),
            rules == null ? size : rules.expectedAutoSize(),
            rules == null ? List.of() : rules.qualities(),
            rules == null ? null : rules.expectedAutoQuality());
    return new QuoteRequest(
        Circumstances.at(at, Operation.GENERATE), TokenRange.exactly(promptTokens), pictures, null);
  }
}
