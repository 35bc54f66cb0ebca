package dev.tollgate.catalogue.source;

import static java.util.Map.entry;

import dev.tollgate.catalogue.json.Json;
import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Modality;
import dev.tollgate.pricing.Unit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** LiteLLM's price map: one flat object, USD per single unit, sizes and regions in the key. */
final class LiteLlmFeed implements Feed {

  private static final Set<String> NOT_ROUTES = Set.of("sample_spec", "fallback_generalizations");
  private static final Set<String> NOT_FACTS = Set.of("litellm_provider", "mode");

  private static final Map<String, String> ATTRIBUTES =
      Map.ofEntries(
          entry("max_input_tokens", Attributes.MAX_INPUT_TOKENS),
          entry("max_output_tokens", Attributes.MAX_OUTPUT_TOKENS),
          entry("max_tokens", "limit.legacy_max_tokens"),
          entry("deprecation_date", Attributes.DEPRECATION_DATE),
          entry("supported_endpoints", Attributes.ENDPOINTS),
          entry("supported_modalities", Attributes.INPUT_MODALITIES),
          entry("supported_output_modalities", Attributes.OUTPUT_MODALITIES),
          entry("supported_regions", "regions"),
          entry("output_vector_size", "limit.vector_size"),
          entry("prompt_cache_min_tokens", "limit.prompt_cache_min_tokens"),
          entry("rpm", "limit.requests_per_minute"),
          entry("tpm", "limit.tokens_per_minute"),
          entry("source", "upstream_source"),
          entry("comment", "note"),
          entry("metadata", "note"),
          entry("web_search_billing_unit", "price.web_search_unit"),
          entry("regional_processing_uplift_multiplier_eu", "price.multiplier.region.eu"),
          entry("regional_processing_uplift_multiplier_us", "price.multiplier.region.us"),
          entry("provider_specific_entry", "price.multiplier"),
          entry("input_dbu_cost_per_token", "price.databricks_units.input"),
          entry("output_dbu_cost_per_token", "price.databricks_units.output"));

  @Override
  public String id() {
    return "litellm";
  }

  @Override
  public String name() {
    return "LiteLLM model prices";
  }

  @Override
  public String address() {
    return "https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json";
  }

  @Override
  public String licence() {
    return "MIT";
  }

  @Override
  public String file() {
    return "litellm-model-prices.json";
  }

  @Override
  public void read(FeedDocument document, Harvest harvest) {
    for (Map.Entry<String, Json> row : document.root().entries()) {
      if (NOT_ROUTES.contains(row.getKey())) {
        harvest.count("entries that are no routes", 1);
      } else if (row.getValue().get("litellm_provider").text().isPresent()) {
        new Row(row.getKey(), row.getValue(), harvest).read();
      } else {
        String key = row.getKey();
        harvest.unmapped(key, "entry without a provider", row.getValue(), Paths.field("$", key));
      }
    }
  }

  /** One route of the map. */
  private static final class Row {

    private final Json row;
    private final Harvest harvest;
    private final String path;
    private final LiteLlmId id;
    private final Optional<Kind> kind;

    Row(String key, Json row, Harvest harvest) {
      this.row = row;
      this.harvest = harvest;
      this.path = Paths.field("$", key);
      this.id = LiteLlmId.parse(key, row.get("litellm_provider").text().orElse(""));
      this.kind = row.get("mode").text().flatMap(Kinds::of);
    }

    void read() {
      harvest.row();
      if (id.folded()) {
        harvest.count("keys folded into their base route", 1);
      }
      row.get("mode")
          .text()
          .ifPresent(mode -> attribute(Attributes.KIND, kind.orElse(Kind.OTHER).name(), "mode"));
      for (Map.Entry<String, Json> field : row.entries()) {
        if (!NOT_FACTS.contains(field.getKey()) && !field.getValue().isNull()) {
          field(field.getKey(), field.getValue());
        }
      }
    }

    private void field(String key, Json value) {
      Optional<LiteLlmPrices.Slot> slot = LiteLlmPrices.slot(key, row);
      if (slot.isPresent()) {
        price(slot.get(), value, Paths.field(path, key));
      } else if (key.equals("tiered_pricing")) {
        tiers(value);
      } else if (key.equals("search_context_cost_per_query")) {
        webSearch(value);
      } else if (ATTRIBUTES.containsKey(key)) {
        attribute(ATTRIBUTES.getOrDefault(key, key), text(value), key);
      } else if (key.startsWith("supports_") && value.bool().isPresent()) {
        String flag = key.substring("supports_".length());
        attribute(Attributes.CAPABILITY + flag, value.raw(), key);
      } else {
        harvest.unmapped(id.route(), key, value, Paths.field(path, key));
      }
    }

    private void price(LiteLlmPrices.Slot slot, Json value, String at) {
      Optional<String> raw = value.number();
      if (raw.isEmpty()) {
        harvest.unmapped(id.route(), "price that is no number", value, at);
        return;
      }
      Meter meter = slot.meter();
      String transform = Scale.USD_PER_UNIT.transform();
      if (isOutputFiledAsInput(meter)) {
        meter = meter.unit() == Unit.PIXEL ? Meter.IMAGE_PIXELS : Meter.IMAGES;
        transform = "filed as an input price; on an image route it is the price of the output";
      }
      harvest.price(
          id.route(),
          heard(meter),
          Scale.USD_PER_UNIT,
          raw.get(),
          merged(slot.conditions()),
          at,
          transform);
    }

    /** Forty-four rows file the output price per pixel as input, thirty-eight per image. */
    private boolean isOutputFiledAsInput(Meter meter) {
      boolean inputPicture =
          meter.equals(Meter.INPUT_IMAGES) || meter.equals(Meter.IMAGE_INPUT.in(Unit.PIXEL));
      return inputPicture
          && kind.filter(Kind.IMAGE::equals).isPresent()
          && isZero("output_cost_per_image")
          && isZero("output_cost_per_image_token")
          && isZero("output_cost_per_pixel");
    }

    private boolean isZero(String key) {
      return row.get(key).number().map(raw -> raw.matches("0(\\.0*)?")).orElse(true);
    }

    /** Seconds without a modality are audio or video, by the kind of model. */
    private Meter heard(Meter meter) {
      if (meter.unit() != Unit.SECOND || meter.modality() != Modality.ANY || kind.isEmpty()) {
        return meter;
      }
      return switch (kind.get()) {
        case VIDEO -> meter.of(Modality.VIDEO);
        case SPEECH, TRANSCRIPTION -> meter.of(Modality.AUDIO);
        case IMAGE, CHAT, EMBEDDING, RERANK, MODERATION, OTHER -> meter;
      };
    }

    private Conditions merged(Conditions own) {
      Conditions all = id.conditions();
      all = own.tier() == null ? all : all.withTier(own.tier());
      all = own.size() == null ? all : all.withSize(own.size());
      all = all.withContext(own.minContextTokens(), own.maxContextTokens());
      for (Map.Entry<String, String> other : own.other().entrySet()) {
        all = all.withOther(other.getKey(), other.getValue());
      }
      return all;
    }

    private void tiers(Json tiers) {
      for (int i = 0; i < tiers.list().size(); i++) {
        Json tier = tiers.list().get(i);
        String at = Paths.item(path + ".tiered_pricing", i);
        Conditions range = range(tier.get("range").list());
        for (Map.Entry<String, Json> field : tier.entries()) {
          if (!field.getKey().equals("range")) {
            tierPrice(field.getKey(), field.getValue(), range, Paths.field(at, field.getKey()));
          }
        }
      }
    }

    private void tierPrice(String key, Json value, Conditions range, String at) {
      Optional<LiteLlmPrices.Slot> slot = LiteLlmPrices.slot(key, row);
      if (slot.isEmpty() || value.number().isEmpty()) {
        harvest.unmapped(id.route(), "tiered_pricing." + key, value, at);
        return;
      }
      Conditions tier = slot.get().conditions();
      Conditions both = tier.withContext(range.minContextTokens(), range.maxContextTokens());
      price(new LiteLlmPrices.Slot(slot.get().meter(), both), value, at);
    }

    /** A range [32000, 128000] covers 32,001 to 128,000 input tokens. */
    private static Conditions range(java.util.List<Json> range) {
      long from = range.isEmpty() ? 0 : whole(range.getFirst());
      Long to = range.size() < 2 ? null : Long.valueOf(whole(range.get(1)) + 1);
      return Conditions.NONE.withContext(from == 0 ? null : Long.valueOf(from + 1), to);
    }

    private static long whole(Json number) {
      return number
          .number()
          .map(raw -> dev.tollgate.catalogue.json.Numbers.parse(raw).longValue())
          .orElse(0L);
    }

    private void webSearch(Json costs) {
      String at = path + ".search_context_cost_per_query";
      for (Map.Entry<String, Json> cost : costs.entries()) {
        String size = cost.getKey().replace("search_context_size_", "");
        LiteLlmPrices.Slot slot =
            new LiteLlmPrices.Slot(
                Meter.tool("web_search", Unit.QUERY),
                Conditions.NONE.withOther("search_context", size));
        price(slot, cost.getValue(), Paths.field(at, cost.getKey()));
      }
    }

    private void attribute(String attribute, String value, String key) {
      if (!id.folded()) {
        harvest.attribute(id.route(), attribute, value, Paths.field(path, key), row.get(key).raw());
      }
    }

    private static String text(Json value) {
      return value.list().isEmpty() ? value.raw() : String.join(",", value.texts());
    }
  }
}
