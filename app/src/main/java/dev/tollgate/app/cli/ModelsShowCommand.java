package dev.tollgate.app.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ObjectNode;

/** Shows all that is known about one model. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "All of one model: prices and who says so, limits, routes, lifecycle, sources.")
final class ModelsShowCommand implements Callable<Integer> {

  @ParentCommand private ModelsCommand models;

  @Parameters(paramLabel = "MODEL", description = "Such as openai/gpt-image-2.")
  private String model;

  @Option(names = "--json", description = "Print JSON, as GET /api/models/LAB/MODEL answers.")
  private boolean json;

  @Override
  public Integer call() {
    Commands root = models.root();
    ObjectNode page;
    try (Link link = Link.toCatalogue(root)) {
      page = link.get("/api/models/" + path()).success();
    }
    if (json) {
      root.print(page);
    } else {
      new ModelView(root.out(), root.ink()).print(page);
    }
    return Commands.OK;
  }

  private String path() {
    int slash = model.indexOf('/');
    if (slash < 1 || slash == model.length() - 1) {
      throw CliFailure.usage(
          "Name the model with its lab, such as openai/gpt-image-2; './tollgate models "
              + model
              + "' searches.");
    }
    return encoded(model.substring(0, slash)) + "/" + encoded(model.substring(slash + 1));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }
}
