package dev.tollgate.web.page.text;

import dev.tollgate.catalogue.identity.Identity;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Modality;
import dev.tollgate.pricing.TokenClass;
import dev.tollgate.pricing.Unit;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names and conditions in words. */
public final class Names {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  private Names() {}

  /** What a kind of model does: {@code chat}, {@code image}. */
  public static String kind(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** A kind by its name in a URL. */
  public static @Nullable Kind kind(String text) {
    return Stream.of(Kind.values()).filter(one -> kind(one).equals(text)).findFirst().orElse(null);
  }

  /** A sentence about what a model of this kind does. */
  public static String does(Kind kind, boolean edits) {
    return switch (kind) {
      case IMAGE -> edits ? "Image generation and editing" : "Image generation";
      case CHAT -> "Chat and text";
      case EMBEDDING -> "Embeddings";
      case SPEECH -> "Speech from text";
      case TRANSCRIPTION -> "Text from speech";
      case VIDEO -> "Video generation";
      case RERANK -> "Reranking";
      case MODERATION -> "Moderation";
      case OTHER -> "A model";
    };
  }

  /** The name of a lab as it writes itself. */
  public static String lab(String id) {
    return Identity.builtIn().labName(id);
  }

  /** The name of a provider; an id nobody named is shown as words. */
  public static String provider(Snapshot snapshot, String id) {
    return snapshot.provider(id).map(one -> one.displayName()).orElseGet(() -> titled(id));
  }

  /** The name of a source, or its id. */
  public static String source(Snapshot snapshot, String id) {
    return snapshot.sources().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .map(one -> one.name())
        .orElse(id.equals("own-models") ? "Verified by hand" : id);
  }

  /** Whether an address can be opened: not a file of this build, nor a pattern of addresses. */
  public static boolean isPage(String address) {
    return address.startsWith("https://") && address.indexOf('{') < 0;
  }

  /** {@code 21 Apr 2026}. */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** {@code 1024 × 1536}. */
  public static String size(ImageSize size) {
    return size.width() + " × " + size.height();
  }

  /** A size as filed, spaced when it is pixels. */
  public static String size(String size) {
    return ImageSize.parse(size).map(Names::size).orElse(size);
  }

  /** The row of a rate: what the tokens are made of. */
  public static String modality(Modality modality) {
    return modality == Modality.ANY ? "all tokens" : lower(modality);
  }

  /** The column of a token rate. */
  public static String column(Direction direction, TokenClass tokenClass) {
    String way = direction == Direction.NEITHER ? "tokens" : lower(direction);
    return switch (tokenClass) {
      case PLAIN -> way;
      case CACHED -> "cached " + way;
      case CACHE_WRITE -> "cache write";
      case CACHE_WRITE_1H -> "cache write, 1 h";
      case CACHE_STORAGE_HOUR -> "cache storage, 1 h";
      case REASONING -> "reasoning " + way;
      case CITATION -> "citation " + way;
    };
  }

  /** What one price of a meter buys: {@code 1M tokens}, {@code picture}. */
  public static String unit(Meter meter) {
    boolean picture = meter.modality() == Modality.IMAGE;
    return switch (meter.unit()) {
      case TOKEN -> "1M tokens";
      case IMAGE -> "picture";
      case PIXEL -> "1M pixels";
      case CHARACTER -> "1M characters";
      case QUERY -> "1,000 queries";
      case OTHER -> "unit";
      case MEGAPIXEL -> picture ? "megapixel" : "megapixel of " + modality(meter.modality());
      case SECOND, REQUEST, PAGE, STEP, FRAME, SESSION, CREDIT -> lower(meter.unit());
    };
  }

  /** A meter that is not of tokens, in words: {@code image output}, {@code web search}. */
  public static String meter(Meter meter) {
    String name = meter.name();
    int per = name.indexOf("_per_");
    String bare = per > 0 ? name.substring(0, per) : name.startsWith("per_") ? "" : name;
    return bare.isEmpty() ? "each " + lower(meter.unit()) : bare.replace('_', ' ');
  }

  /** Conditions in words; empty when there are none. */
  public static String conditions(Conditions when) {
    List<String> words = new ArrayList<>();
    Optional.ofNullable(when.size()).map(Names::size).ifPresent(words::add);
    Optional.ofNullable(when.quality()).ifPresent(words::add);
    Optional.ofNullable(when.operation()).map(Names::lower).ifPresent(words::add);
    Optional.ofNullable(when.tier()).map(Names::lower).ifPresent(words::add);
    Optional.ofNullable(when.region()).map(region -> "in " + region).ifPresent(words::add);
    context(when).ifPresent(words::add);
    Optional.ofNullable(when.window())
        .map(window -> window.start() + "–" + window.end() + " UTC")
        .ifPresent(words::add);
    Optional.ofNullable(when.validFrom())
        .map(from -> "since " + day(from.atOffset(ZoneOffset.UTC).toLocalDate()))
        .ifPresent(words::add);
    Optional.ofNullable(when.validTo())
        .map(to -> "until " + day(to.atOffset(ZoneOffset.UTC).toLocalDate()))
        .ifPresent(words::add);
    when.other().forEach((key, value) -> words.add(key.replace('_', ' ') + " " + value));
    return String.join(", ", words);
  }

  /** {@code function_calling} as {@code function calling}; a few get their usual spelling. */
  public static String words(String key) {
    return switch (key) {
      case "pdf_input" -> "PDF input";
      case "response_schema" -> "JSON by a schema";
      case "url_context" -> "URL context";
      default -> key.replace('_', ' ').replace('.', ' ');
    };
  }

  /** {@code one, two and three}. */
  public static String list(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  private static Optional<String> context(Conditions when) {
    Long min = when.minContextTokens();
    Long max = when.maxContextTokens();
    if (min != null && min > 0) {
      String open =
          max == null ? " input tokens up" : " to " + Amounts.count(max - 1) + " input tokens";
      return Optional.of("from " + Amounts.count(min) + open);
    }
    return max == null
        ? Optional.empty()
        : Optional.of("below " + Amounts.count(max) + " input tokens");
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String titled(String id) {
    return Stream.of(id.split("[-_]"))
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining(" "));
  }

  /** Whether a meter counts tokens, the usual unit of a price matrix. */
  public static boolean isTokens(Meter meter) {
    return meter.unit() == Unit.TOKEN && meter.item().isEmpty();
  }
}
