package dev.tollgate.catalogue.notice;

import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.sync.Egress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what changed to a webhook, at least once: a message waits on disk until the subscriber
 * answers 2xx, at most three days. One message at a time, off the request path.
 */
public final class Notices implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  /** From connecting to the subscriber's answer. */
  private static final Duration ANSWER_MAX = Duration.ofSeconds(15);

  /** Waits after the first failure, the second and so on; the last one repeats. */
  private static final List<Duration> RETRIES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10));

  private static final int LOOK_SECONDS = 5;

  /** How often a message failed, and when it is due again. */
  private record Turn(int failures, Instant due) {}

  private final Webhook webhook;
  private final Outbox outbox;
  private final InstantSource clock;
  private final CloseableHttpClient client;
  private final Map<String, Turn> turns = new HashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("catalogue-notices").factory());
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("notice-deadline").factory());
  private volatile String last = "No notice was sent since this server started.";

  /** Keeps its messages in a folder; nothing is sent before {@link #start}. */
  public Notices(Webhook webhook, Path folder, InstantSource clock) {
    this.webhook = webhook;
    this.outbox = new Outbox(folder);
    this.clock = clock;
    this.client = Egress.client(Timeout.of(ANSWER_MAX), SystemDefaultDnsResolver.INSTANCE);
  }

  public void start() {
    timer.scheduleWithFixedDelay(this::sendDue, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  /** A snapshot came in use: makes a message of what changed since the last one told of. */
  public void tell(Snapshot current) {
    timer.execute(() -> make(current));
  }

  /** As {@link #tell}, on this thread. */
  void make(Snapshot current) {
    try {
      Optional<Snapshot> told = outbox.told();
      if (told.isPresent() && told.get().hash().equals(current.hash())) {
        return;
      }
      Instant now = clock.instant();
      outbox.add(told.flatMap(older -> Notice.of(older, current, webhook, now)), current, now);
    } catch (IOException | RuntimeException failure) {
      LOG.warn("No notice of the catalogue {}: {}", current.hash(), failure.getMessage());
    }
  }

  /** Sends every message that is due, oldest first. */
  void sendDue() {
    try {
      Instant now = clock.instant();
      for (Path message : outbox.waiting(now)) {
        Turn turn = turns.getOrDefault(Outbox.id(message), new Turn(0, now));
        if (!turn.due().isAfter(now)) {
          send(message, turn.failures());
        }
      }
    } catch (IOException | RuntimeException failure) {
      LOG.warn("Notices cannot be sent: {}", failure.getMessage());
    }
  }

  private void send(Path message, int failures) throws IOException {
    String id = Outbox.id(message);
    String answer = answer(id, Files.readAllBytes(message));
    if (answer.isEmpty()) {
      outbox.remove(message);
      turns.remove(id);
      last = "The last notice was taken at " + clock.instant() + ".";
      return;
    }
    Duration wait = RETRIES.get(Math.min(failures, RETRIES.size() - 1));
    turns.put(id, new Turn(failures + 1, clock.instant().plus(wait)));
    last = "The last notice was not taken (" + answer + "); it is sent again.";
    LOG.warn("{} did not take {}: {}; again in {}", webhook.address(), id, answer, wait);
  }

  /** Why the message was not taken; empty when it was. */
  private String answer(String id, byte[] body) {
    Instant at = clock.instant();
    HttpPost post = new HttpPost(webhook.address());
    post.setHeader("webhook-id", id);
    post.setHeader("webhook-timestamp", Long.toString(at.getEpochSecond()));
    post.setHeader("webhook-signature", webhook.signature(id, at, body));
    post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    ScheduledFuture<?> end =
        deadlines.schedule(post::cancel, ANSWER_MAX.toSeconds(), TimeUnit.SECONDS);
    try (ClassicHttpResponse response = client.executeOpen(null, post, null)) {
      int status = response.getCode(); // the body stays unread, however long it is
      return status >= 200 && status < 300 ? "" : "it answered " + status;
    } catch (IOException failure) {
      String message = failure.getMessage();
      return message == null ? failure.getClass().getSimpleName() : message;
    } finally {
      end.cancel(false);
    }
  }

  /** What became of the last message, in a sentence. */
  public String sentence() {
    return last;
  }

  @Override
  public void close() throws IOException {
    timer.shutdownNow();
    deadlines.shutdownNow();
    client.close();
  }
}
