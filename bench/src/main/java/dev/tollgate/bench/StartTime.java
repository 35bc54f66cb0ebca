package dev.tollgate.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long a process takes from its start to its first answers, on all cores. */
final class StartTime {

  /** Milliseconds from the start of the process. */
  record Seen(
      boolean cache, long healthMillis, long firstChatMillis, long cpuMillis, long peakMebibytes) {}

  private StartTime() {}

  /** The medians of some starts. */
  static Seen measure(Launch launch, Path directory, int providerPort, int starts)
      throws IOException {
    List<Long> health = new ArrayList<>();
    List<Long> chat = new ArrayList<>();
    List<Long> cpu = new ArrayList<>();
    List<Long> memory = new ArrayList<>();
    for (int i = 0; i < starts; i++) {
      Seen one = once(launch.onAllCores(), directory, providerPort);
      health.add(one.healthMillis());
      chat.add(one.firstChatMillis());
      cpu.add(one.cpuMillis());
      memory.add(one.peakMebibytes());
    }
    return new Seen(launch.hasCache(), middle(health), middle(chat), middle(cpu), middle(memory));
  }

  /** No key exists yet, so this machine may call freely: the first call of a new user. */
  private static Seen once(Launch launch, Path directory, int providerPort) throws IOException {
    long start = System.nanoTime();
    try (Gateway gateway = Gateway.launch(launch, directory, providerPort).awaitHealth()) {
      long health = System.nanoTime();
      byte[] request = withoutKey(Case.CHAT_CLOSED);
      try (Load load = new Load(gateway.port(), request)) {
        Measured seen = load.count(1, 1);
        if (seen.calls() != 1) {
          throw new IllegalStateException("The first call was not answered");
        }
      }
      long chat = System.nanoTime();
      return new Seen(
          launch.hasCache(),
          (health - start) / 1_000_000,
          (chat - start) / 1_000_000,
          (long) (gateway.figures().cpuSeconds() * 1_000),
          gateway.figures().peakMebibytes());
    }
  }

  private static byte[] withoutKey(Case one) {
    String text = new String(one.request("none"), java.nio.charset.StandardCharsets.US_ASCII);
    return text.replace("authorization: Bearer none\r\n", "")
        .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }

  private static long middle(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  static String text(Seen seen) {
    return String.format(
        Locale.ROOT,
        "%s: first answer after %d ms, first chat after %d ms, %d ms of CPU, %d MiB",
        seen.cache() ? "with the AOT cache" : "without an AOT cache",
        seen.healthMillis(),
        seen.firstChatMillis(),
        seen.cpuMillis(),
        seen.peakMebibytes());
  }
}
