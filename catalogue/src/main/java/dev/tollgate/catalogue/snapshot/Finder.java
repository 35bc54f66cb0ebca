package dev.tollgate.catalogue.snapshot;

import dev.tollgate.catalogue.CatalogueBounds;
import dev.tollgate.catalogue.identity.Identity;
import dev.tollgate.catalogue.identity.Providers;
import dev.tollgate.catalogue.identity.Spelling;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.query.Search;
import dev.tollgate.catalogue.query.Snapshot.Results;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Finds models by words, filters and order. Every word must match the start of some word. */
final class Finder {

  private final MemorySnapshot snapshot;
  private final Shelf shelf;
  private final AtomicReferenceArray<@Nullable Optional<BigDecimal>> prices;
  private volatile @Nullable List<Text> texts;

  /** A model's words, folded, and its full spellings for exact hits. */
  private record Text(String id, String name, List<String> words, List<String> spellings) {}

  private record Hit(int model, int score) {}

  Finder(MemorySnapshot snapshot, Shelf shelf) {
    this.snapshot = snapshot;
    this.shelf = shelf;
    this.prices = new AtomicReferenceArray<>(shelf.modelHeads().size());
  }

  Results search(Search search) {
    List<String> words = words(search.words());
    List<Hit> hits = new ArrayList<>();
    List<Text> all = texts();
    for (int i = 0; i < all.size(); i++) {
      int score = passes(search, i) ? score(all.get(i), words, search.words()) : 0;
      if (score > 0) {
        hits.add(new Hit(i, score));
      }
    }
    hits.sort(order(search.order()));
    int from = Math.clamp(search.offset(), 0, hits.size());
    int to = Math.min(hits.size(), from + Math.max(0, search.limit()));
    return new Results(
        hits.subList(from, to).stream().map(hit -> shelf.models().get(hit.model())).toList(),
        hits.size());
  }

  private boolean passes(Search search, int model) {
    ModelHead head = shelf.modelHeads().get(model);
    String provider = search.provider();
    String lab = search.lab();
    return (search.kind() == null || head.kind() == search.kind())
        && (lab == null || lab.isBlank() || head.lab().equals(Identity.builtIn().lab(lab)))
        && (provider == null
            || provider.isBlank()
            || snapshot.isServedBy(model, Providers.builtIn().canonical(provider)));
  }

  private Comparator<Hit> order(Search.Order order) {
    Comparator<Hit> ties =
        Comparator.comparing((Hit hit) -> !head(hit).ruled())
            .thenComparing(hit -> head(hit).kind() != Kind.IMAGE)
            .thenComparing(hit -> -snapshot.routeCount(hit.model()))
            .thenComparing(hit -> head(hit).id());
    return switch (order) {
      case RELEVANCE -> Comparator.comparingInt((Hit hit) -> -hit.score()).thenComparing(ties);
      case NAME -> Comparator.comparing(hit -> head(hit).id());
      case NEWEST ->
          Comparator.comparing(
                  (Hit hit) -> head(hit).released(),
                  Comparator.nullsLast(Comparator.<LocalDate>reverseOrder()))
              .thenComparing(ties);
      case PRICE ->
          Comparator.comparing((Hit hit) -> head(hit).kind())
              .thenComparing(
                  hit -> price(hit.model()).orElse(null),
                  Comparator.nullsLast(Comparator.<BigDecimal>naturalOrder()))
              .thenComparing(ties);
    };
  }

  private ModelHead head(Hit hit) {
    return shelf.modelHeads().get(hit.model());
  }

  private Optional<BigDecimal> price(int model) {
    Optional<BigDecimal> known = prices.get(model);
    if (known == null) {
      known =
          HeadlinePrice.of(
              shelf.models().get(model),
              snapshot.routeIndexes(model).stream().map(shelf.routes()::get).toList());
      prices.set(model, known);
    }
    return known;
  }

  /** 0 for no match; an exact id or name beats a beginning beats a word. */
  private static int score(Text text, List<String> words, String raw) {
    if (words.isEmpty()) {
      return 1;
    }
    for (String word : words) {
      boolean inWords = text.words().stream().anyMatch(known -> known.startsWith(word));
      if (!inWords && !text.id().contains(word)) {
        return 0;
      }
    }
    String whole = Spelling.fold(raw);
    if (text.id().equals(whole) || text.name().equals(whole)) {
      return 1_000;
    }
    if (text.spellings().contains(whole)) {
      return 900;
    }
    if (text.name().startsWith(whole) || text.id().startsWith(whole)) {
      return 500;
    }
    return text.words().containsAll(words) ? 200 : 100;
  }

  private static List<String> words(String text) {
    String shortened = text.substring(0, Math.min(text.length(), CatalogueBounds.QUERY_TEXT_MAX));
    return Arrays.stream(shortened.split("[\\s,]+", -1))
        .map(Spelling::fold)
        .filter(word -> !word.isEmpty())
        .limit(CatalogueBounds.QUERY_WORDS_MAX)
        .toList();
  }

  private List<Text> texts() {
    List<Text> built = texts;
    if (built == null) {
      built = shelf.modelHeads().stream().map(Finder::text).toList();
      texts = built;
    }
    return built;
  }

  private static Text text(ModelHead head) {
    SequencedSet<String> words = new LinkedHashSet<>();
    add(words, head.id());
    add(words, head.displayName());
    add(words, Identity.builtIn().labName(head.lab()));
    head.spellings().forEach(spelling -> add(words, spelling));
    words.add(head.kind().name().toLowerCase(Locale.ROOT));
    return new Text(
        Spelling.fold(head.id()),
        Spelling.fold(head.name()),
        List.copyOf(words),
        head.spellings().stream().map(Spelling::fold).toList());
  }

  private static void add(SequencedSet<String> words, String text) {
    for (String word : Spelling.fold(text).split("[^a-z0-9.]+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
  }
}
