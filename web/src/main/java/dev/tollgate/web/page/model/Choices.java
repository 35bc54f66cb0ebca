package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.pricing.ServiceTier;
import dev.tollgate.pricing.Tariff;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a page chooses where its URL leaves the choice open. */
public final class Choices {

  /** A size and quality; null means that the model knows no qualities. */
  public record Shape(ImageSize size, @Nullable String quality) {}

  private static final String SAFE_QUALITY = "[a-z0-9_-]{1,20}";

  private Choices() {}

  /** The route asked for, else the first with a price: the lab's own come first. */
  public static Route route(Model model, List<Route> routes, String asked) {
    return routes.stream()
        .filter(route -> route.id().equals(asked))
        .findFirst()
        .or(() -> routes.stream().filter(Choices::isPriced).findFirst())
        .or(() -> routes.stream().findFirst())
        .orElseGet(() ->
            new Route(
                model.id(),
                model.lab(),
                model.id(),
                model.name(),
                Tariff.of(model.id(), List.of()),
                List.of(),
                Map.of(),
                List.of()));
  }

  private static boolean isPriced(Route route) {
    return route.tariff().isFree() || !route.tariff().rates().isEmpty();
  }

  /** The size and quality asked for, else the usual ones of the model. */
  public static Shape shape(Model model, Route route, String size, String quality) {
    List<ImageSize> sizes = PictureCosts.sizes(model, route, null);
    ImageSize chosen =
        ImageSize.parse(size)
            .orElseGet(() -> {
              ImageSize usual = new ImageSize(1024, 1024);
              return sizes.contains(usual) ? usual : sizes.getFirst();
            });
    List<@Nullable String> known = PictureCosts.qualities(model, route, null);
    if (known.contains(quality) || quality.matches(SAFE_QUALITY)) {
      return new Shape(chosen, quality);
    }
    return new Shape(
        chosen,
        known.contains("medium")
            ? "medium"
            : known.contains("standard") ? "standard" : known.getFirst());
  }

  /** The service tiers that a route states prices for, the standard one always. */
  public static List<String> tiers(Route route) {
    List<String> tiers = new ArrayList<>();
    for (ServiceTier tier : ServiceTier.values()) {
      boolean stated =
          route.tariff().rates().stream().anyMatch(rate -> rate.conditions().tier() == tier);
      if (tier == ServiceTier.STANDARD || stated) {
        tiers.add(tier.name().toLowerCase(Locale.ROOT));
      }
    }
    return tiers;
  }
}
