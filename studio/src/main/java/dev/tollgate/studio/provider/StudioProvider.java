package dev.tollgate.studio.provider;

import dev.tollgate.gateway.call.Answer;
import dev.tollgate.gateway.call.Failure;
import dev.tollgate.gateway.call.Request;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.gateway.limit.Tokenizer;
import dev.tollgate.gateway.provider.Provider;
import dev.tollgate.studio.Commission;
import dev.tollgate.studio.Studio;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Serves {@code studio/sketch-1} from inside the process. Drawings run on a few platform threads of
 * their own, because they use the processor for whole moments; the queue in front is bounded.
 */
public final class StudioProvider implements Provider, AutoCloseable {

  public static final String ID = "studio";
  private static final int WAITING_MAX = 64;

  private final Studio studio;
  private final Tokenizer tokenizer;
  private final InstantSource clock;
  private final ThreadPoolExecutor painters;

  public StudioProvider(Studio studio, Tokenizer tokenizer, InstantSource clock) {
    this.studio = studio;
    this.tokenizer = tokenizer;
    this.clock = clock;
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
    this.painters =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_MAX),
            Thread.ofPlatform().daemon().name("painter-", 0).factory());
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Answer send(Dispatch dispatch) {
    return switch (dispatch.request()) {
      case Request.Pictures pictures -> draw(pictures, dispatch);
      case Request.Chat _ -> refused("The studio draws; send it to /v1/images/generations.");
    };
  }

  @Override
  public void close() {
    painters.shutdownNow();
  }

  private Answer draw(Request.Pictures request, Dispatch dispatch) {
    List<Commission> commissions = new ArrayList<>();
    try {
      for (int i = 0; i < request.count(); i++) {
        commissions.add(Commissions.of(request, i));
      }
    } catch (IllegalArgumentException wrong) {
      return refused(String.valueOf(wrong.getMessage()));
    }
    long textTokens = tokenizer.count(request.prompt()).low();
    Easel easel = new Easel();
    OpenAiAnswer answer =
        new OpenAiAnswer(studio, request, commissions, textTokens, clock.instant(), easel);
    try {
      Future<?> drawing = painters.submit(() -> easel.fill(answer::draw));
      dispatch.cancellation().stops(() -> drawing.cancel(true));
      return new Answer.Answered(
          new StudioReply(easel, drawing, dispatch.cancellation(), request.stream()));
    } catch (RejectedExecutionException _) {
      return new Answer.Failed(
          new Failure.NoWork(ID, 503, null, WAITING_MAX + " drawings are waiting"));
    }
  }

  private static Answer refused(String message) {
    var body = Json.object();
    body.putObject("error")
        .put("message", message)
        .put("type", "image_generation_user_error")
        .putNull("param")
        .put("code", "invalid_value");
    byte[] bytes = Json.MAPPER.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    return new Answer.Failed(new Failure.Rejected(ID, 400, bytes, null));
  }
}
