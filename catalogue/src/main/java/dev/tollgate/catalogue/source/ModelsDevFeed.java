package dev.tollgate.catalogue.source;

import static java.util.Map.entry;

import dev.tollgate.catalogue.json.Json;
import dev.tollgate.catalogue.json.Numbers;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Modality;
import dev.tollgate.pricing.ServiceTier;
import dev.tollgate.pricing.TokenClass;
import java.util.Map;
import java.util.Set;

/** models.dev routes: provider, then model; USD per 1,000,000 tokens in generic slots. */
final class ModelsDevFeed implements Feed {

  private static final Set<String> PROVIDER_FIELDS =
      Set.of("id", "name", "env", "npm", "api", "doc", "models");

  private static final Map<String, Meter> COSTS =
      Map.ofEntries(
          entry("input", Meter.INPUT),
          entry("output", Meter.OUTPUT),
          entry("reasoning", Meter.TEXT_OUTPUT_REASONING),
          entry("cache_read", Meter.INPUT_CACHED),
          entry("cache_write", Meter.INPUT.as(TokenClass.CACHE_WRITE)),
          entry("input_audio", Meter.token(Direction.INPUT, Modality.AUDIO)),
          entry("output_audio", Meter.token(Direction.OUTPUT, Modality.AUDIO)));

  @Override
  public String id() {
    return "models.dev";
  }

  @Override
  public String name() {
    return "models.dev routes";
  }

  @Override
  public String address() {
    return "https://models.dev/api.json";
  }

  @Override
  public String licence() {
    return "MIT";
  }

  @Override
  public String file() {
    return "models-dev-api.json";
  }

  @Override
  public void read(FeedDocument document, Harvest harvest) {
    for (Map.Entry<String, Json> provider : document.root().entries()) {
      harvest.count("providers", 1);
      String path = Paths.field("$", provider.getKey());
      for (Map.Entry<String, Json> field : provider.getValue().entries()) {
        if (!PROVIDER_FIELDS.contains(field.getKey())) {
          harvest.unmapped(
              provider.getKey(),
              "provider." + field.getKey(),
              field.getValue(),
              Paths.field(path, field.getKey()));
        }
      }
      for (Map.Entry<String, Json> model : provider.getValue().get("models").entries()) {
        String route = Subjects.route(provider.getKey(), model.getKey());
        route(route, model.getValue(), Paths.field(path + ".models", model.getKey()), harvest);
      }
    }
  }

  private static void route(String route, Json model, String path, Harvest harvest) {
    harvest.row();
    ModelsDevFields.read(route, model, path, harvest);
    costs(route, model.get("cost"), Conditions.NONE, path + ".cost", harvest);
    for (Map.Entry<String, Json> mode : model.get("experimental").get("modes").entries()) {
      String at = Paths.field(path + ".experimental.modes", mode.getKey());
      if (mode.getKey().equals("fast")) {
        Conditions fast = Conditions.NONE.withTier(ServiceTier.FAST);
        costs(route, mode.getValue().get("cost"), fast, at + ".cost", harvest);
      } else {
        harvest.unmapped(route, "experimental.modes." + mode.getKey(), mode.getValue(), at);
      }
    }
  }

  private static void costs(
      String route, Json cost, Conditions when, String path, Harvest harvest) {
    boolean tiered = !cost.get("tiers").list().isEmpty();
    for (Map.Entry<String, Json> field : cost.entries()) {
      String at = Paths.field(path, field.getKey());
      switch (field.getKey()) {
        case "tiers" -> tiers(route, field.getValue(), when, at, harvest);
        case "context_over_200k" -> {
          if (!tiered) {
            costs(route, field.getValue(), when.withContext(200_001L, null), at, harvest);
          }
        }
        case "tier" -> {} // read by tiers()
        default -> cost(route, field.getKey(), field.getValue(), when, at, harvest);
      }
    }
  }

  private static void tiers(
      String route, Json tiers, Conditions when, String path, Harvest harvest) {
    for (int i = 0; i < tiers.list().size(); i++) {
      Json tier = tiers.list().get(i);
      String at = Paths.item(path, i);
      var size = tier.get("tier").get("size").number();
      boolean byContext = tier.get("tier").get("type").text().orElse("").equals("context");
      if (size.isPresent() && byContext) {
        long above = Numbers.parse(size.get()).longValue();
        costs(route, tier, when.withContext(above + 1, null), at, harvest);
      } else {
        harvest.unmapped(route, "cost.tiers", tier, at);
      }
    }
  }

  private static void cost(
      String route, String key, Json value, Conditions when, String path, Harvest harvest) {
    Meter meter = COSTS.get(key);
    var raw = value.number();
    if (meter == null || raw.isEmpty()) {
      harvest.unmapped(route, "cost." + key, value, path);
      return;
    }
    harvest.price(route, meter, Scale.USD_PER_MILLION, raw.get(), when, path);
  }
}
