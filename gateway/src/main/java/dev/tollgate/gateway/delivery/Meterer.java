package dev.tollgate.gateway.delivery;

import dev.tollgate.gateway.call.Metered;
import dev.tollgate.gateway.call.Request;
import dev.tollgate.gateway.codec.AnswerScan;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.gateway.codec.UsageReader;
import dev.tollgate.pricing.Usage;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Meters one JSON answer while its bytes pass by. */
final class Meterer {

  private final AnswerScan scan = new AnswerScan(Set.of("usage", "size", "quality"));
  private final Function<ObjectNode, Optional<Usage>> reader;
  private final boolean wantsPictures;

  private Meterer(Function<ObjectNode, Optional<Usage>> reader, boolean wantsPictures) {
    this.reader = reader;
    this.wantsPictures = wantsPictures;
  }

  static Meterer of(Request request) {
    return switch (request) {
      case Request.Pictures _ -> new Meterer(UsageReader::images, true);
      case Request.Chat _ -> new Meterer(UsageReader::chat, false);
    };
  }

  void accept(byte[] bytes, int length) {
    scan.accept(bytes, 0, length);
  }

  /** What was metered; fails when the answer was cut off or holds no picture although it should. */
  Metered result() {
    if (!scan.isComplete()) {
      throw new BrokenAnswer("not a complete JSON object");
    }
    if (wantsPictures && scan.pictures() == 0) {
      throw new BrokenAnswer("no picture in the answer");
    }
    return new Metered(
        scan.member("usage").flatMap(Json::lenientObject).flatMap(reader),
        scan.text("size").orElse(null),
        scan.text("quality").orElse(null),
        scan.pictures());
  }
}
