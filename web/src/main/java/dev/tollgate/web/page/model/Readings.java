package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Route.PricedRate;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Meter;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * Where other readings part from ours: rows of the matrix taken for the whole price, and what
 * sources state that we do not follow.
 */
public record Readings(List<Slice> slices, List<Dissent> dissents, int more) {

  /** One row of the matrix read as "the price", and what a medium square picture would cost. */
  public record Slice(String pair, String picture, String meaning, String verdict, Tone tone) {}

  /** What a source states against us: its claims share the reason why they are not followed. */
  public record Dissent(String source, List<Claim> claims, String why, String date) {
    public Dissent {
      claims = List.copyOf(claims);
    }
  }

  /** One value that a source states, and ours. */
  public record Claim(String about, String says, String ours) {}

  private record Reason(String source, String why, String date) {}

  /** How far off a reading is. */
  public enum Tone {
    RIGHT,
    PARTLY,
    WRONG
  }

  private static final int DISSENTS_MAX = 24;
  private static final BigDecimal PROMPT_TOKENS = BigDecimal.valueOf(22);
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  public Readings {
    slices = List.copyOf(slices);
    dissents = List.copyOf(dissents);
  }

  public boolean isEmpty() {
    return slices.isEmpty() && dissents.isEmpty();
  }

  /**
   * The readings of a route; {@code outputTokens} are those of the chosen picture, 0 if unknown.
   */
  public static Readings of(Model model, Route route, Snapshot snapshot, long outputTokens) {
    SequencedMap<Reason, SequencedSet<Claim>> all = new LinkedHashMap<>();
    for (PricedRate price : route.prices()) {
      Verdict verdict = price.verdict();
      boolean never = RateMatrix.isNeverBilled(model, price.rate().meter());
      for (Verdict.Witness witness : never ? verdict.agreeing() : verdict.dissenting()) {
        if (!never && witness.value().equals(verdict.value())) {
          continue; // the same price under other conditions
        }
        String why = never ? "the model emits no text, so nobody bills it" : witness.note();
        String ours = never ? "not billed" : "$" + verdict.value();
        add(
            all,
            new Claim(words(verdict.attribute()), "$" + witness.value(), ours),
            why,
            witness,
            snapshot);
      }
    }
    for (Verdict.Witness suspect : route.suspects()) {
      int colon = suspect.note().indexOf(": ");
      String about = colon < 0 ? "price" : suspect.note().substring(0, colon);
      String why = colon < 0 ? suspect.note() : suspect.note().substring(colon + 2);
      add(all, new Claim(words(about), "$" + suspect.value(), "left out"), why, suspect, snapshot);
    }
    List<Dissent> dissents = new ArrayList<>();
    all.forEach((reason, claims) ->
        dissents.add(
            new Dissent(reason.source(), List.copyOf(claims), reason.why(), reason.date())));
    int shown = Math.min(DISSENTS_MAX, dissents.size());
    return new Readings(
        slices(route, outputTokens), dissents.subList(0, shown), dissents.size() - shown);
  }

  private static void add(
      SequencedMap<Reason, SequencedSet<Claim>> all,
      Claim claim,
      String why,
      Verdict.Witness witness,
      Snapshot snapshot) {
    String source = Names.source(snapshot, witness.evidence().source());
    all.computeIfAbsent(
            new Reason(source, why, Names.day(witness.evidence().date())),
            _ -> new LinkedHashSet<>())
        .add(claim);
  }

  private static String words(String slot) {
    return slot.replace("_per_image", " per picture").replace('_', ' ');
  }

  /** Three readings of the matrix that public pages show as one input/output pair. */
  private static List<Slice> slices(Route route, long outputTokens) {
    Optional<BigDecimal> textIn = rate(route, Meter.TEXT_INPUT);
    Optional<BigDecimal> textOut = rate(route, Meter.TEXT_OUTPUT);
    Optional<BigDecimal> imageIn = rate(route, Meter.IMAGE_INPUT);
    Optional<BigDecimal> imageOut = rate(route, Meter.IMAGE_OUTPUT);
    if (outputTokens == 0 || textIn.isEmpty() || imageOut.isEmpty() || imageIn.isEmpty()) {
      return List.of();
    }
    BigDecimal tokens = BigDecimal.valueOf(outputTokens);
    BigDecimal right = cost(textIn.get(), imageOut.get(), tokens);
    List<Slice> slices = new ArrayList<>();
    textOut.ifPresent(out ->
        slices.add(
            slice(
                textIn.get(),
                out,
                textIn.get(),
                tokens,
                right,
                "the text row; pictures bill at the image row")));
    slices.add(
        slice(
            imageIn.get(),
            imageOut.get(),
            textIn.get(),
            tokens,
            right,
            "the image row; a text prompt bills at " + plain(textIn.get())));
    slices.add(
        slice(
            textIn.get(),
            imageOut.get(),
            textIn.get(),
            tokens,
            right,
            "text in, image out; input pictures bill at " + plain(imageIn.get())));
    return slices;
  }

  private static Slice slice(
      BigDecimal in,
      BigDecimal out,
      BigDecimal textIn,
      BigDecimal tokens,
      BigDecimal right,
      String meaning) {
    BigDecimal cost = cost(in, out, tokens);
    String pair = plain(in) + " / " + plain(out);
    if (cost.compareTo(right) == 0) {
      return new Slice(
          pair, Amounts.fixed(cost, 4), meaning, "right from a prompt alone", Tone.RIGHT);
    }
    BigDecimal ratio = right.divide(cost, 4, RoundingMode.HALF_UP);
    boolean far =
        ratio.compareTo(new BigDecimal("1.1")) > 0 || ratio.compareTo(new BigDecimal("0.9")) < 0;
    String verdict = far ? times(ratio) : "input " + percent(in, textIn);
    return new Slice(
        pair, Amounts.fixed(cost, 4), meaning, verdict, far ? Tone.WRONG : Tone.PARTLY);
  }

  private static String percent(BigDecimal in, BigDecimal right) {
    BigDecimal gap = in.subtract(right).movePointRight(2).divide(right, 0, RoundingMode.HALF_UP);
    return gap.abs().toPlainString() + " % " + (gap.signum() > 0 ? "high" : "low");
  }

  private static String times(BigDecimal ratio) {
    return ratio.compareTo(BigDecimal.ONE) > 0
        ? ratio.setScale(1, RoundingMode.HALF_UP) + " × too low"
        : BigDecimal.ONE.divide(ratio, 1, RoundingMode.HALF_UP) + " × too high";
  }

  private static BigDecimal cost(BigDecimal in, BigDecimal out, BigDecimal tokens) {
    return PROMPT_TOKENS.multiply(in).add(tokens.multiply(out)).divide(MILLION);
  }

  private static Optional<BigDecimal> rate(Route route, Meter meter) {
    return route.prices().stream()
        .filter(price -> price.rate().meter().equals(meter))
        .filter(price -> price.rate().conditions().equals(Conditions.NONE))
        .findFirst()
        .map(price -> price.rate().usdPerCustomaryQuantity());
  }

  private static String plain(BigDecimal usd) {
    return "$" + usd.stripTrailingZeros().toPlainString();
  }
}
