package dev.tollgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Makes an ahead-of-time cache: starts a Tollgate that records which classes it loads, sends it
 * what users send first, and stops it, upon which the JVM writes the cache.
 */
final class Training {

  private Training() {}

  /** Writes the cache, whole or not at all. */
  static void write(Launch launch, Path directory, int providerPort, Path cache)
      throws IOException {
    Path fresh = directory.resolve("fresh.aot");
    Launch recording =
        launch.withoutCache().withFlag("-XX:AOTCacheOutput=" + fresh).withFlag("-Xlog:disable");
    try (Gateway gateway =
        Gateway.launch(recording.onAllCores(), directory, providerPort).awaitHealth()) {
      String key = gateway.key();
      for (Case one : Case.ALL) {
        exercise(gateway.port(), one.request(key), 20);
      }
      Case sketch =
          Case.LARGE_PICTURE.withBody("{\"prompt\":\"A poster that says \\\"Hello\\\"\"}");
      exercise(gateway.port(), sketch.request(key), 1);
    }
    Files.move(fresh, cache, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void exercise(int port, byte[] request, int calls) throws IOException {
    try (Load load = new Load(port, request)) {
      load.count(2, calls);
    }
  }
}
