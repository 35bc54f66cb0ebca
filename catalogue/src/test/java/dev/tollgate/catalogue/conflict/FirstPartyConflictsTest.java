package dev.tollgate.catalogue.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.catalogue.GoldenTable;
import dev.tollgate.catalogue.snapshot.Bundle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** First-party list prices that contradict each other, against those that a person labelled. */
class FirstPartyConflictsTest {

  /** A route whose list price is contested, by lab and folded id, and the labelled cause. */
  private record Labelled(String lab, String id, Cause cause) {}

  private static final List<Labelled> LABELLED =
      GoldenTable.rows("first-party-conflicts.csv").stream()
          .map(row ->
              new Labelled(
                  row.get(0), row.get(1), Cause.valueOf(row.get(2).toUpperCase(Locale.ROOT))))
          .toList();

  /** The labs whose own routes are compared. */
  private static final Map<String, String> HOMES =
      Map.ofEntries(
          Map.entry("openai", "openai"),
          Map.entry("anthropic", "anthropic"),
          Map.entry("google", "google-ai-studio"),
          Map.entry("mistral", "mistral"),
          Map.entry("cohere", "cohere"),
          Map.entry("deepseek", "deepseek"),
          Map.entry("xai", "xai"),
          Map.entry("perplexity", "perplexity"),
          Map.entry("moonshot", "moonshot"),
          Map.entry("minimax", "minimax"),
          Map.entry("zai", "zai"));

  private static final Conflicts CONFLICTS = Conflicts.of(Bundle.load());

  @Test
  void everyLabelledConflictIsFoundAndHasACause() {
    assertThat(LABELLED).hasSize(37).noneMatch(one -> found(one).isEmpty());
  }

  @Test
  void theCauseIsTheLabelInFourOfFive() {
    List<String> wrong =
        LABELLED.stream()
            .filter(
                one -> found(one).stream().noneMatch(conflict -> conflict.cause() == one.cause()))
            .map(one -> one + " is " + found(one).stream().map(Conflict::cause).toList())
            .toList();
    System.out.println("Causes that are not as labelled: " + wrong);
    assertThat(wrong.size()).isLessThanOrEqualTo(LABELLED.size() / 5);
  }

  @Test
  void theWholeSetIsAsLargeAsTheHandCountSays() {
    Set<String> routes = new HashSet<>();
    for (Conflict conflict : CONFLICTS.all()) {
      String provider = conflict.subject().substring(0, conflict.subject().indexOf('/'));
      if (conflict.topic() == Conflict.Topic.LIST_PRICE && HOMES.containsValue(provider)) {
        routes.add(provider + "/" + name(conflict));
      }
    }
    System.out.println(
        "First-party conflicts: " + routes.size() + " " + new java.util.TreeSet<>(routes));
    assertThat(routes).hasSizeBetween(70, 78);
  }

  @Test
  void aboutAsManyRoutesAreComparedAsByHand() {
    int compared =
        HOMES.values().stream().mapToInt(home -> CONFLICTS.compared().getOrDefault(home, 0)).sum();
    System.out.println("First-party ids compared: " + compared);
    assertThat(compared).isBetween(395, 435);
  }

  private static List<Conflict> found(Labelled one) {
    return CONFLICTS.all().stream()
        .filter(conflict -> conflict.topic() == Conflict.Topic.LIST_PRICE)
        .filter(conflict -> conflict.subject().startsWith(HOMES.get(one.lab()) + "/"))
        .filter(conflict -> name(conflict).equals(one.id()))
        .toList();
  }

  private static String name(Conflict conflict) {
    String folded =
        dev.tollgate.catalogue.identity.Spelling.fold(
            conflict.subject().substring(conflict.subject().indexOf('/') + 1));
    String last = folded.substring(folded.lastIndexOf('/') + 1);
    return last.replaceFirst("-latest$", "");
  }
}
