package dev.tollgate.catalogue.conflict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tollgate.catalogue.json.Json;
import dev.tollgate.catalogue.json.JsonReader;
import dev.tollgate.catalogue.snapshot.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The first-party list-price conflicts that were labelled by hand. Needs the saved feeds and their
 * golden files; skipped where they are not.
 */
class FirstPartyConflictsTest {

  private static final Path GOLDEN =
      Path.of(System.getProperty("tollgate.feeds", "../../shared/data"))
          .resolve("golden/price-conflicts-first-party.json");

  private static final Map<String, Cause> LABELS =
      Map.of(
          "unit_or_scale", Cause.UNIT_OR_SCALE,
          "retired_model_leftover", Cause.RETIRED,
          "modality_flattened_text_vs_image_or_audio", Cause.MODALITY_FLATTENED,
          "wrong_slot", Cause.WRONG_SLOT,
          "promotional_or_time_window_price", Cause.TIME_WINDOW,
          "moving_alias_or_snapshot_mixed", Cause.MOVING_ALIAS,
          "stale_or_price_change_not_followed", Cause.STALE,
          "free_tier_vs_paid", Cause.FREE_TIER,
          "rounding", Cause.ROUNDING,
          "variant_copied_from_sibling", Cause.COPIED_SIBLING);

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

  private static Conflicts conflicts;
  private static List<Json> golden;

  @BeforeAll
  static void read() throws IOException {
    assumeTrue(Files.exists(GOLDEN), GOLDEN + " does not exist: labels not tested");
    golden = JsonReader.read(Files.readAllBytes(GOLDEN)).get("conflicts").list();
    conflicts = Conflicts.of(Bundle.load());
  }

  @Test
  void everyLabelledConflictIsFoundAndHasACause() {
    List<String> missing = new ArrayList<>();
    for (Json row : golden) {
      if (found(row).isEmpty()) {
        missing.add(text(row, "provider") + "/" + text(row, "normalised_id"));
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void theCauseIsTheLabelInFourOfFive() {
    List<String> wrong = new ArrayList<>();
    for (Json row : golden) {
      Cause label = LABELS.get(text(row, "likely_cause"));
      List<Conflict> found = found(row);
      if (found.stream().noneMatch(conflict -> conflict.cause() == label)) {
        wrong.add(
            text(row, "normalised_id")
                + ": "
                + label
                + " is "
                + found.stream().map(Conflict::cause).toList());
      }
    }
    System.out.println(
        "Causes as labelled: "
            + (golden.size() - wrong.size())
            + " of "
            + golden.size()
            + "; not: "
            + wrong);
    assertThat(wrong.size()).isLessThanOrEqualTo(golden.size() / 5);
  }

  @Test
  void theWholeSetIsAsLargeAsTheHandCountSays() {
    Set<String> routes = new HashSet<>();
    for (Conflict conflict : conflicts.all()) {
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
        HOMES.values().stream().mapToInt(home -> conflicts.compared().getOrDefault(home, 0)).sum();
    System.out.println("First-party ids compared: " + compared);
    assertThat(compared).isBetween(395, 435);
  }

  private static List<Conflict> found(Json row) {
    String provider = HOMES.get(text(row, "provider"));
    String id = text(row, "normalised_id");
    return conflicts.all().stream()
        .filter(conflict -> conflict.topic() == Conflict.Topic.LIST_PRICE)
        .filter(conflict -> conflict.subject().startsWith(provider + "/"))
        .filter(conflict -> name(conflict).equals(id))
        .toList();
  }

  private static String name(Conflict conflict) {
    String folded =
        dev.tollgate.catalogue.identity.Spelling.fold(
            conflict.subject().substring(conflict.subject().indexOf('/') + 1));
    String last = folded.substring(folded.lastIndexOf('/') + 1);
    return last.replaceFirst("-latest$", "");
  }

  private static String text(Json row, String field) {
    return Optional.of(row.get(field)).flatMap(Json::text).orElseThrow();
  }
}
