package dev.tollgate.catalogue.snapshot;

import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a model that finding it needs. {@code spellings} are aliases and dated ids. */
record ModelHead(
    String id,
    String lab,
    String name,
    String displayName,
    Kind kind,
    List<String> spellings,
    @Nullable LocalDate released,
    boolean ruled) {

  static ModelHead of(Model model) {
    List<String> spellings = new ArrayList<>(model.aliases());
    spellings.addAll(model.snapshots());
    return new ModelHead(
        model.id(),
        model.lab(),
        model.name(),
        model.displayName(),
        model.kind(),
        List.copyOf(spellings),
        model.lifecycle().released(),
        model.rules().isPresent());
  }
}
