package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Lifecycle;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.SizeRule;
import dev.tollgate.pricing.ServiceTier;
import dev.tollgate.web.page.model.Traits.State;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What to use a model for and what not, each line following from a fact on the page. */
public record Advice(List<String> uses, List<String> avoid) {

  private static final long LONG_CONTEXT_TOKENS = 200_000;
  private static final long SHORT_CONTEXT_TOKENS = 33_000;

  public Advice {
    uses = List.copyOf(uses);
    avoid = List.copyOf(avoid);
  }

  /** The advice for a model on a route. */
  public static Advice of(Model model, Route route, LocalDate today) {
    List<String> uses = new ArrayList<>();
    List<String> avoid = new ArrayList<>();
    lifecycle(model.lifecycle(), today, avoid);
    price(route, uses, avoid);
    model.rules().ifPresent(rules -> pictures(rules, uses, avoid));
    switch (model.kind()) {
      case IMAGE -> {
        if (!model.endpoints().isEmpty() && !model.endpoints().contains("/v1/chat/completions")) {
          avoid.add("chat, tools or JSON: it only answers /v1/images");
        }
      }
      case CHAT -> chat(model, uses, avoid);
      case EMBEDDING -> uses.add("search, clustering and comparison of texts");
      case SPEECH, TRANSCRIPTION, VIDEO, RERANK, MODERATION, OTHER -> {}
    }
    return new Advice(uses, avoid);
  }

  private static void lifecycle(Lifecycle lifecycle, LocalDate today, List<String> avoid) {
    LocalDate end = lifecycle.shutdown() == null ? lifecycle.deprecated() : lifecycle.shutdown();
    if (end == null) {
      return;
    }
    String instead =
        lifecycle.successors().isEmpty() ? "" : "; use " + Names.list(lifecycle.successors());
    String when = end.isAfter(today) ? "it ends on " : "it ended on ";
    avoid.add("anything new: " + when + Names.day(end) + instead);
  }

  private static void price(Route route, List<String> uses, List<String> avoid) {
    if (route.tariff().isFree()) {
      uses.add("tests, drafts and demonstrations: it is free");
    } else if (route.tariff().rates().isEmpty()) {
      avoid.add("anything with a budget: no source states its price here");
    }
    boolean batch =
        route.tariff().rates().stream()
            .anyMatch(rate -> rate.conditions().tier() == ServiceTier.BATCH);
    if (batch) {
      uses.add("work that can wait: batch rates are lower");
    }
  }

  private static void pictures(ImageRules rules, List<String> uses, List<String> avoid) {
    if (rules.sizes() instanceof SizeRule.Free free) {
      uses.add(
          "free sizes: edges up to "
              + Amounts.count(free.maxEdge())
              + " px, ratios up to "
              + free.maxRatio()
              + " : 1");
    } else if (rules.sizes() instanceof SizeRule.Fixed(var sizes)) {
      avoid.add("sizes other than " + Names.list(sizes.stream().map(Names::size).toList()));
    }
    if (rules.edits() && rules.maxInputImages() > 1) {
      uses.add("edits of up to " + rules.maxInputImages() + " input pictures");
    } else if (!rules.edits()) {
      avoid.add("edits: it draws from a prompt alone");
    }
    if (Boolean.TRUE.equals(rules.streaming())) {
      uses.add("pages that show the picture while it is drawn");
    }
    if (Boolean.TRUE.equals(rules.transparentBackground())) {
      uses.add("logos and stickers: it leaves the background transparent");
    } else if (Boolean.FALSE.equals(rules.transparentBackground())) {
      avoid.add("transparent backgrounds: it refuses them");
    }
  }

  private static void chat(Model model, List<String> uses, List<String> avoid) {
    say(
        model,
        "function_calling",
        "calling your functions",
        "agents: it does not call functions",
        uses,
        avoid);
    say(
        model,
        "response_schema",
        "answers as JSON by a schema",
        "strict JSON: it takes no schema",
        uses,
        avoid);
    say(model, "vision", "reading pictures", "reading pictures: it takes text alone", uses, avoid);
    say(
        model,
        "prompt_caching",
        "long prompts that repeat: cached input costs less",
        "",
        uses,
        avoid);
    if (Traits.stated(model, "reasoning") == State.YES) {
      uses.add("problems worth thinking about: it reasons, and bills that as output");
    }
    Traits.number(model, Attributes.CONTEXT_TOKENS)
        .ifPresent(tokens -> {
          if (tokens >= LONG_CONTEXT_TOKENS) {
            uses.add("long texts: " + Amounts.count(tokens) + " tokens of context");
          } else if (tokens < SHORT_CONTEXT_TOKENS) {
            avoid.add("long texts: " + Amounts.count(tokens) + " tokens of context");
          }
        });
    if (model.kind() == Kind.CHAT && !model.outputModalities().contains("image")) {
      avoid.add("making pictures: it answers in text");
    }
  }

  private static void say(
      Model model,
      String capability,
      String good,
      String bad,
      List<String> uses,
      List<String> avoid) {
    State state = Traits.stated(model, capability);
    if (state == State.YES) {
      uses.add(good);
    } else if (state == State.NO && !bad.isEmpty()) {
      avoid.add(bad);
    }
  }
}
