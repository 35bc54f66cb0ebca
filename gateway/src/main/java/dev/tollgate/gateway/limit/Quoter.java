package dev.tollgate.gateway.limit;

import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Attempt;
import dev.tollgate.gateway.call.Request;
import dev.tollgate.pricing.Circumstances;
import dev.tollgate.pricing.ImageInputMethod;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.pricing.ImageTokenMethod;
import dev.tollgate.pricing.Operation;
import dev.tollgate.pricing.QuoteOutcome;
import dev.tollgate.pricing.QuoteRequest;
import dev.tollgate.pricing.Quotes;
import dev.tollgate.pricing.TokenRange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what a request would cost on an attempt's route, with the engine that bills it later. */
public final class Quoter {

  private static final ImageSize USUAL_SIZE = new ImageSize(1024, 1024);
  private static final long TOKENS_PER_MESSAGE = 4;

  private final Tokenizer tokenizer;

  public Quoter(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * Counts what the quotes of one request have in common, for {@link #quote(Counted, Attempt,
   * Instant)}.
   */
  public Counted count(Request request) {
    return switch (request) {
      case Request.Pictures pictures -> new Counted(request, tokenizer.count(pictures.prompt()));
      case Request.Chat chat -> {
        TokenRange frame = TokenRange.exactly(TOKENS_PER_MESSAGE * chat.messages());
        yield new Counted(request, tokenizer.count(chat.texts()).plus(frame));
      }
    };
  }

  /** A request whose text tokens have been counted. */
  public record Counted(Request request, TokenRange textInput) {}

  public QuoteOutcome quote(Counted counted, Attempt attempt, Instant at) {
    return Quotes.quote(question(counted, attempt, at), attempt.tariff());
  }

  private static QuoteRequest question(Counted counted, Attempt attempt, Instant at) {
    return switch (counted.request()) {
      case Request.Pictures pictures ->
          new QuoteRequest(
              Circumstances.at(at, Operation.GENERATE),
              counted.textInput(),
              pictures(pictures, attempt.model()),
              null);
      case Request.Chat chat ->
          new QuoteRequest(
              Circumstances.at(at, Operation.CHAT),
              counted.textInput(),
              null,
              textOutput(chat, attempt.model()));
    };
  }

  private static QuoteRequest.Pictures pictures(Request.Pictures request, @Nullable Model model) {
    ImageRules rules = model == null ? null : model.imageRules();
    return new QuoteRequest.Pictures(
        request.count(),
        request.exactSize(),
        request.exactQuality(),
        request.partialImages(),
        List.of(),
        false,
        rules == null ? ImageTokenMethod.NONE : rules.outputMethod(),
        rules == null ? ImageInputMethod.NONE : rules.inputMethod(),
        rules == null || rules.presets().isEmpty() ? List.of(USUAL_SIZE) : rules.presets(),
        rules == null ? USUAL_SIZE : rules.expectedAutoSize(),
        rules == null ? List.of() : rules.qualities(),
        rules == null ? null : rules.expectedAutoQuality());
  }

  /** Nobody knows how much a model will write; a quarter of the maximum is expected. */
  private static TokenRange textOutput(Request.Chat chat, @Nullable Model model) {
    Integer asked = chat.maxOutputTokens();
    long most = asked == null ? modelMaximum(model) : asked;
    return new TokenRange(1, Math.max(1, most / 4), Math.max(1, most)).times(chat.choices());
  }

  private static long modelMaximum(@Nullable Model model) {
    Verdict verdict = model == null ? null : model.facts().get(Attributes.MAX_OUTPUT_TOKENS);
    long known =
        verdict != null && verdict.value().matches("[1-9][0-9]{0,8}")
            ? Long.parseLong(verdict.value())
            : Bounds.CHAT_OUTPUT_TOKENS_DEFAULT;
    return Math.min(known, Bounds.CHAT_OUTPUT_TOKENS_DEFAULT);
  }
}
