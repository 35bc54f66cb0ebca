package dev.tollgate.web.page.model;

import dev.tollgate.web.page.quote.QuoteState;
import dev.tollgate.web.page.quote.QuoteView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything on the page of one model. {@code costs} is null for models that draw nothing. */
public record ModelView(
    Head head,
    QuoteForm form,
    QuoteView quote,
    @Nullable PictureCosts costs,
    List<Workload> workloads,
    RateMatrix rates,
    Ladder ladder,
    Readings readings,
    Advice advice,
    List<Traits.Capability> capabilities,
    List<Traits.Limit> limits,
    Recipes recipes,
    List<FactRow> facts,
    More more) {

  /** The name and what stands beside it. */
  public record Head(
      String id,
      String name,
      String displayName,
      String lab,
      String labName,
      String kind,
      String does,
      int routes,
      String agreement,
      List<Chip> chips,
      String billedBy,
      String route,
      boolean callable,
      List<String> providers) {}

  /** A small fact; {@code tone} is good, bad, part or empty. */
  public record Chip(String text, String tone) {}

  /** The quote form: what may be chosen and what is. */
  public record QuoteForm(
      boolean pictures,
      boolean text,
      boolean answers,
      QuoteState state,
      String size,
      String quality,
      List<String> sizes,
      List<String> qualities,
      List<String> tiers,
      int maxPictures,
      boolean freeSizes,
      String warning) {}

  /** A usual text call and what it costs. */
  public record Workload(
      String name, long input, long output, String one, String thousand, boolean chosen) {}

  /** One attribute: its value, who says so, and how many say otherwise. */
  public record FactRow(String attribute, String value, String sources, int dissent) {}

  public ModelView {
    workloads = List.copyOf(workloads);
    capabilities = List.copyOf(capabilities);
    limits = List.copyOf(limits);
    facts = List.copyOf(facts);
  }
}
