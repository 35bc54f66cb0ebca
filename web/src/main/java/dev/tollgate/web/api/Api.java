package dev.tollgate.web.api;

import dev.tollgate.catalogue.history.History;
import dev.tollgate.catalogue.query.Catalogue;
import dev.tollgate.gateway.codec.ChatCodec;
import dev.tollgate.gateway.codec.ImagesCodec;
import dev.tollgate.gateway.edge.PathTable;
import dev.tollgate.gateway.ledger.Ledger;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;

/** Our own API, everything under {@code /api}. */
public record Api(
    Door door,
    Catalogue catalogue,
    Supplier<Set<String>> configured,
    QuoteDesk desk,
    ImagesCodec images,
    ChatCodec chat,
    Ledger ledger,
    History history,
    Pinboard pins,
    InstantSource clock) {

  /** Adds its paths to the table. */
  public void addTo(PathTable table) {
    new QuotePaths(door, desk, images, chat, history).addTo(table);
    new ModelPaths(door, catalogue, configured, history, clock).addTo(table);
    new CataloguePaths(door, catalogue, history, clock).addTo(table);
    new PinPaths(door, catalogue, pins, clock).addTo(table);
    new OpenApi(door).addTo(table);
    new UsagePaths(door, ledger, clock).addTo(table);
  }
}
