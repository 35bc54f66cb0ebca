package dev.tollgate.catalogue.conflict;

import dev.tollgate.catalogue.conflict.Conflict.Claim;
import dev.tollgate.catalogue.conflict.Conflict.Standing;
import dev.tollgate.catalogue.conflict.Conflict.Topic;
import dev.tollgate.catalogue.conflict.Statements.Statement;
import dev.tollgate.catalogue.conflict.UsualKeys.Usual;
import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.own.OwnFacts;
import dev.tollgate.catalogue.query.Snapshot;
import java.lang.ref.SoftReference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All conflicts of one snapshot. Immutable. */
public final class Conflicts {

  /** How a source fares where sources disagree, in claims: right is followed or agreeing. */
  public record Record(String source, int claims, int right, int outvoted, int suspect) {}

  private static final Comparator<Conflict> WORST_FIRST =
      Comparator.comparing(Conflict::topic)
          .thenComparing(conflict -> conflict.spread() == null)
          .thenComparing(
              conflict -> conflict.spread() == null ? BigDecimal.ZERO : conflict.spread(),
              Comparator.reverseOrder())
          .thenComparing(Conflict::subject)
          .thenComparing(Conflict::slot);

  private static volatile SoftReference<Conflicts> latest = new SoftReference<>(null);

  private final Snapshot snapshot;
  private final List<Conflict> all;
  private final Map<String, List<Conflict>> bySubject = new HashMap<>();
  private final Map<String, List<Conflict>> byModel = new HashMap<>();
  private final Map<String, Integer> compared;

  private Conflicts(Snapshot snapshot, List<Conflict> found, Map<String, Integer> compared) {
    this.snapshot = snapshot;
    this.all = found.stream().sorted(WORST_FIRST).toList();
    this.compared = Map.copyOf(compared);
    all.forEach(conflict -> {
      bySubject.computeIfAbsent(conflict.subject(), _ -> new ArrayList<>(2)).add(conflict);
      byModel.computeIfAbsent(conflict.modelId(), _ -> new ArrayList<>(2)).add(conflict);
    });
  }

  /** The conflicts of a snapshot; those of the newest are remembered. */
  public static Conflicts of(Snapshot snapshot) {
    Conflicts known = latest.get();
    if (known != null && known.snapshot == snapshot) {
      return known;
    }
    Conflicts found = new Search(snapshot).run();
    latest = new SoftReference<>(found);
    return found;
  }

  /** Worst first: prices before limits, wide spreads before narrow, then what has no ratio. */
  public List<Conflict> all() {
    return all;
  }

  /** The conflicts about a route, or about a model's attributes. */
  public List<Conflict> of(String subject) {
    return bySubject.getOrDefault(subject, List.of());
  }

  /** The conflicts of a model and of all its routes. */
  public List<Conflict> ofModel(String modelId) {
    return byModel.getOrDefault(modelId, List.of());
  }

  /** How many ids have a list price in two sources or more, by provider. */
  public Map<String, Integer> compared() {
    return compared;
  }

  /** Every source's record on contested slots, the most often right first; our own lists as one. */
  public List<Record> records() {
    Map<String, int[]> counts = new TreeMap<>();
    for (Conflict conflict : all) {
      boolean contested = conflict.claims().stream().map(Claim::source).distinct().count() > 1;
      for (Claim claim : contested ? conflict.claims() : List.<Claim>of()) {
        boolean own = claim.source().equals(OwnFacts.MODELS);
        String source = own ? OwnFacts.ROUTES : claim.source();
        int[] count = counts.computeIfAbsent(source, _ -> new int[3]);
        switch (claim.standing()) {
          case FOLLOWED, AGREES -> count[0]++;
          case DISSENTS -> count[1]++;
          case SUSPECT -> count[2]++;
        }
      }
    }
    List<Record> records = new ArrayList<>();
    counts.forEach((source, count) ->
        records.add(
            new Record(source, count[0] + count[1] + count[2], count[0], count[1], count[2])));
    records.sort(
        Comparator.comparing((Record record) -> -1000L * record.right() / record.claims())
            .thenComparing(Record::source));
    return records;
  }

  /** One pass over a snapshot. Not shared between threads. */
  private static final class Search {

    private final Snapshot snapshot;
    private final List<Conflict> found = new ArrayList<>();
    private final Map<String, Integer> compared = new HashMap<>();

    Search(Snapshot snapshot) {
      this.snapshot = snapshot;
    }

    /** Routes are ordered by id, so those of one provider come together and go together. */
    Conflicts run() {
      List<Route> batch = new ArrayList<>();
      for (Route route : snapshot.routes()) {
        if (!batch.isEmpty() && !batch.getFirst().provider().equals(route.provider())) {
          provider(batch);
          batch.clear();
        }
        batch.add(route);
      }
      if (!batch.isEmpty()) {
        provider(batch);
      }
      snapshot.models().forEach(model -> attributes(model.id(), model.id(), model.facts()));
      return new Conflicts(snapshot, found, compared);
    }

    private void provider(List<Route> routes) {
      SequencedMap<String, List<Route>> groups = new LinkedHashMap<>();
      for (Route route : routes) {
        groups.computeIfAbsent(ListPrices.key(route), _ -> new ArrayList<>(1)).add(route);
        attributes(route.id(), route.modelId(), route.facts());
      }
      List<ListPrices> lists = groups.values().stream().map(this::group).toList();
      ListCauses causes = new ListCauses(lists);
      for (ListPrices group : lists) {
        compared.merge(group.provider(), group.sources().size() > 1 ? 1 : 0, Integer::sum);
        prices(group, causes);
      }
    }

    private ListPrices group(List<Route> routes) {
      Model model = snapshot.model(routes.getFirst().modelId()).orElseThrow();
      List<Statement> all = new ArrayList<>();
      routes.forEach(route -> all.addAll(Statements.of(route)));
      return ListPrices.of(model, routes, all);
    }

    private void prices(ListPrices group, ListCauses causes) {
      Set<Verdict.Witness> told = new HashSet<>();
      for (Usual usual : Usual.values()) {
        List<Statement> said = group.statements(usual);
        if (isContested(said)) {
          ListCauses.Reason reason = causes.of(group, usual);
          add(group, usual.words(), Topic.LIST_PRICE, reason.cause(), reason.because(), said);
          said.forEach(statement -> told.add(statement.witness()));
        }
      }
      for (Route route : group.routes()) {
        others(group, route, told);
      }
    }

    /** Whether two sources differ; what one source says twice is no conflict of sources. */
    private static boolean isContested(List<Statement> said) {
      for (Statement one : said) {
        for (Statement other : said) {
          if (!one.source().equals(other.source()) && !Values.same(one.usd(), other.usd())) {
            return true;
          }
        }
      }
      return false;
    }

    /** Slots besides the three usual ones, and what was kept out of those without a conflict. */
    private void others(ListPrices group, Route route, Set<Verdict.Witness> told) {
      SequencedMap<String, List<Statement>> slots = new LinkedHashMap<>();
      for (Statement statement : Statements.of(route)) {
        slots.computeIfAbsent(statement.slot(), _ -> new ArrayList<>()).add(statement);
      }
      slots.forEach((slot, said) -> {
        List<Statement> open =
            said.stream()
                .filter(one -> !told.contains(one.witness()))
                .filter(one ->
                    one.standing() == Standing.SUSPECT
                        || (one.standing() == Standing.DISSENTS && disagrees(one, said)))
                .toList();
        if (!open.isEmpty()) {
          Cause cause = cause(open);
          String because =
              open.getFirst().source()
                  + " "
                  + Values.usd(open.getFirst().usd())
                  + ": "
                  + open.getFirst().note();
          add(group, slot, Topic.PRICE, cause, because, said);
        }
      });
    }

    private static boolean disagrees(Statement one, List<Statement> said) {
      return said.stream()
          .anyMatch(other ->
              other.standing() == Standing.FOLLOWED && !Values.same(other.usd(), one.usd()));
    }

    private static Cause cause(List<Statement> open) {
      for (Statement statement : open) {
        Cause cause = SlotCauses.of(statement.note());
        if (cause != null) {
          return cause;
        }
      }
      BigDecimal spread = Values.spread(open.stream().map(Statement::usd).toList());
      return spread == null || spread.compareTo(BigDecimal.TEN) < 0
          ? Cause.STALE
          : Cause.UNEXPLAINED;
    }

    private void add(
        ListPrices group,
        String slot,
        Topic topic,
        Cause cause,
        String because,
        List<Statement> said) {
      Route route = said.getFirst().route();
      String verdict =
          said.stream()
              .filter(one -> one.standing() == Standing.FOLLOWED)
              .findFirst()
              .map(one -> one.witness().value())
              .orElse(null);
      found.add(
          new Conflict(
              route.id(),
              group.model().id(),
              slot,
              topic,
              cause,
              because,
              verdict,
              Values.spread(said.stream().map(Statement::usd).toList()),
              said.stream()
                  .map(one ->
                      new Claim(
                          one.witness().value(),
                          one.standing(),
                          one.note(),
                          one.witness().evidence()))
                  .toList()));
    }

    private void attributes(String subject, String modelId, Map<String, Verdict> facts) {
      facts.forEach((name, verdict) -> {
        List<Verdict.Witness> others =
            verdict.dissenting().stream()
                .filter(witness -> !witness.value().equals(verdict.value()))
                .toList();
        Topic topic = topic(name);
        if (!others.isEmpty() && topic != null) {
          found.add(attribute(subject, modelId, name, topic, verdict, facts));
        }
      });
    }

    private static @Nullable Topic topic(String name) {
      if (name.startsWith("limit.")) {
        return Topic.LIMIT;
      }
      if (name.startsWith(Attributes.CAPABILITY)) {
        return Topic.CAPABILITY;
      }
      boolean told =
          Set.of(
                  Attributes.RELEASED,
                  Attributes.DEPRECATION_DATE,
                  Attributes.SHUTDOWN_DATE,
                  Attributes.OPEN_WEIGHTS,
                  Attributes.KIND)
              .contains(name);
      return told ? Topic.OTHER : null;
    }

    private static Conflict attribute(
        String subject,
        String modelId,
        String name,
        Topic topic,
        Verdict verdict,
        Map<String, Verdict> facts) {
      List<Claim> claims = new ArrayList<>();
      for (Verdict.Witness witness : verdict.agreeing()) {
        boolean followed = witness.note().equals("followed");
        claims.add(claim(witness, followed ? Standing.FOLLOWED : Standing.AGREES));
      }
      verdict.dissenting().forEach(witness -> claims.add(claim(witness, Standing.DISSENTS)));
      ListCauses.Reason reason = LimitCauses.of(name, topic, verdict, facts);
      List<BigDecimal> numbers =
          claims.stream()
              .map(Claim::value)
              .filter(value -> value.matches("\\d{1,15}"))
              .map(BigDecimal::new)
              .toList();
      return new Conflict(
          subject,
          modelId,
          name,
          topic,
          reason.cause(),
          reason.because(),
          verdict.value(),
          topic == Topic.LIMIT ? Values.spread(numbers) : null,
          claims);
    }

    private static Claim claim(Verdict.Witness witness, Standing standing) {
      return new Claim(witness.value(), standing, witness.note(), witness.evidence());
    }
  }
}
