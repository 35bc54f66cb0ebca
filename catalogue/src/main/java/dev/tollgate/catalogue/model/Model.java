package dev.tollgate.catalogue.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a lab made: {@code openai/gpt-image-2}. {@code aliases} are other spellings, {@code
 * snapshots} dated ids. {@code facts} holds one verdict per attribute, in the order pages show
 * them.
 */
public record Model(
    String id,
    String lab,
    String name,
    String displayName,
    Kind kind,
    List<String> inputModalities,
    List<String> outputModalities,
    Lifecycle lifecycle,
    List<String> aliases,
    List<String> snapshots,
    List<String> endpoints,
    @Nullable ImageRules imageRules,
    Map<String, Verdict> facts) {

  public Model {
    inputModalities = List.copyOf(inputModalities);
    outputModalities = List.copyOf(outputModalities);
    aliases = List.copyOf(aliases);
    snapshots = List.copyOf(snapshots);
    endpoints = List.copyOf(endpoints);
    facts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(facts));
  }

  public Optional<ImageRules> rules() {
    return Optional.ofNullable(imageRules);
  }

  public Model withFacts(Map<String, Verdict> changed) {
    return new Model(
        id,
        lab,
        name,
        displayName,
        kind,
        inputModalities,
        outputModalities,
        lifecycle,
        aliases,
        snapshots,
        endpoints,
        imageRules,
        changed);
  }
}
