package dev.tollgate.app.cli;

import dev.tollgate.gateway.codec.Json;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes pictures, saves them, and says what they cost. */
@Command(
    name = "image",
    mixinStandardHelpOptions = true,
    description = "Make a picture, save it, and say what it cost.",
    footer = {
      "",
      "Without --model the built-in studio draws, free. Example:",
      "  ./tollgate image \"A poster that says \\\"Hello\\\"\" -o hello.png"
    })
final class ImageCommand implements Callable<Integer> {

  private static final String PATH = "/v1/images/generations";

  @ParentCommand private Commands root;

  @Parameters(paramLabel = "PROMPT", description = "What it shows, in quotes.")
  private String prompt;

  @Option(names = "--model", description = "Such as gpt-image-2; the studio by default.")
  private @Nullable String model;

  @Option(names = "--size", description = "Such as 1024x1536, or auto.")
  private @Nullable String size;

  @Option(names = "--quality", description = "Such as low, medium or high, or auto.")
  private @Nullable String quality;

  @Option(names = "--n", description = "How many pictures; saved as NAME-1.png and so on.")
  private int count = 1;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to save; its extension decides the format.")
  private @Nullable Path output;

  @Option(names = "--format", description = "png, jpeg or webp; by the file's name by default.")
  private @Nullable String format;

  @Option(names = "--background", description = "transparent, opaque or auto.")
  private @Nullable String background;

  @Option(names = "--seed", description = "The same seed draws the same picture, in the studio.")
  private @Nullable Long seed;

  @Option(names = "--partials", description = "Partial pictures to save while it is drawn.")
  private int partials;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PictureFiles files = PictureFiles.planned(root.surroundings().folder(), output, prompt, format);
    ObjectNode body = body(files.format());
    ObjectNode report = draw(body, files);
    if (json) {
      root.print(report);
    } else {
      print(report);
    }
    return Commands.OK;
  }

  /** The time told is that of the call, without the start of a server inside this process. */
  private ObjectNode draw(ObjectNode body, PictureFiles files) {
    try (HttpLink link = HttpLink.open(root);
        Waiting _ = new Waiting(root.surroundings(), "drawing")) {
      long from = System.nanoTime();
      Drawn drawn =
          partials > 0
              ? PictureStreamReader.read(link, PATH, body, files)
              : Drawn.plain(link.post(PATH, body), files);
      return drawn.report((System.nanoTime() - from) / 1_000_000);
    }
  }

  private ObjectNode body(@Nullable String outputFormat) {
    ObjectNode body = Json.object().put("prompt", prompt);
    put(body, "model", model);
    put(body, "size", size);
    put(body, "quality", quality);
    put(body, "background", background);
    put(body, "output_format", outputFormat);
    if (count != 1) {
      body.put("n", count);
    }
    if (seed != null) {
      body.put("seed", seed);
    }
    if (partials != 0) {
      body.put("stream", true).put("partial_images", partials);
    }
    return body;
  }

  private static void put(ObjectNode body, String name, @Nullable String value) {
    if (value != null) {
      body.put(name, value);
    }
  }

  private void print(ObjectNode report) {
    Table table = new Table("  ", "", "");
    row(table, "model", report.path("model").asString(""));
    row(table, "route", report.path("route").asString(""));
    row(table, "size", report.path("size").asString(""));
    row(table, "quality", report.path("quality").asString(""));
    ObjectNode usage = report.path("usage") instanceof ObjectNode found ? found : Json.object();
    if (!usage.isEmpty()) {
      row(
          table,
          "tokens",
          Figures.count(usage.path("input_tokens").asLong(0))
              + " in, "
              + Figures.count(usage.path("output_tokens").asLong(0))
              + " out");
    }
    row(table, "quote", dollars(report.path("quote").asString("")));
    row(table, "cost", cost(report));
    row(table, "time", Figures.seconds(report.path("time_ms").asLong(0)));
    List<String> saved = texts(report.path("files") instanceof ArrayNode list ? list : null);
    saved.forEach(file -> root.out().println(file));
    table.print(root.out());
  }

  private String cost(ObjectNode report) {
    String basis = report.path("cost_basis").asString("unknown");
    String cost = report.path("cost").asString("");
    if (cost.isEmpty()) {
      return root.ink().doubtful(Figures.UNKNOWN + "  (unknown)");
    }
    return dollars(cost) + "  (" + basis + ")";
  }

  private static String dollars(String amount) {
    return amount.isEmpty() ? Figures.UNKNOWN : Figures.usd(new BigDecimal(amount));
  }

  private static List<String> texts(@Nullable ArrayNode array) {
    return array == null ? List.of() : array.valueStream().map(node -> node.asString("")).toList();
  }

  private static void row(Table table, String name, String value) {
    if (!value.isEmpty()) {
      table.row(name, value);
    }
  }
}
