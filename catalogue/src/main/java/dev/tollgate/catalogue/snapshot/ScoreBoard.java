package dev.tollgate.catalogue.snapshot;

import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Source;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.query.Snapshot;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Scores of models, higher is better, as one published board states them on a day under a licence.
 * A score is a fact of its model, {@code score.} and the name of the board.
 */
public record ScoreBoard(
    String name, URI source, String licence, LocalDate date, Map<String, BigDecimal> scores) {

  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ,.:()/+-]{0,59}");
  private static final Pattern SCORE = Pattern.compile("-?[0-9]{1,6}(\\.[0-9]{1,6})?");
  private static final int LICENCE_MAX = 100;
  private static final int SCORES_MAX = 2_000;

  public ScoreBoard {
    scores = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(scores));
  }

  /** From what somebody typed; {@link WrongField} names the field and what would be right. */
  public static ScoreBoard of(
      @Nullable String name,
      @Nullable String source,
      @Nullable String licence,
      @Nullable String date,
      Map<String, String> scores) {
    if (name == null || !NAME.matcher(name.strip()).matches()) {
      throw new WrongField(
          "board", "must be the name of the board, in up to 60 letters and digits");
    }
    if (licence == null || licence.isBlank() || licence.length() > LICENCE_MAX) {
      throw new WrongField("licence", "must name the licence under which scores may be shown");
    }
    if (scores.isEmpty() || scores.size() > SCORES_MAX) {
      throw new WrongField("scores", "must be 1 to " + SCORES_MAX + " models with numbers");
    }
    Map<String, BigDecimal> numbers = new LinkedHashMap<>();
    scores.forEach((model, score) -> {
      if (!SCORE.matcher(score.strip()).matches()) {
        throw new WrongField("scores." + model, "must be a number such as 1243");
      }
      numbers.put(model, new BigDecimal(score.strip()));
    });
    return new ScoreBoard(name.strip(), address(source), licence.strip(), day(date), numbers);
  }

  private static URI address(@Nullable String source) {
    try {
      URI address = URI.create(source == null ? "" : source.strip());
      boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
      if (web && address.getHost() != null && address.getUserInfo() == null) {
        return address;
      }
    } catch (IllegalArgumentException malformed) {
      // said below, as for another scheme
    }
    throw new WrongField("source", "must be the https:// address that states the scores");
  }

  private static LocalDate day(@Nullable String date) {
    try {
      return LocalDate.parse(date == null ? "" : date.strip());
    } catch (DateTimeParseException malformed) {
      throw new WrongField("date", "must be the day of the scores, such as 2026-10-01");
    }
  }

  /** The attribute of a model that this board states. */
  public String attribute() {
    return Attributes.SCORE + name;
  }

  /** The id of this board among sources. */
  public String id() {
    return Source.BOARD
        + name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("-$", "");
  }

  /** The snapshot with every board as a source and every score of a known model as a fact. */
  public static Snapshot applied(Snapshot snapshot, List<ScoreBoard> boards) {
    if (boards.isEmpty()) {
      return snapshot;
    }
    List<Model> models = snapshot.models().stream().map(model -> scored(model, boards)).toList();
    List<Source> sources = new ArrayList<>(snapshot.sources());
    boards.forEach(board -> sources.add(board.among(snapshot)));
    return Snapshots.of(models, List.copyOf(snapshot.routes()), sources, snapshot.builtAt());
  }

  private Source among(Snapshot snapshot) {
    int known = (int) scores.keySet().stream().filter(id -> snapshot.model(id).isPresent()).count();
    return new Source(
        id(),
        name,
        source.toString(),
        licence,
        date,
        "",
        null,
        scores.size(),
        known,
        scores.size() - known);
  }

  private static Model scored(Model model, List<ScoreBoard> boards) {
    Map<String, Verdict> facts = new LinkedHashMap<>(model.facts());
    for (ScoreBoard board : boards) {
      BigDecimal score = board.scores().get(model.id());
      if (score != null) {
        facts.put(board.attribute(), board.verdict(model, score));
      }
    }
    return facts.size() == model.facts().size() ? model : model.withFacts(facts);
  }

  private Verdict verdict(Model model, BigDecimal score) {
    String value = score.toPlainString();
    Evidence evidence =
        new Evidence(id(), model.id(), value, "points, higher is better", "as stated", "", date);
    return new Verdict(
        attribute(),
        value,
        "as " + name + " states it, " + licence,
        List.of(new Verdict.Witness(value, "followed", evidence)),
        List.of());
  }
}
