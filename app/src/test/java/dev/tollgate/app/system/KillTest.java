package dev.tollgate.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.app.testing.OpenAiScripts;
import dev.tollgate.app.testing.ServerProcess;
import dev.tollgate.gateway.ledger.Entry;
import dev.tollgate.gateway.ledger.State;
import dev.tollgate.gateway.testing.MockUpstream;
import dev.tollgate.gateway.testing.Received;
import dev.tollgate.pricing.Money;
import dev.tollgate.storage.sqlite.SqliteLedger;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server, killed under load again and again, against a provider that keeps a journal. */
class KillTest {

  private static final int CYCLES = 20;
  private static final int CALLERS = 8;
  private static final long SEED = 20261120;
  private static final String BODY =
      "{\"model\":\"openai/gpt-image-2\",\"prompt\":\"a cat\",\"size\":\"1024x1024\","
          + "\"quality\":\"medium\"}";

  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final Semaphore answers = new Semaphore(0);

  @Test
  void twentyKillsUnderLoadLoseNothingAndBillNothingTwice(@TempDir Path data) throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    try (MockUpstream upstream = MockUpstream.start()) {
      upstream.always(OpenAiScripts.pictures());
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        killUnderLoad(data, upstream, 1 + random.nextInt(12), random.nextInt(40));
      }
      thenEveryCallStandsOnce(data, upstream);
    }
  }

  /**
   * Kills a server some milliseconds after it has answered some calls, while others are under way.
   */
  private void killUnderLoad(Path data, MockUpstream upstream, int calls, int millis)
      throws Exception {
    try (ServerProcess server = ServerProcess.start(data, upstream.baseUrl());
        HttpClient http = HttpClient.newHttpClient();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        callers.submit(() -> callUntilKilled(server, http));
      }
      callers.shutdown();
      answers.drainPermits();
      assertThat(answers.tryAcquire(calls, 30, TimeUnit.SECONDS)).isTrue();
      assertThat(callers.awaitTermination(millis, TimeUnit.MILLISECONDS)).isFalse();
      server.kill();
      http.shutdownNow();
    }
  }

  private void callUntilKilled(ServerProcess server, HttpClient http) {
    try {
      while (true) {
        HttpResponse<byte[]> response =
            http.send(
                HttpRequest.newBuilder(server.uri("/v1/images/generations"))
                    .header("content-type", "application/json")
                    .timeout(Duration.ofSeconds(10))
                    .POST(HttpRequest.BodyPublishers.ofString(BODY))
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() == 200) {
          answered.add(response.headers().firstValue("x-tollgate-request-id").orElseThrow());
          answers.release();
        }
      }
    } catch (IOException killed) {
      // what this caller was told before is in the journal
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void thenEveryCallStandsOnce(Path data, MockUpstream upstream) {
    List<String> journal = upstream.requests().stream().map(KillTest::callId).toList();
    try (SqliteLedger ledger =
        SqliteLedger.open(data.resolve("ledger.db"), InstantSource.system())) {
      Map<String, Entry> rows =
          ledger.recent(100_000).stream()
              .collect(Collectors.toMap(entry -> entry.hold().callId(), Function.identity()));
      assertThat(answered).as("calls answered before a kill").hasSizeGreaterThan(CYCLES);
      assertThat(journal).as("one provider call for each call id").doesNotHaveDuplicates();
      assertThat(rows.keySet()).as("no provider call without a row").containsAll(journal);
      assertThat(answered)
          .allSatisfy(id -> assertThat(rows.get(id).state()).isEqualTo(State.SETTLED));
      assertThat(journal)
          .allSatisfy(id -> assertThat(rows.get(id).state()).isIn(State.SETTLED, State.UNKNOWN));
      assertThat(rows.values()).allSatisfy(row -> assertThat(row.state().isTerminal()).isTrue());
      assertThat(ledger.balance("local").held()).isEqualTo(Money.ZERO);
      assertThat(ledger.balance("local").spent()).isEqualTo(sum(rows.values()));
      assertThat(ledger.verify()).isEmpty();
      System.out.printf(
          "kill -9: %d cycles, seed %d: %d provider calls, %d answered, %d rows, %d unknown;"
              + " 0 lost, 0 duplicate%n",
          CYCLES,
          SEED,
          journal.size(),
          answered.size(),
          rows.size(),
          rows.values().stream().filter(row -> row.state() == State.UNKNOWN).count());
    }
  }

  private static String callId(Received request) {
    return request.header("x-client-request-id").orElseThrow();
  }

  private static Money sum(java.util.Collection<Entry> rows) {
    return rows.stream().map(row -> row.closing().cost()).reduce(Money.ZERO, Money::plus);
  }
}
