package dev.tollgate.web.page.list;

import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.query.Search;
import dev.tollgate.web.page.text.Names;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands in the URL of the table of models: words, filters, order and page, from 1. */
public record Filter(
    String words, @Nullable Kind kind, String lab, String provider, Search.Order order, int page) {

  /** Models on one page. */
  public static final int PAGE = 50;

  private static final int TEXT_MAX = 200;
  private static final int PAGES_MAX = 1_000;

  /** Reads the parameters {@code q, kind, lab, provider, sort, page}. */
  public static Filter of(Map<String, String> query) {
    String page = query.getOrDefault("page", "");
    return new Filter(
        text(query, "q"),
        Names.kind(text(query, "kind")),
        text(query, "lab"),
        text(query, "provider"),
        order(text(query, "sort")),
        page.matches("[0-9]{1,4}") ? Math.clamp(Integer.parseInt(page), 1, PAGES_MAX) : 1);
  }

  /** The query for this page. */
  public Search search() {
    return new Search(words, kind, lab, provider, order, (page - 1) * PAGE, PAGE);
  }

  /** The query for all pages. */
  public Search everything() {
    return new Search(words, kind, lab, provider, Search.Order.RELEVANCE, 0, Integer.MAX_VALUE);
  }

  public Filter onPage(int other) {
    return new Filter(words, kind, lab, provider, order, other);
  }

  public Filter withWords(String other) {
    return new Filter(other, kind, lab, provider, order, 1);
  }

  public Filter withKind(@Nullable Kind other) {
    return new Filter(words, other, lab, provider, order, 1);
  }

  public Filter withLab(String other) {
    return new Filter(words, kind, other, provider, order, 1);
  }

  public Filter withProvider(String other) {
    return new Filter(words, kind, lab, other, order, 1);
  }

  public Filter by(Search.Order other) {
    return new Filter(words, kind, lab, provider, other, 1);
  }

  /** The address of this state; what is default is left out. */
  public String url() {
    StringJoiner query = new StringJoiner("&");
    add(query, "q", words);
    add(query, "kind", kind == null ? "" : Names.kind(kind));
    add(query, "lab", lab);
    add(query, "provider", provider);
    add(query, "sort", order == Search.Order.RELEVANCE ? "" : name(order));
    add(query, "page", page == 1 ? "" : Integer.toString(page));
    return query.length() == 0 ? "/models" : "/models?" + query;
  }

  /** The name of an order in URLs. */
  public static String name(Search.Order order) {
    return order.name().toLowerCase(Locale.ROOT);
  }

  private static void add(StringJoiner query, String name, String value) {
    if (!value.isEmpty()) {
      query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  private static Search.Order order(String text) {
    return Stream.of(Search.Order.values())
        .filter(one -> name(one).equals(text))
        .findFirst()
        .orElse(Search.Order.RELEVANCE);
  }

  private static String text(Map<String, String> query, String name) {
    String value = query.getOrDefault(name, "").strip();
    return value.length() > TEXT_MAX ? value.substring(0, TEXT_MAX) : value;
  }
}
