package dev.tollgate.app.config;

import dev.tollgate.catalogue.notice.Webhook;
import dev.tollgate.catalogue.snapshot.Pins.Pin;
import dev.tollgate.catalogue.snapshot.ScoreBoard;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the catalogue is kept: {@code refresh} is the time between two synchronisations, null for
 * none; {@code pins} are prices that the operator stands by; {@code boards} score models; {@code
 * webhook} hears of changes.
 */
public record CatalogueSettings(
    @Nullable Duration refresh,
    List<Pin> pins,
    List<ScoreBoard> boards,
    @Nullable Webhook webhook) {

  /** Nothing is fetched and nothing pinned unless somebody asks for it. */
  public static final CatalogueSettings NONE =
      new CatalogueSettings(null, List.of(), List.of(), null);

  public CatalogueSettings {
    pins = List.copyOf(pins);
    boards = List.copyOf(boards);
  }
}
