package dev.tollgate.app.cli;

import dev.tollgate.gateway.codec.Json;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads a stream of partial pictures and the finished one, saving each as it comes. */
final class PictureStreamReader {

  private static final String DATA = "data: ";
  private static final Pattern COST =
      Pattern.compile(": x-tollgate-cost=([0-9.]+|unknown) basis=([a-z]+)");

  private final PictureFiles files;
  private final List<String> saved = new ArrayList<>();
  private @Nullable ObjectNode completed;
  private String cost = "";
  private String basis = "";

  private PictureStreamReader(PictureFiles files) {
    this.files = files;
  }

  static Drawn read(HttpLink link, String path, ObjectNode body, PictureFiles files) {
    HttpResponse<Stream<String>> response = link.post(path, body, BodyHandlers.ofLines());
    try (Stream<String> lines = response.body()) {
      if (response.statusCode() != 200) {
        byte[] whole =
            lines
                .collect(Collectors.joining("\n"))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        new Answer(response.statusCode(), response.headers(), whole).success();
      }
      PictureStreamReader reader = new PictureStreamReader(files);
      lines.forEach(reader::line);
      ObjectNode finished = reader.completed;
      if (finished == null) {
        throw CliFailure.failed("The stream ended without a finished picture.");
      }
      return new Drawn(finished, response.headers(), reader.cost, reader.basis, reader.saved);
    }
  }

  private void line(String line) {
    Matcher told = COST.matcher(line);
    if (told.matches()) {
      cost = told.group(1).equals("unknown") ? "" : told.group(1);
      basis = told.group(2);
    } else if (line.startsWith(DATA) && line.startsWith("{", DATA.length())) {
      event(
          Json.MAPPER.readTree(line.substring(DATA.length())) instanceof ObjectNode o
              ? o
              : Json.object());
    }
  }

  private void event(ObjectNode event) {
    if (event.path("error").isObject()) {
      throw CliFailure.failed(event.path("error").path("message").asString("The stream failed."));
    }
    switch (event.path("type").asString("")) {
      case "image_generation.partial_image" ->
          saved.add(
              Drawn.shown(
                  files.savePartial(
                      picture(event), event.path("partial_image_index").asInt(0) + 1)));
      case "image_generation.completed" -> {
        saved.add(Drawn.shown(files.save(picture(event), 1, 1)));
        completed = event;
      }
      default -> {}
    }
  }

  private static byte[] picture(ObjectNode event) {
    return Drawn.decoded(event.path("b64_json").asString(""));
  }
}
