package dev.tollgate.catalogue.source;

import java.util.List;
import java.util.Optional;

/** Every feed that can be read, in the order reports show them. */
public final class Feeds {

  private static final List<Feed> ALL =
      List.of(
          new LiteLlmFeed(),
          new ModelsDevFeed(),
          new ModelsDevLabsFeed(),
          new GenaiPricesFeed(),
          new PortkeyPricingFeed(),
          new PortkeyGeneralFeed(),
          new OpenRouterFeed(),
          new VercelFeed(),
          LlmPricesFeed.current(),
          LlmPricesFeed.historical());

  private Feeds() {}

  public static List<Feed> all() {
    return ALL;
  }

  /** The feed with this source id. */
  public static Optional<Feed> byId(String id) {
    return ALL.stream().filter(feed -> feed.id().equals(id)).findFirst();
  }
}
