package dev.tollgate.catalogue.snapshot;

import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.SizeRule;
import dev.tollgate.catalogue.model.Source;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Rate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lays a snapshot out in bytes: texts, repeated records (origins, units, meters, conditions), heads
 * for finding, then one block per model and route that is read on demand. Every witness is kept.
 */
final class BundleWriter {

  /** Positions of records that many blocks share. */
  private static final class Shared<T> {
    private final Map<T, Integer> positions = new HashMap<>();
    private final List<T> items = new ArrayList<>();

    int position(T item) {
      return positions.computeIfAbsent(
          item,
          _ -> {
            items.add(item);
            return items.size() - 1;
          });
    }
  }

  record Origin(String source, String snapshot, long day) {}

  record Filing(String unit, String transform) {}

  private final Snapshot snapshot;
  private final BundleEncoder.Texts texts = new BundleEncoder.Texts();
  private final Shared<Origin> origins = new Shared<>();
  private final Shared<Filing> filings = new Shared<>();
  private final Shared<Meter> meters = new Shared<>();
  private final Shared<Conditions> conditions = new Shared<>();

  BundleWriter(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  byte[] write() {
    BundleEncoder blocks = new BundleEncoder(texts);
    Map<String, Integer> modelPositions = new HashMap<>();
    List<Integer> sizes = new ArrayList<>();
    for (Model model : snapshot.models()) {
      modelPositions.put(model.id(), modelPositions.size());
      int start = blocks.size();
      model(model, blocks);
      sizes.add(blocks.size() - start);
    }
    for (Route route : snapshot.routes()) {
      int start = blocks.size();
      route(route, blocks);
      sizes.add(blocks.size() - start);
    }
    BundleEncoder heads = new BundleEncoder(texts);
    header(heads);
    heads.list(snapshot.models(), model -> head(model, heads));
    heads.list(snapshot.routes(), route -> head(route, modelPositions, heads));
    sizes.forEach(heads::number);
    BundleEncoder shared = new BundleEncoder(texts);
    shared(shared);
    return assembled(shared.toBytes(), heads.toBytes(), blocks.toBytes());
  }

  private byte[] assembled(byte[] shared, byte[] heads, byte[] blocks) {
    BundleEncoder all = new BundleEncoder(texts);
    all.number(texts.all().size());
    texts.all().forEach(all::whole);
    all.raw(shared);
    all.raw(heads);
    all.raw(blocks);
    return all.toBytes();
  }

  private void header(BundleEncoder out) {
    out.text(snapshot.hash());
    out.number(snapshot.builtAt().getEpochSecond());
    out.list(snapshot.sources(), source -> source(source, out));
  }

  private static void source(Source source, BundleEncoder out) {
    out.text(source.id());
    out.text(source.name());
    out.text(source.address());
    out.text(source.licence());
    out.date(source.date());
    out.text(source.snapshot());
    var fetched = source.fetchedAt();
    out.optionalNumber(fetched == null ? null : Long.valueOf(fetched.getEpochSecond()));
    out.number(source.records());
    out.number(source.facts());
    out.number(source.unmapped());
  }

  private static void head(Model model, BundleEncoder out) {
    out.text(model.lab());
    out.text(model.name());
    out.text(model.displayName());
    out.choice(model.kind());
    out.texts(model.aliases());
    out.texts(model.snapshots());
    out.date(model.lifecycle().released());
    out.flag(model.rules().isPresent());
  }

  private static void head(Route route, Map<String, Integer> models, BundleEncoder out) {
    out.text(route.provider());
    out.text(route.upstreamModel());
    out.number(models.getOrDefault(route.modelId(), 0));
  }

  private void shared(BundleEncoder out) {
    out.list(
        origins.items,
        origin -> {
          out.text(origin.source());
          out.text(origin.snapshot());
          out.number(origin.day());
        });
    out.list(
        filings.items,
        filing -> {
          out.text(filing.unit());
          out.text(filing.transform());
        });
    out.list(
        meters.items,
        meter -> {
          out.choice(meter.direction());
          out.choice(meter.modality());
          out.choice(meter.tokenClass());
          out.choice(meter.unit());
          out.text(meter.item());
        });
    out.list(conditions.items, when -> conditions(when, out));
  }

  private static void conditions(Conditions when, BundleEncoder out) {
    out.optionalText(when.size());
    out.optionalText(when.quality());
    out.choice(when.operation());
    out.choice(when.tier());
    out.optionalText(when.region());
    out.optionalNumber(when.minContextTokens());
    out.optionalNumber(when.maxContextTokens());
    var window = when.window();
    out.flag(window != null);
    if (window != null) {
      out.number(window.start().toSecondOfDay());
      out.number(window.end().toSecondOfDay());
    }
    var from = when.validFrom();
    var to = when.validTo();
    out.optionalNumber(from == null ? null : Long.valueOf(from.getEpochSecond()));
    out.optionalNumber(to == null ? null : Long.valueOf(to.getEpochSecond()));
    out.list(
        when.other().entrySet(),
        entry -> {
          out.text(entry.getKey());
          out.text(entry.getValue());
        });
  }

  private void model(Model model, BundleEncoder out) {
    out.texts(model.inputModalities());
    out.texts(model.outputModalities());
    out.date(model.lifecycle().deprecated());
    out.date(model.lifecycle().shutdown());
    out.texts(model.lifecycle().successors());
    out.texts(model.endpoints());
    ImageRules rules = model.imageRules();
    if (rules != null) {
      rules(rules, model.name(), out);
    }
    facts(model.facts(), model.name(), out);
  }

  private void rules(ImageRules rules, String name, BundleEncoder out) {
    sizes(rules.sizes(), out);
    out.list(rules.presets(), size -> size(size, out));
    size(rules.expectedAutoSize(), out);
    out.texts(rules.qualities());
    out.optionalText(rules.expectedAutoQuality());
    out.number(rules.maxPictures());
    out.number(rules.promptCharacters());
    out.texts(rules.outputFormats());
    out.flag(rules.transparentBackground());
    out.flag(rules.streaming());
    out.number(rules.maxPartialImages());
    out.flag(rules.edits());
    out.number(rules.maxInputImages());
    out.flag(rules.inputFidelity());
    out.flag(rules.responseFormat());
    out.choice(rules.outputMethod());
    out.choice(rules.inputMethod());
    out.texts(rules.extraParameters().stream().sorted().toList());
    evidence(rules.evidence(), name, out);
  }

  private static void sizes(SizeRule rule, BundleEncoder out) {
    switch (rule) {
      case SizeRule.Unknown _ -> out.number(0);
      case SizeRule.Fixed fixed -> {
        out.number(1);
        out.list(fixed.sizes(), size -> size(size, out));
      }
      case SizeRule.Free free -> {
        out.number(2);
        out.number(free.multiple());
        out.number(free.minEdge());
        out.number(free.maxEdge());
        out.number(free.maxRatio());
        out.number(free.minPixels());
        out.number(free.maxPixels());
      }
    }
  }

  private static void size(ImageSize size, BundleEncoder out) {
    out.number(size.width());
    out.number(size.height());
  }

  private void route(Route route, BundleEncoder out) {
    out.optionalText(route.tariff().freeBecause());
    String name = route.upstreamModel();
    out.list(
        route.prices(),
        price -> {
          rate(price.rate(), out);
          out.text(price.verdict().reason());
          out.list(price.verdict().agreeing(), witness -> witness(witness, name, out));
          out.list(price.verdict().dissenting(), witness -> witness(witness, name, out));
        });
    facts(route.facts(), name, out);
    out.list(route.suspects(), witness -> witness(witness, name, out));
  }

  private void rate(Rate rate, BundleEncoder out) {
    out.number(meters.position(rate.meter()));
    out.text(rate.usdPerUnit().toPlainString());
    out.number(conditions.position(rate.conditions()));
    out.text(rate.source());
  }

  private void facts(Map<String, Verdict> facts, String name, BundleEncoder out) {
    out.list(
        facts.values(),
        verdict -> {
          out.text(verdict.attribute());
          out.text(verdict.value());
          out.text(verdict.reason());
          out.list(verdict.agreeing(), witness -> witness(witness, name, out));
          out.list(verdict.dissenting(), witness -> witness(witness, name, out));
        });
  }

  private void witness(Verdict.Witness witness, String name, BundleEncoder out) {
    boolean asFiled = witness.value().equals(witness.evidence().raw());
    out.optionalText(asFiled ? null : witness.value());
    out.text(witness.note());
    evidence(witness.evidence(), name, out);
  }

  private void evidence(Evidence evidence, String name, BundleEncoder out) {
    out.number(
        origins.position(
            new Origin(evidence.source(), evidence.snapshot(), evidence.date().toEpochDay())));
    out.number(filings.position(new Filing(evidence.unit(), evidence.transform())));
    out.text(template(evidence.path(), name));
    out.text(evidence.raw());
  }

  /** Paths of different rows become one text once the model's own id is cut out of them. */
  static String template(String path, @Nullable String name) {
    return name == null || name.isEmpty() ? path : path.replace(name, Bundle.PLACE_OF_NAME);
  }
}
