package dev.tollgate.web.page.quote;

import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.gateway.call.Attempt;
import dev.tollgate.gateway.call.Request;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.gateway.limit.Quoter;
import dev.tollgate.pricing.Charge;
import dev.tollgate.pricing.Circumstances;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.ImageInputMethod;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.pricing.ImageTokenMethod;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Modality;
import dev.tollgate.pricing.Operation;
import dev.tollgate.pricing.Outcome;
import dev.tollgate.pricing.Pricing;
import dev.tollgate.pricing.Quote;
import dev.tollgate.pricing.QuoteOutcome;
import dev.tollgate.pricing.QuoteOutcome.Quoted;
import dev.tollgate.pricing.QuoteOutcome.Unquotable;
import dev.tollgate.pricing.QuoteRequest;
import dev.tollgate.pricing.Quotes;
import dev.tollgate.pricing.Rate;
import dev.tollgate.pricing.ServiceTier;
import dev.tollgate.pricing.TokenRange;
import dev.tollgate.pricing.Usage;
import dev.tollgate.web.page.text.Price;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Asks the one pricing engine what a call would cost on a route. */
public record Desk(Quoter quoter, InstantSource clock) {

  /** A picture call: {@code size} and {@code quality} null mean auto. */
  public record Pictures(@Nullable String size, @Nullable String quality, int count) {}

  private static final ImageSize SQUARE = new ImageSize(1024, 1024);

  /** A text call of so many tokens at a service tier. */
  public record Text(long input, long output, ServiceTier tier) {}

  /** Pictures from a prompt of so many tokens. */
  public QuoteOutcome pictures(Model model, Route route, Pictures ask, long promptTokens) {
    Request.Pictures request = request(model, ask, "", 0);
    Quoter.Counted counted = new Quoter.Counted(request, TokenRange.exactly(promptTokens));
    return quoter.quote(counted, attempt(model, route), clock.instant());
  }

  /** Pictures from this very prompt, streamed with so many partial pictures. */
  public QuoteOutcome pictures(
      Model model, Route route, Pictures ask, String prompt, int partials) {
    return quoter.quote(
        quoter.count(request(model, ask, prompt, partials)),
        attempt(model, route),
        clock.instant());
  }

  /**
   * A picture job with all that its price may depend on: null size or quality mean auto, {@code
   * references} are square input pictures of 1024 pixels, one job a picture.
   */
  public record Job(
      @Nullable ImageSize size,
      @Nullable String quality,
      int count,
      int partials,
      int references,
      long promptTokens,
      ServiceTier tier) {}

  /** What a picture job costs on a route. */
  public QuoteOutcome job(Model model, Route route, Job job) {
    Operation operation = job.references() == 0 ? Operation.GENERATE : Operation.EDIT;
    return Quotes.quote(
        new QuoteRequest(
            Circumstances.at(clock.instant(), operation).withTier(job.tier()),
            TokenRange.exactly(job.promptTokens()),
            pictures(job, model.imageRules()),
            null),
        route.tariff());
  }

  private static QuoteRequest.Pictures pictures(Job job, @Nullable ImageRules rules) {
    return new QuoteRequest.Pictures(
        job.count(),
        job.size(),
        job.quality(),
        job.partials(),
        Collections.nCopies(job.references(), SQUARE),
        false,
        rules == null ? ImageTokenMethod.NONE : rules.outputMethod(),
        rules == null ? ImageInputMethod.NONE : rules.inputMethod(),
        rules == null || rules.presets().isEmpty() ? List.of(SQUARE) : rules.presets(),
        rules == null ? SQUARE : rules.expectedAutoSize(),
        rules == null ? List.of() : rules.qualities(),
        rules == null ? null : rules.expectedAutoQuality());
  }

  /** Text of which so many input tokens are read from a cache. */
  public QuoteOutcome text(Route route, Text ask, long cached) {
    SortedMap<Meter, BigDecimal> quantities = new TreeMap<>();
    quantities.put(Meter.REQUESTS, BigDecimal.ONE);
    quantities.put(Meter.TEXT_INPUT, BigDecimal.valueOf(ask.input() - cached));
    quantities.put(Meter.TEXT_INPUT_CACHED, BigDecimal.valueOf(cached));
    quantities.put(Meter.TEXT_OUTPUT, BigDecimal.valueOf(ask.output()));
    Circumstances call =
        Circumstances.at(clock.instant(), Operation.CHAT)
            .withTier(ask.tier())
            .withContextTokens(ask.input());
    Usage usage = new Usage(quantities, Usage.Origin.ESTIMATED);
    return switch (Pricing.charge(usage, route.tariff(), call)) {
      case Outcome.Priced(Charge charge) ->
          new Quoted(new Quote(charge, charge, charge, List.of(), false));
      case Outcome.Unpriced(var reason) -> new Unquotable(reason);
    };
  }

  /** Text in and text out. */
  public QuoteOutcome text(Route route, Text ask) {
    Circumstances call = Circumstances.at(clock.instant(), Operation.CHAT).withTier(ask.tier());
    return Quotes.quote(
        new QuoteRequest(
            call,
            TokenRange.exactly(ask.input()),
            null,
            ask.output() == 0 ? null : TokenRange.exactly(ask.output())),
        route.tariff());
  }

  /** The expected price of an outcome; a free route is free, whatever is asked of it. */
  public static Price price(QuoteOutcome outcome, Route route) {
    String free = route.tariff().freeBecause();
    if (free != null) {
      return Price.free(free);
    }
    return switch (outcome) {
      case Quoted(var quote) -> Price.of(quote.expected().total().usd());
      case Unquotable(var reason) -> Price.unknown(reason.sentence());
    };
  }

  /**
   * Whether a route prices pictures only through a rate that does not say it is for pictures: it
   * may be the rate of text, as several feeds file it.
   */
  public static boolean isDoubtful(Route route) {
    return !route.tariff().isFree()
        && route.tariff().rates().stream()
            .map(Rate::meter)
            .noneMatch(meter ->
                meter.modality() == Modality.IMAGE && meter.direction() == Direction.OUTPUT);
  }

  private static Attempt attempt(Model model, Route route) {
    return new Attempt(
        route.provider(), route.id(), route.upstreamModel(), model.id(), model, route.tariff());
  }

  private static Request.Pictures request(Model model, Pictures ask, String prompt, int partials) {
    return new Request.Pictures(
        model.id(),
        prompt,
        ask.count(),
        ask.size(),
        ask.quality(),
        null,
        null,
        null,
        null,
        partials > 0,
        partials,
        null,
        Json.object());
  }
}
