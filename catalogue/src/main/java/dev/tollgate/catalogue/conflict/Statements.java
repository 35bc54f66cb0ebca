package dev.tollgate.catalogue.conflict;

import dev.tollgate.catalogue.conflict.Conflict.Standing;
import dev.tollgate.catalogue.conflict.UsualKeys.Usual;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Route.PricedRate;
import dev.tollgate.catalogue.model.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every price that any source states for a route, heard or kept out, one row each. */
final class Statements {

  /**
   * One statement. {@code slot} is meter and conditions in words as filed; {@code usual} is set
   * when it is filed as the list price that pages show, without conditions besides size of prompt
   * and date.
   */
  record Statement(
      Route route,
      String slot,
      @Nullable String conditions,
      BigDecimal usd,
      Standing standing,
      @Nullable Usual usual,
      String note,
      Verdict.Witness witness) {

    String source() {
      return witness.evidence().source();
    }

    /** Whether the price holds for a time or for hours only. */
    boolean isTimed() {
      return conditions != null
          && (conditions.contains("since ")
              || conditions.contains("until ")
              || conditions.contains("UTC"));
    }
  }

  private static final String ELSEWHERE = "states it ";
  private static final Pattern SINCE = Pattern.compile("since (\\d{4}-\\d{2}-\\d{2})");
  private static final Pattern UNTIL = Pattern.compile("until (\\d{4}-\\d{2}-\\d{2})");

  private Statements() {}

  static List<Statement> of(Route route) {
    List<Statement> statements = new ArrayList<>();
    for (PricedRate price : route.prices()) {
      Verdict verdict = price.verdict();
      verdict.agreeing().forEach(witness -> add(statements, route, verdict, witness, true));
      verdict.dissenting().forEach(witness -> add(statements, route, verdict, witness, false));
    }
    for (Verdict.Witness suspect : route.suspects()) {
      int colon = suspect.note().indexOf(": ");
      String slot = colon < 0 ? "" : suspect.note().substring(0, colon);
      String reason = colon < 0 ? suspect.note() : suspect.note().substring(colon + 2);
      statements.add(statement(route, slot, suspect, Standing.SUSPECT, reason));
    }
    return statements;
  }

  private static void add(
      List<Statement> statements,
      Route route,
      Verdict verdict,
      Verdict.Witness witness,
      boolean agrees) {
    String note = witness.note();
    boolean followed = note.equals("followed");
    String slot = verdict.attribute();
    if (note.startsWith(ELSEWHERE)) {
      int comma = note.indexOf(", which");
      String when = comma < 0 ? "" : note.substring(ELSEWHERE.length(), comma);
      slot = (meter(slot) + " " + when).strip();
    }
    Standing standing = followed ? Standing.FOLLOWED : agrees ? Standing.AGREES : Standing.DISSENTS;
    statements.add(statement(route, slot, witness, standing, note));
  }

  private static Statement statement(
      Route route, String slot, Verdict.Witness witness, Standing standing, String note) {
    int space = slot.indexOf(' ');
    String conditions = space < 0 ? null : slot.substring(space + 1);
    Usual usual =
        isList(conditions) && isInForce(conditions, witness.evidence().date())
            ? UsualKeys.of(witness.evidence()).orElse(null)
            : null;
    return new Statement(
        route, slot, conditions, new BigDecimal(witness.value()), standing, usual, note, witness);
  }

  /** Prompt sizes from zero and dates do not make another price than the list price. */
  private static boolean isList(@Nullable String conditions) {
    return conditions == null
        || conditions.startsWith("below ")
        || conditions.startsWith("since ")
        || conditions.startsWith("until ")
        || conditions.matches("\\d\\d:\\d\\d-.*UTC");
  }

  /** Whether a price had begun and had not ended when its feed was published. */
  private static boolean isInForce(@Nullable String conditions, LocalDate published) {
    if (conditions == null) {
      return true;
    }
    Matcher since = SINCE.matcher(conditions);
    Matcher until = UNTIL.matcher(conditions);
    return (!since.find() || !LocalDate.parse(since.group(1)).isAfter(published))
        && (!until.find() || LocalDate.parse(until.group(1)).isAfter(published));
  }

  static String meter(String slot) {
    int space = slot.indexOf(' ');
    return space < 0 ? slot : slot.substring(0, space);
  }

  /** The value that we publish for a usual slot of a route, if any. */
  static Optional<String> verdict(Route route, Usual usual) {
    List<String> meters =
        switch (usual) {
          case INPUT -> List.of("input", "text_input");
          case OUTPUT -> List.of("output", "text_output", "image_output");
          case CACHED_INPUT -> List.of("input_cached", "text_input_cached");
        };
    return route.prices().stream()
        .filter(price -> meters.contains(price.verdict().attribute()))
        .map(price -> price.verdict().value())
        .findFirst();
  }
}
