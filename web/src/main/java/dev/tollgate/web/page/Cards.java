package dev.tollgate.web.page;

import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.web.page.model.ModelCard;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Pictures of models for links that are shared, drawn when first asked for and kept, at most {@link
 * #KEPT_MAX} of them. Thread-safe.
 */
final class Cards {

  private static final int KEPT_MAX = 64;

  private final ModelCard.Painter painter;
  private final Map<ModelCard, byte[]> kept =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ModelCard, byte[]> eldest) {
              return size() > KEPT_MAX;
            }
          });

  Cards(ModelCard.Painter painter) {
    this.painter = painter;
  }

  void send(Client client, ModelCard card) {
    byte[] picture = kept.get(card);
    if (picture == null) {
      picture = painter.png(card);
      kept.put(card, picture);
    }
    client.send(
        200,
        Headers.of(
            "content-type", "image/png",
            "cache-control", "public, max-age=3600",
            "x-content-type-options", "nosniff"),
        picture);
  }
}
