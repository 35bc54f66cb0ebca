package dev.tollgate.app.config;

import dev.tollgate.catalogue.notice.Webhook;
import dev.tollgate.catalogue.snapshot.PinFile;
import dev.tollgate.catalogue.snapshot.Pins.Pin;
import dev.tollgate.catalogue.snapshot.ScoreBoard;
import dev.tollgate.catalogue.snapshot.WrongField;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the section {@code catalogue} of the settings. */
final class CatalogueReader {

  private static final Set<String> KEYS =
      new TreeSet<>(Set.of("refresh", "pins", "webhook", "scores"));
  private static final Set<String> WEBHOOK_KEYS = new TreeSet<>(Set.of("url", "secret", "watch"));
  private static final Set<String> PIN_KEYS =
      new TreeSet<>(Set.of("route", "meter", "usd", "note"));
  private static final Set<String> BOARD_KEYS =
      new TreeSet<>(Set.of("board", "source", "licence", "date", "scores"));
  private static final Duration REFRESH_DEFAULT = Duration.ofHours(1);
  private static final Duration REFRESH_MIN = Duration.ofMinutes(5);
  private static final int WATCHED_MAX = 100;
  private static final int BOARDS_MAX = 20;

  private final Settings settings;

  CatalogueReader(Settings settings) {
    this.settings = settings;
  }

  CatalogueSettings read(JsonNode section) {
    if (Settings.isAbsent(section)) {
      return CatalogueSettings.NONE;
    }
    if (!(section instanceof ObjectNode own)) {
      settings.fault("'catalogue' must be a mapping with refresh, pins, scores and webhook.");
      return CatalogueSettings.NONE;
    }
    settings.refuseUnknown(own, KEYS, "catalogue.");
    return new CatalogueSettings(
        refresh(settings.text(own, "refresh", "catalogue.refresh")),
        pins(own.path("pins")),
        boards(own.path("scores")),
        webhook(own.path("webhook")));
  }

  private @Nullable Webhook webhook(JsonNode section) {
    if (Settings.isAbsent(section)) {
      return null;
    }
    if (!(section instanceof ObjectNode own)) {
      settings.fault(
          "'catalogue.webhook' must be a mapping with url, secret and, if wanted, watch.");
      return null;
    }
    settings.refuseUnknown(own, WEBHOOK_KEYS, "catalogue.webhook.");
    String url = settings.text(own, "url", "catalogue.webhook.url");
    String secret = settings.text(own, "secret", "catalogue.webhook.secret");
    List<String> watch = watch(own.path("watch"));
    try {
      return Webhook.of(
          Objects.requireNonNullElse(url, ""), Objects.requireNonNullElse(secret, ""), watch);
    } catch (IllegalArgumentException wrong) {
      settings.fault("'catalogue.webhook': " + wrong.getMessage() + ".");
      return null;
    }
  }

  private List<String> watch(JsonNode section) {
    List<String> watch = new ArrayList<>();
    if (Settings.isAbsent(section)) {
      return watch;
    }
    boolean texts = section.isArray() && section.size() <= WATCHED_MAX;
    for (int i = 0; texts && i < section.size(); i++) {
      texts = section.get(i).isString() && !section.get(i).asString().isBlank();
      watch.add(section.get(i).asString());
    }
    if (!texts) {
      settings.fault(
          "'catalogue.webhook.watch' must be a list of up to "
              + WATCHED_MAX
              + " models, routes or beginnings such as openai/.");
    }
    return watch;
  }

  private @Nullable Duration refresh(@Nullable String text) {
    if (text == null || Set.of("off", "false", "no").contains(text)) {
      return null;
    }
    if (Set.of("on", "true", "yes").contains(text)) {
      return REFRESH_DEFAULT;
    }
    try {
      Duration every = Duration.parse(text);
      if (every.compareTo(REFRESH_MIN) >= 0) {
        return every;
      }
    } catch (DateTimeParseException malformed) {
      // said below, as for an interval that is too short
    }
    settings.fault(
        "'catalogue.refresh' must be off, on (hourly) or a time of PT5M or more such as PT6H, not '"
            + text
            + "'.");
    return null;
  }

  private List<Pin> pins(JsonNode section) {
    List<Pin> pins = new ArrayList<>();
    if (Settings.isAbsent(section)) {
      return pins;
    }
    if (!section.isArray() || section.size() > PinFile.PINS_MAX) {
      settings.fault("'catalogue.pins' must be a list of up to " + PinFile.PINS_MAX + " pins.");
      return pins;
    }
    for (int i = 0; i < section.size(); i++) {
      pin(section.get(i), "catalogue.pins[" + i + "]", pins);
    }
    return pins;
  }

  private void pin(JsonNode node, String path, List<Pin> pins) {
    if (!(node instanceof ObjectNode own)) {
      settings.fault("'" + path + "' must be a mapping with route, meter, usd and note.");
      return;
    }
    settings.refuseUnknown(own, PIN_KEYS, path + ".");
    String route = settings.text(own, "route", path + ".route");
    String meter = settings.text(own, "meter", path + ".meter");
    String usd = settings.text(own, "usd", path + ".usd");
    String note = settings.text(own, "note", path + ".note");
    try {
      pins.add(Pin.of(route, meter, usd, note, null, "tollgate.yaml"));
    } catch (WrongField wrong) {
      settings.fault("'" + path + "." + wrong.field() + "' " + wrong.getMessage() + ".");
    }
  }

  private List<ScoreBoard> boards(JsonNode section) {
    List<ScoreBoard> boards = new ArrayList<>();
    if (Settings.isAbsent(section)) {
      return boards;
    }
    if (!section.isArray() || section.size() > BOARDS_MAX) {
      settings.fault("'catalogue.scores' must be a list of up to " + BOARDS_MAX + " boards.");
      return boards;
    }
    for (int i = 0; i < section.size(); i++) {
      board(section.get(i), "catalogue.scores[" + i + "]", boards);
    }
    return boards;
  }

  private void board(JsonNode node, String path, List<ScoreBoard> boards) {
    if (!(node instanceof ObjectNode own) || !(own.path("scores") instanceof ObjectNode listed)) {
      settings.fault(
          "'"
              + path
              + "' must be a mapping with board, source, licence, date and scores,"
              + " a mapping of models to numbers.");
      return;
    }
    settings.refuseUnknown(own, BOARD_KEYS, path + ".");
    Map<String, String> scores = new LinkedHashMap<>();
    for (String model : listed.propertyNames()) {
      scores.put(
          model,
          Objects.requireNonNullElse(settings.text(listed, model, path + ".scores." + model), ""));
    }
    try {
      ScoreBoard board =
          ScoreBoard.of(
              settings.text(own, "board", path + ".board"),
              settings.text(own, "source", path + ".source"),
              settings.text(own, "licence", path + ".licence"),
              settings.text(own, "date", path + ".date"),
              scores);
      if (boards.stream().anyMatch(other -> other.id().equals(board.id()))) {
        settings.fault("'" + path + ".board' names a board that is listed already.");
      }
      boards.add(board);
    } catch (WrongField wrong) {
      settings.fault("'" + path + "." + wrong.field() + "' " + wrong.getMessage() + ".");
    }
  }
}
