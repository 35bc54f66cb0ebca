package dev.tollgate.catalogue.reconcile;

import dev.tollgate.catalogue.identity.Providers;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Route.PricedRate;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.own.OwnFacts;
import dev.tollgate.catalogue.reconcile.Drafts.ModelDraft;
import dev.tollgate.catalogue.reconcile.Drafts.RouteDraft;
import dev.tollgate.pricing.Tariff;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns facts into models and routes with one verdict per price and attribute. */
public final class Reconciler {

  private final OwnFacts own;
  private final Trust trust;
  private final List<Model> models = new ArrayList<>();
  private final List<Known> known = new ArrayList<>();
  private final Map<String, Map<String, Medians>> families = new HashMap<>();
  private final List<Route> routes = new ArrayList<>();

  /** A model before its routes are judged, which takes the prices of its siblings too. */
  private record Known(Model model, ModelDraft draft, Medians medians) {}

  private Reconciler(OwnFacts own, Trust trust) {
    this.own = own;
    this.trust = trust;
  }

  /** Reconciles feed facts with the hand-verified ones. The result depends on nothing else. */
  public static Reconciled reconcile(Collection<Fact> facts, OwnFacts own, Trust trust) {
    Reconciler reconciler = new Reconciler(own, trust);
    List<Fact> all = new ArrayList<>(own.facts());
    all.addAll(facts);
    Drafts drafts = new Drafts(trust);
    own.free().keySet().forEach(drafts::require);
    drafts.add(all);
    drafts.models().values().forEach(reconciler::model);
    reconciler.known.forEach(reconciler::routes);
    reconciler.models.sort(Comparator.comparing(Model::id));
    reconciler.routes.sort(Comparator.comparing(Route::id));
    return new Reconciled(reconciler.models, reconciler.routes, drafts.unattached());
  }

  private void model(ModelDraft draft) {
    ModelVerdict verdict = new ModelVerdict(draft, own, trust);
    Model model = verdict.model();
    models.add(model);
    List<Fact.Price> prices = new ArrayList<>();
    for (RouteDraft route : draft.routes) {
      prices.addAll(PriceVerdicts.credible(model.kind(), PriceVerdicts.prices(route.facts), trust));
    }
    Medians medians = Medians.of(prices);
    known.add(new Known(model, draft, medians));
    families
        .computeIfAbsent(Siblings.family(model), _ -> new TreeMap<>())
        .put(model.name(), medians);
  }

  private void routes(Known one) {
    Map<String, Medians> others = new HashMap<>(families.get(Siblings.family(one.model())));
    others.remove(one.model().name());
    Siblings siblings = new Siblings(others);
    for (RouteDraft route : one.draft().routes) {
      routes.add(route(route, one, siblings));
    }
  }

  private Route route(RouteDraft draft, Known one, Siblings siblings) {
    String provider = draft.id.provider();
    String modelId = one.model().id();
    RoutePrices prices =
        PriceVerdicts.of(
            provider,
            one.model().kind(),
            PriceVerdicts.prices(draft.facts),
            one.medians(),
            siblings,
            trust);
    Map<String, Verdict> facts =
        AttributeVerdicts.of(provider, ModelVerdict.attributes(draft.facts), trust);
    String because = free(draft);
    String id = draft.id.toString();
    if (because != null) {
      return new Route(
          id,
          provider,
          modelId,
          draft.id.upstreamModel(),
          Tariff.free(id, because),
          List.of(),
          facts,
          paid(prices));
    }
    Tariff tariff = Tariff.of(id, prices.prices().stream().map(PricedRate::rate).toList());
    return new Route(
        id,
        provider,
        modelId,
        draft.id.upstreamModel(),
        tariff,
        prices.prices(),
        facts,
        prices.suspects());
  }

  /** Why a route is free; null unless somebody says so. */
  private @Nullable String free(RouteDraft draft) {
    OwnFacts.Free stated = own.free().get(draft.id.toString());
    if (stated != null) {
      return stated.because();
    }
    if (draft.id.upstreamModel().endsWith(":free")) {
      return "the provider offers it under an id that ends in :free";
    }
    boolean local = Providers.builtIn().isLocal(draft.id.provider());
    return local ? "it runs on your own machine" : null;
  }

  /** Prices that contradict a free route stay visible. */
  private static List<Verdict.Witness> paid(RoutePrices prices) {
    List<Verdict.Witness> contradictions = new ArrayList<>();
    for (PricedRate price : prices.prices()) {
      for (Verdict.Witness witness : price.verdict().agreeing()) {
        contradictions.add(
            new Verdict.Witness(
                witness.value(),
                price.verdict().attribute() + ": stated for a free route",
                witness.evidence()));
      }
    }
    return contradictions;
  }
}
