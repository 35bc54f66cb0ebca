package dev.tollgate.bench;

import java.io.IOException;
import java.nio.file.Path;

/** Memory while 100 clients at once take 12 MB answers from a gateway with a 512 MiB heap. */
final class ManyPictures {

  static final int CLIENTS = 100;

  /** What was seen; memory in MiB, before the load and at its peak. */
  record Seen(long before, long peak, long calls, long failures) {}

  private ManyPictures() {}

  static Seen run(Launch launch, Path directory, int providerPort, int calls) throws IOException {
    try (Gateway gateway = Gateway.launch(launch, directory, providerPort).awaitHealth()) {
      String key = gateway.key();
      ProcessFigures figures = gateway.figures();
      try (Load load = new Load(gateway.port(), Case.LARGE_PICTURE.request(key))) {
        load.count(1, 4);
        figures.forgetPeak();
        long before = figures.peakMebibytes();
        Measured seen = load.count(CLIENTS, calls);
        return new Seen(before, figures.peakMebibytes(), seen.calls(), seen.failures());
      }
    }
  }
}
