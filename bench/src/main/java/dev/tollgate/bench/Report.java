package dev.tollgate.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything one run found, as a table for people and as JSON for programs. */
record Report(
    Machine machine,
    Launch launch,
    String mode,
    String loadBefore,
    String loadAfter,
    List<Row> rows,
    ManyPictures.@Nullable Seen memory,
    List<StartTime.Seen> starts,
    long served,
    Map<String, Long> ledger) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String HEADER =
      "| case | CPU-s / 1,000 calls | nginx | ratio (range) | target | p50 / p99 ms | nginx p50 /"
          + " p99 | calls/s | RSS MiB |\n|---|---|---|---|---|---|---|---|---|\n";

  /** Calls that left no row in the ledger. */
  long lost() {
    return served - ledger.getOrDefault("SETTLED", 0L);
  }

  long failures() {
    long inRows = rows.stream().mapToLong(row -> row.ours().failures()).sum();
    return inRows + (memory == null ? 0 : memory.failures());
  }

  String table() {
    StringBuilder text = new StringBuilder();
    text.append(conditions()).append("\n");
    if (!rows.isEmpty()) {
      text.append(HEADER);
      rows.forEach(row -> text.append(line(row)));
      text.append(
          String.format(
              "%n%,d calls served, %,d lost in the ledger (%s), %d failed.%n",
              served, lost(), ledger, failures()));
    }
    if (memory != null) {
      text.append(
          String.format(
              "%d clients at once taking 12 MB pictures: %d MiB before, %d MiB at the peak,"
                  + " %d calls, %d failed.%n",
              ManyPictures.CLIENTS,
              memory.before(),
              memory.peak(),
              memory.calls(),
              memory.failures()));
    }
    starts.forEach(seen -> text.append("Start ").append(StartTime.text(seen)).append(".\n"));
    return text.toString();
  }

  private String conditions() {
    return String.format(
        "%s%nCommit %s. %s, %d cores, %d GiB, %s, %s, %s. %s. Load average %s before, %s after.%n"
            + "Flags: %s%n",
        mode,
        machine.commit(),
        machine.processor(),
        machine.cores(),
        machine.memoryGibibytes(),
        machine.system(),
        machine.jdk(),
        Nginx.version().orElse("nginx not installed: no ratios"),
        launch.isPinned()
            ? "Proxy on core " + launch.core() + " alone, load and provider on core 1"
            : "Not pinned to cores",
        loadBefore,
        loadAfter,
        flags());
  }

  /** Paths are the machine's business. */
  private String flags() {
    return String.join(
        " ", launch.flags().stream().map(flag -> flag.replaceAll("=/.*/", "=")).toList());
  }

  private static String line(Row row) {
    Sample ours = row.ours();
    Optional<Sample> theirs = row.theirs();
    return String.format(
        Locale.ROOT,
        "| %s | %.3f | %s | %s | %s | %.1f / %.1f | %s | %,.0f | %d |%n",
        row.measured().title(),
        ours.cpuSecondsPer1000(),
        theirs.map(one -> String.format("%.3f", one.cpuSecondsPer1000())).orElse("-"),
        ratioText(row),
        row.measured().target(),
        ours.p50Millis(),
        ours.p99Millis(),
        theirs
            .map(one -> String.format("%.1f / %.1f", one.p50Millis(), one.p99Millis()))
            .orElse("-"),
        ours.callsPerSecond(),
        ours.peakMebibytes());
  }

  private static String ratioText(Row row) {
    List<Double> ratios = row.ratios();
    return row.ratio()
        .map(middle ->
            String.format("%.1f (%.1f-%.1f)", middle, ratios.getFirst(), ratios.getLast()))
        .orElse("-");
  }

  String json() {
    ObjectNode root = JSON.createObjectNode();
    var now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    root.put("date", now.toString()).put("mode", mode);
    root.set("machine", JSON.valueToTree(machine));
    root.put("nginx", Nginx.version().orElse(null)).put("pinned", launch.isPinned());
    root.put("load_before", loadBefore).put("load_after", loadAfter);
    root.put("flags", flags());
    ArrayNode cases = root.putArray("cases");
    rows.forEach(row -> add(cases.addObject(), row));
    root.putObject("ledger")
        .put("served", served)
        .put("lost", lost())
        .put("failed", failures())
        .set("rows", JSON.valueToTree(ledger));
    if (memory != null) {
      root.putObject("many_pictures")
          .put("clients", ManyPictures.CLIENTS)
          .put("rss_before_mib", memory.before())
          .put("rss_peak_mib", memory.peak())
          .put("calls", memory.calls())
          .put("failed", memory.failures());
    }
    ArrayNode started = root.putArray("starts");
    starts.forEach(seen ->
        started
            .addObject()
            .put("aot_cache", seen.cache())
            .put("first_answer_ms", seen.healthMillis())
            .put("first_chat_ms", seen.firstChatMillis())
            .put("cpu_ms", seen.cpuMillis())
            .put("rss_mib", seen.peakMebibytes()));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private static void add(ObjectNode node, Row row) {
    node.put("name", row.measured().name()).put("title", row.measured().title());
    node.put("target_ratio", row.measured().target());
    row.ratio().ifPresent(ratio -> node.put("ratio", rounded(ratio)));
    ArrayNode ratios = node.putArray("ratios");
    row.ratios().forEach(ratio -> ratios.add(rounded(ratio)));
    add(node.putObject("tollgate"), row.ours());
    row.theirs().ifPresent(theirs -> add(node.putObject("nginx"), theirs));
  }

  private static void add(ObjectNode node, Sample sample) {
    node.put("cpu_seconds_per_1000", rounded(sample.cpuSecondsPer1000()))
        .put("p50_ms", rounded(sample.p50Millis()))
        .put("p99_ms", rounded(sample.p99Millis()))
        .put("calls_per_second", rounded(sample.callsPerSecond()))
        .put("rss_peak_mib", sample.peakMebibytes())
        .put("calls", sample.calls())
        .put("failed", sample.failures())
        .put("with_cost", sample.costs());
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP);
  }
}
