package dev.tollgate.web.page;

import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Provider;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Source;
import dev.tollgate.catalogue.query.Search;
import dev.tollgate.catalogue.query.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A catalogue in which every model has this display name and alias, as a hostile feed may file. */
record Tampered(Snapshot honest, String text) implements Snapshot {

  @Override
  public String hash() {
    return honest.hash() + "t";
  }

  @Override
  public Instant builtAt() {
    return honest.builtAt();
  }

  @Override
  public List<Source> sources() {
    return honest.sources();
  }

  @Override
  public List<Model> models() {
    return honest.models().stream().map(this::tamper).toList();
  }

  @Override
  public List<Route> routes() {
    return honest.routes();
  }

  @Override
  public Optional<Model> model(String id) {
    return honest.model(id).map(this::tamper);
  }

  @Override
  public Optional<Route> route(String id) {
    return honest.route(id);
  }

  @Override
  public List<Route> routesOf(String modelId) {
    return honest.routesOf(modelId);
  }

  @Override
  public Optional<Provider> provider(String id) {
    return Optional.of(new Provider(id, text));
  }

  @Override
  public List<Candidate> resolve(String raw) {
    return honest.resolve(raw);
  }

  @Override
  public Results search(Search search) {
    Results results = honest.search(search);
    return new Results(results.models().stream().map(this::tamper).toList(), results.total());
  }

  private Model tamper(Model model) {
    return new Model(
        model.id(),
        model.lab(),
        model.name() + text,
        text,
        model.kind(),
        List.of(text),
        model.outputModalities(),
        model.lifecycle(),
        List.of(text),
        model.snapshots(),
        model.endpoints(),
        model.imageRules(),
        model.facts());
  }
}
