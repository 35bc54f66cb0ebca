package dev.tollgate.catalogue.own;

import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Lifecycle;
import java.util.List;

/** What is known by hand about a model. */
public record OwnModel(
    String id,
    String displayName,
    Kind kind,
    List<String> inputModalities,
    List<String> outputModalities,
    Lifecycle lifecycle,
    List<String> aliases,
    List<String> snapshots,
    List<String> endpoints,
    ImageRules rules) {

  public OwnModel {
    inputModalities = List.copyOf(inputModalities);
    outputModalities = List.copyOf(outputModalities);
    aliases = List.copyOf(aliases);
    snapshots = List.copyOf(snapshots);
    endpoints = List.copyOf(endpoints);
  }
}
