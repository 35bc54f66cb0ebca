package dev.tollgate.catalogue.source;

import dev.tollgate.catalogue.json.Json;
import dev.tollgate.catalogue.json.Numbers;
import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Modality;
import dev.tollgate.pricing.TokenClass;
import dev.tollgate.pricing.Unit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Vercel AI Gateway's own list: USD per token, image or second; searches per 1,000. */
final class VercelFeed implements Feed {

  private static final Map<String, Meter> TOKENS =
      Map.of(
          "input", Meter.INPUT,
          "output", Meter.OUTPUT,
          "input_cache_read", Meter.INPUT_CACHED,
          "input_cache_write", Meter.INPUT.as(TokenClass.CACHE_WRITE),
          "image", Meter.IMAGES);

  private static final Map<String, Meter> SEARCHES =
      Map.of(
          "web_search", Meter.tool("web_search", Unit.QUERY),
          "maps_search", Meter.tool("maps", Unit.QUERY));

  private static final Set<String> SET_ASIDE =
      Set.of("id", "object", "owned_by", "description", "pricing");

  @Override
  public String id() {
    return "vercel";
  }

  @Override
  public String name() {
    return "Vercel AI Gateway model list";
  }

  @Override
  public String address() {
    return "https://ai-gateway.vercel.sh/v1/models";
  }

  @Override
  public String licence() {
    return "public API";
  }

  @Override
  public String file() {
    return "vercel-ai-gateway-models.json";
  }

  @Override
  public void read(FeedDocument document, Harvest harvest) {
    for (Json model : document.root().get("data").list()) {
      model
          .get("id")
          .text()
          .ifPresent(id -> {
            harvest.row();
            new Row("vercel-ai-gateway/" + id, "$.data[id=" + id + "]", harvest).read(model);
          });
    }
  }

  private record Row(String route, String path, Harvest harvest) {

    void read(Json model) {
      for (Map.Entry<String, Json> field : model.entries()) {
        String raw = field.getValue().raw();
        switch (field.getKey()) {
          case "name" -> attribute(Attributes.NAME, raw, field);
          case "context_window" -> limit(Attributes.CONTEXT_TOKENS, field);
          case "max_tokens" -> limit(Attributes.MAX_OUTPUT_TOKENS, field);
          case "released" -> attribute(Attributes.RELEASED, day(raw), field);
          case "created" -> attribute("listed_epoch_seconds", raw, field);
          case "tags" -> attribute("tags", String.join(",", field.getValue().texts()), field);
          case "type" -> attribute(Attributes.KIND, Kinds.of(raw).orElse(Kind.OTHER).name(), field);
          default -> {
            if (!SET_ASIDE.contains(field.getKey())) {
              harvest.unmapped(
                  route, field.getKey(), field.getValue(), Paths.field(path, field.getKey()));
            }
          }
        }
      }
      prices(model.get("pricing"));
    }

    private void attribute(String attribute, String value, Map.Entry<String, Json> field) {
      harvest.attribute(
          route, attribute, value, Paths.field(path, field.getKey()), field.getValue().raw());
    }

    private void limit(String attribute, Map.Entry<String, Json> field) {
      if (!field.getValue().raw().equals("0")) {
        attribute(attribute, field.getValue().raw(), field);
      }
    }

    private void prices(Json prices) {
      for (Map.Entry<String, Json> field : prices.entries()) {
        String key = field.getKey();
        String at = Paths.field(path + ".pricing", key);
        Json value = field.getValue();
        Meter meter = TOKENS.get(key);
        Meter search = SEARCHES.get(key);
        if (meter != null) {
          price(meter, Scale.USD_PER_UNIT, value, Conditions.NONE, at);
        } else if (search != null) {
          price(search, Scale.USD_PER_THOUSAND, value, Conditions.NONE, at);
        } else if (key.endsWith("_tiers") && TOKENS.containsKey(key.replace("_tiers", ""))) {
          String base = key.replace("_tiers", "");
          tiers(TOKENS.getOrDefault(base, Meter.INPUT), prices.get(base).isNull(), value, at);
        } else if (key.equals("image_dimension_quality_pricing")) {
          pictures(value, at);
        } else if (key.equals("video_duration_pricing")) {
          videos(value, at);
        } else {
          harvest.unmapped(route, "pricing." + key, value, at);
        }
      }
    }

    private void price(Meter meter, Scale scale, Json value, Conditions when, String at) {
      var raw = value.number();
      if (raw.isPresent()) {
        harvest.price(route, meter, scale, raw.get(), when, at);
      } else {
        harvest.unmapped(route, "price that is no number", value, at);
      }
    }

    /** The first tier restates the plain price, so it is read only where that is missing. */
    private void tiers(Meter meter, boolean noBase, Json tiers, String at) {
      List<Json> list = tiers.list();
      for (int i = 0; i < list.size(); i++) {
        Long from = whole(list.get(i).get("min"));
        Long to = whole(list.get(i).get("max"));
        boolean first = from == null || from == 0;
        if (!first || noBase) {
          Conditions when = first ? Conditions.NONE : Conditions.NONE.withContext(from, to);
          String inside = Paths.item(at, i) + ".cost";
          price(meter, Scale.USD_PER_UNIT, list.get(i).get("cost"), when, inside);
        }
      }
    }

    private void pictures(Json rows, String at) {
      List<Json> list = rows.list();
      for (int i = 0; i < list.size(); i++) {
        Conditions when =
            Conditions.NONE
                .withSize(stated(list.get(i).get("size")))
                .withQuality(stated(list.get(i).get("quality")));
        String inside = Paths.item(at, i) + ".cost";
        price(Meter.IMAGES, Scale.USD_PER_UNIT, list.get(i).get("cost"), when, inside);
      }
    }

    private void videos(Json rows, String at) {
      Meter seconds = Meter.token(Direction.OUTPUT, Modality.VIDEO).in(Unit.SECOND);
      List<Json> list = rows.list();
      for (int i = 0; i < list.size(); i++) {
        Json row = list.get(i);
        Conditions when = Conditions.NONE.withSize(stated(row.get("resolution")));
        for (String key : List.of("audio", "mode")) {
          when = row.get(key).isNull() ? when : when.withOther(key, row.get(key).raw());
        }
        String inside = Paths.item(at, i) + ".cost_per_second";
        price(seconds, Scale.USD_PER_UNIT, row.get("cost_per_second"), when, inside);
      }
    }

    private static @Nullable String stated(Json value) {
      String text = value.text().orElse("default");
      return text.equals("default") ? null : text;
    }

    private static @Nullable Long whole(Json value) {
      return value.number().map(raw -> Numbers.parse(raw).longValue()).orElse(null);
    }

    private static String day(String epochSeconds) {
      long seconds = Numbers.isNumber(epochSeconds) ? Numbers.parse(epochSeconds).longValue() : 0;
      return Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
  }
}
