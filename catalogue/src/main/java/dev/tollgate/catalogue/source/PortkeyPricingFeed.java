package dev.tollgate.catalogue.source;

import dev.tollgate.catalogue.json.Json;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.ServiceTier;
import dev.tollgate.pricing.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Portkey's price files: US cents per single unit, one file per provider. */
final class PortkeyPricingFeed implements Feed {

  private static final Set<String> SET_ASIDE = Set.of("calculate");
  private static final Pattern CONTEXT_TIER = Pattern.compile("(.+)-(lte|gt)-([0-9]{2,4})k");

  @Override
  public String id() {
    return "portkey";
  }

  @Override
  public String name() {
    return "Portkey prices";
  }

  @Override
  public String address() {
    return "https://configs.portkey.ai/pricing/{file}.json";
  }

  @Override
  public String licence() {
    return "MIT";
  }

  @Override
  public String file() {
    return "portkey/pricing/";
  }

  @Override
  public List<String> files() {
    return List.of(
        "ai21",
        "anthropic",
        "anyscale",
        "azure-ai",
        "azure-openai",
        "bedrock-mantle",
        "bedrock",
        "byteplus",
        "cerebras",
        "claude-platform-aws",
        "cohere",
        "dashscope",
        "deepbricks",
        "deepgram",
        "deepinfra",
        "deepseek",
        "ember-cloud",
        "fal-ai",
        "fireworks-ai",
        "google",
        "groq",
        "jina",
        "lightning-ai",
        "minimax",
        "mistral-ai",
        "monsterapi",
        "moonshot",
        "nebius",
        "nomic",
        "novita-ai",
        "openai",
        "openrouter",
        "oracle",
        "palm",
        "perplexity-ai",
        "predibase",
        "reka-ai",
        "sagemaker",
        "segmind",
        "stability-ai",
        "together-ai",
        "vertex-ai",
        "workers-ai",
        "x-ai",
        "z-ai",
        "zhipu");
  }

  @Override
  public void read(FeedDocument document, Harvest harvest) {
    harvest.count("files", 1);
    for (Map.Entry<String, Json> model : document.root().entries()) {
      if (!model.getKey().equals("default")) {
        harvest.row();
        new Row(document.name(), model.getKey(), model.getValue(), harvest).read();
      }
    }
  }

  /** One model of one file. */
  private static final class Row {

    private final Json model;
    private final Harvest harvest;
    private final String route;
    private final String path;
    private final Conditions base;

    Row(String provider, String key, Json model, Harvest harvest) {
      this.model = model;
      this.harvest = harvest;
      this.path = Paths.field(provider + "$", key);
      Matcher tier = CONTEXT_TIER.matcher(key);
      boolean tiered = tier.matches();
      String id = tiered ? tier.group(1) : key;
      boolean above = tiered && tier.group(2).equals("gt");
      Conditions when =
          above
              ? Conditions.NONE.withContext(Long.parseLong(tier.group(3)) * 1000 + 1, null)
              : Conditions.NONE;
      this.route = Subjects.route(provider, id);
      this.base = when;
    }

    void read() {
      for (Map.Entry<String, Json> field : model.entries()) {
        String at = Paths.field(path, field.getKey());
        switch (field.getKey()) {
          case "pricing_config" -> config(field.getValue(), base, at);
          case "custom_pricing" -> custom(field.getValue(), at);
          default -> harvest.unmapped(route, field.getKey(), field.getValue(), at);
        }
      }
    }

    private void config(Json config, Conditions when, String at) {
      String currency = config.get("currency").text().orElse("USD");
      if (!currency.equals("USD")) {
        harvest.unmapped(route, "currency " + currency, config, at);
        return;
      }
      for (Map.Entry<String, Json> field : config.entries()) {
        String inside = Paths.field(at, field.getKey());
        switch (field.getKey()) {
          case "pay_as_you_go" -> tariff(field.getValue(), when, inside);
          case "batch_config" -> tariff(field.getValue(), when.withTier(ServiceTier.BATCH), inside);
          case "fixed_cost" ->
              leaf(Meter.REQUESTS, field.getValue().get("request"), when, inside + ".request");
          case "finetune_config" -> finetune(field.getValue(), when, inside);
          case "currency" -> {}
          default -> {
            if (!SET_ASIDE.contains(field.getKey())) {
              harvest.unmapped(route, field.getKey(), field.getValue(), inside);
            }
          }
        }
      }
    }

    private void finetune(Json config, Conditions when, String at) {
      for (Map.Entry<String, Json> field : config.entries()) {
        String inside = Paths.field(at, field.getKey());
        if (field.getKey().equals("pay_per_token")) {
          leaf(Meter.tool("fine_tuning", Unit.TOKEN), field.getValue(), when, inside);
        } else {
          harvest.unmapped(route, "finetune_config." + field.getKey(), field.getValue(), inside);
        }
      }
    }

    private void tariff(Json tariff, Conditions when, String at) {
      for (Map.Entry<String, Json> field : tariff.entries()) {
        String key = field.getKey();
        String inside = Paths.field(at, key);
        Optional<Meter> meter = PortkeyUnits.token(key, tariff);
        if (meter.isPresent()) {
          leaf(meter.get(), field.getValue(), when, inside);
        } else if (key.equals("image")) {
          pictures(field.getValue(), when, inside);
        } else if (key.equals("additional_units")) {
          additional(field.getValue(), tariff, when, inside);
        } else {
          harvest.unmapped(route, key, field.getValue(), inside);
        }
      }
    }

    private void additional(Json units, Json tariff, Conditions when, String at) {
      for (Map.Entry<String, Json> field : units.entries()) {
        String key = field.getKey();
        String inside = Paths.field(at, key);
        Optional<PortkeyUnits.Slot> slot = PortkeyUnits.additional(key, tariff);
        if (slot.isPresent()) {
          leaf(slot.get().meter(), field.getValue(), merged(when, slot.get().conditions()), inside);
        } else if (PortkeyUnits.DEFAULTS.contains(key)) {
          String value = field.getValue().get("price").raw();
          harvest.attribute(route, "control." + key, value, inside, value);
        } else {
          harvest.unmapped(route, "additional_units." + key, field.getValue(), inside);
        }
      }
    }

    /** Quality, then size; {@code default} on either level means not stated. */
    private void pictures(Json table, Conditions when, String at) {
      for (Map.Entry<String, Json> quality : table.entries()) {
        for (Map.Entry<String, Json> size : quality.getValue().entries()) {
          Conditions cell =
              when.withQuality(stated(quality.getKey())).withSize(stated(size.getKey()));
          String inside = Paths.field(Paths.field(at, quality.getKey()), size.getKey());
          leaf(Meter.IMAGES, size.getValue(), cell, inside);
        }
      }
    }

    private static @Nullable String stated(String key) {
      return key.equals("default") ? null : key;
    }

    private void leaf(Meter meter, Json leaf, Conditions when, String at) {
      Optional<String> raw = leaf.get("price").number();
      if (raw.isPresent()) {
        harvest.price(route, meter, Scale.CENTS_PER_UNIT, raw.get(), when, at);
      } else {
        harvest.unmapped(route, "price that is no number", leaf, at);
      }
    }

    private void custom(Json custom, String at) {
      Map<String, Long> thresholds = new HashMap<>();
      for (Map.Entry<String, Json> tier : custom.get("context_tier_map").entries()) {
        tier.getValue().text().ifPresent(name -> thresholds.put(name, Long.valueOf(tier.getKey())));
      }
      for (Map.Entry<String, Json> region : custom.get("regions").entries()) {
        String inside = Paths.field(at + ".regions", region.getKey());
        for (String name : region.getKey().split(",")) {
          Conditions when = name.equals("default") ? base : base.withRegion(name.strip());
          modes(region.getValue().get("execution_modes"), when, thresholds, inside);
        }
      }
    }

    private void modes(Json modes, Conditions when, Map<String, Long> thresholds, String at) {
      for (Map.Entry<String, Json> mode : modes.entries()) {
        String inside = Paths.field(at + ".execution_modes", mode.getKey());
        Optional<ServiceTier> tier = tier(mode.getKey());
        if (tier.isEmpty()) {
          harvest.unmapped(route, "execution_modes." + mode.getKey(), mode.getValue(), inside);
          continue;
        }
        Conditions narrowed = tier.get() == ServiceTier.STANDARD ? when : when.withTier(tier.get());
        config(mode.getValue().get("pricing_config"), narrowed, inside + ".pricing_config");
        for (Map.Entry<String, Json> size : mode.getValue().get("context_tiers").entries()) {
          Long from = thresholds.get(size.getKey());
          Conditions tiered =
              from == null || from == 0 ? narrowed : narrowed.withContext(from + 1, null);
          String deep = Paths.field(inside + ".context_tiers", size.getKey()) + ".pricing_config";
          config(size.getValue().get("pricing_config"), tiered, deep);
        }
      }
    }

    private static Optional<ServiceTier> tier(String mode) {
      for (ServiceTier tier : ServiceTier.values()) {
        if (tier.name().toLowerCase(Locale.ROOT).equals(mode)) {
          return Optional.of(tier);
        }
      }
      return Optional.empty();
    }

    private static Conditions merged(Conditions when, Conditions more) {
      Conditions all = more.size() == null ? when : when.withSize(more.size());
      for (Map.Entry<String, String> other : more.other().entrySet()) {
        all = all.withOther(other.getKey(), other.getValue());
      }
      return all;
    }
  }
}
