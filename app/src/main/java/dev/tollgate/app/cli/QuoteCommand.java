package dev.tollgate.app.cli;

import dev.tollgate.gateway.codec.Json;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ObjectNode;

/** Says what a call would cost, with its working, and what other routes ask. */
@Command(
    name = "quote",
    mixinStandardHelpOptions = true,
    description = "What a call would cost, with its working and the other routes.",
    footer = {
      "",
      "No provider key is needed. Example:",
      "  ./tollgate quote gpt-image-2 --size 1024x1024 --quality medium \"a cat\""
    })
final class QuoteCommand implements Callable<Integer> {

  @ParentCommand private Commands root;

  @Parameters(index = "0", paramLabel = "MODEL", description = "Such as gpt-image-2.")
  private String model;

  @Parameters(index = "1", paramLabel = "PROMPT", description = "The prompt, in quotes.")
  private String prompt;

  @Option(names = "--size", description = "Such as 1024x1536, or auto.")
  private @Nullable String size;

  @Option(names = "--quality", description = "Such as low, medium or high, or auto.")
  private @Nullable String quality;

  @Option(names = "--n", description = "How many pictures.")
  private @Nullable Integer count;

  @Option(names = "--partials", description = "Partial pictures while it is drawn.")
  private @Nullable Integer partials;

  @Option(names = "--max-tokens", description = "Most output tokens, for models that write text.")
  private @Nullable Integer maxTokens;

  @Option(names = "--at", description = "A day: by the catalogue and tariffs of then.")
  private @Nullable LocalDate at;

  @Option(names = "--json", description = "Print the answer of POST /api/quotes.")
  private boolean json;

  @Override
  public Integer call() {
    ObjectNode quote;
    try (Link link = Link.toCatalogue(root)) {
      quote = ask(link).success();
    }
    if (json) {
      root.print(quote);
    } else {
      new QuoteView(root.out(), root.ink()).print(quote);
    }
    return Commands.OK;
  }

  private Answer ask(Link link) {
    Answer answer = link.post("/api/quotes", pictures());
    boolean writesText = answer.errorCode().equals("wrong_endpoint") && size == null;
    return writesText ? link.post("/api/quotes", chat()) : answer;
  }

  private ObjectNode pictures() {
    ObjectNode body = Json.object().put("model", model).put("prompt", prompt);
    if (size != null) {
      body.put("size", size);
    }
    if (quality != null) {
      body.put("quality", quality);
    }
    if (count != null) {
      body.put("n", count);
    }
    if (partials != null && partials != 0) {
      body.put("stream", true).put("partial_images", partials);
    }
    return dated(body);
  }

  private ObjectNode dated(ObjectNode body) {
    return at == null ? body : body.put("at", at.toString());
  }

  private ObjectNode chat() {
    ObjectNode body = Json.object().put("model", model);
    body.putArray("messages").addObject().put("role", "user").put("content", prompt);
    if (maxTokens != null) {
      body.put("max_tokens", maxTokens);
    }
    return dated(body);
  }
}
