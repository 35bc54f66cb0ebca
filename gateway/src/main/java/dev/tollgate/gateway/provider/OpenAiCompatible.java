package dev.tollgate.gateway.provider;

import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Answer;
import dev.tollgate.gateway.call.Failure;
import dev.tollgate.gateway.call.Request;
import dev.tollgate.gateway.codec.Json;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Speaks to every provider that speaks the OpenAI dialect; what differs is in its profile. */
public final class OpenAiCompatible implements Provider {

  private static final Set<String> SPENT =
      Set.of("insufficient_quota", "project_spend_limit_exceeded", "billing_hard_limit_reached");

  private final ProviderProfile profile;
  private final HttpTransport transport;

  public OpenAiCompatible(ProviderProfile profile, HttpTransport transport) {
    this.profile = profile;
    this.transport = transport;
  }

  @Override
  public String id() {
    return profile.id();
  }

  @Override
  public Answer send(Dispatch dispatch) {
    OutgoingBody body = new OutgoingBody(body(dispatch));
    HttpPost post = post(dispatch, body);
    dispatch.cancellation().stops(() -> post.cancel());
    Silence silence = new Silence(dispatch.patience(), post);
    boolean kept = false;
    try {
      ClassicHttpResponse response =
          transport.client().executeOpen(HttpHost.create(post.getUri()), post, null);
      Answer answer = answer(response, post, dispatch, silence);
      kept = answer instanceof Answer.Answered;
      return answer;
    } catch (IOException failure) {
      return failed(silence.meaning(failure), body);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("The profile's base URL was checked", impossible);
    } catch (RuntimeException failure) {
      if (!post.isCancelled()) {
        throw failure;
      }
      return failed(failure, body); // how the client says that a cancel came while it waited
    } finally {
      if (!kept) {
        silence.close();
        dispatch.cancellation().stops(null);
        post.cancel();
      }
    }
  }

  private Answer.Failed failed(Exception failure, OutgoingBody body) {
    String detail = failure.getClass().getSimpleName();
    return new Answer.Failed(
        body.isBegun()
            ? new Failure.Uncertain(id(), detail)
            : new Failure.Unreachable(id(), detail));
  }

  private HttpPost post(Dispatch dispatch, OutgoingBody body) {
    HttpPost post = new HttpPost(profile.resolve(path(dispatch.request())));
    post.setEntity(body);
    post.setHeader(
        "accept", dispatch.request().stream() ? "text/event-stream" : "application/json");
    post.setHeader("user-agent", "tollgate");
    post.setHeader("x-client-request-id", dispatch.callId());
    if (profile.apiKey() != null) {
      post.setHeader("authorization", "Bearer " + profile.apiKey());
    }
    post.setConfig(
        RequestConfig.custom()
            .setConnectionRequestTimeout(HttpTransport.timeout(transport.poolTimeout()))
            .setResponseTimeout(Timeout.DISABLED) // Silence watches instead
            .setExpectContinueEnabled(false)
            .build());
    return post;
  }

  private static String path(Request request) {
    return switch (request) {
      case Request.Pictures _ -> "/images/generations";
      case Request.Chat _ -> "/chat/completions";
    };
  }

  private static byte[] body(Dispatch dispatch) {
    ObjectNode body = dispatch.request().body().deepCopy();
    body.put("model", dispatch.attempt().upstreamModel());
    switch (dispatch.request()) {
      case Request.Pictures _ -> {
        if (refusesResponseFormat(dispatch.attempt().model())) {
          body.remove("response_format");
        }
      }
      case Request.Chat chat -> {
        if (chat.stream()) {
          askForUsage(body);
        }
      }
    }
    return Json.bytes(body);
  }

  private static boolean refusesResponseFormat(@Nullable Model model) {
    ImageRules rules = model == null ? null : model.imageRules();
    return rules != null && Boolean.FALSE.equals(rules.responseFormat());
  }

  private static void askForUsage(ObjectNode body) {
    ObjectNode options =
        body.get("stream_options") instanceof ObjectNode given
            ? given
            : body.putObject("stream_options");
    options.put("include_usage", true);
  }

  private Answer answer(
      ClassicHttpResponse response, HttpPost post, Dispatch dispatch, Silence silence)
      throws IOException {
    int status = response.getCode();
    if (status >= 200 && status < 300) {
      return new Answer.Answered(new HttpReply(response, post, dispatch.cancellation(), silence));
    }
    byte[] body = errorBody(response);
    if (body.length == Bounds.ERROR_BYTES_MAX) {
      post.cancel(); // closing would read the rest
    }
    try {
      response.close();
    } catch (IOException _) {
      post.cancel();
    }
    return new Answer.Failed(failure(status, body, response));
  }

  private Failure failure(int status, byte[] body, ClassicHttpResponse response) {
    return switch (status) {
      case 401, 402, 403 ->
          isContentRefusal(body)
              ? new Failure.Rejected(id(), status, body, requestId(response))
              : new Failure.NoWork(id(), status, null, "it refused this gateway's credentials");
      case 429 ->
          isSpent(body)
              ? new Failure.NoWork(id(), 402, null, "its account is out of money")
              : new Failure.NoWork(id(), status, retryAfter(response), "rate limited");
      case 503 -> new Failure.NoWork(id(), status, retryAfter(response), "overloaded");
      default ->
          status >= 400 && status < 500 && status != 408
              ? new Failure.Rejected(id(), status, body, requestId(response))
              : new Failure.ServerError(id(), status);
    };
  }

  private static boolean isContentRefusal(byte[] body) {
    String code = errorCode(body);
    return code.equals("moderation_blocked") || code.startsWith("content_");
  }

  /** OpenAI says this with 429 although waiting does not help. */
  private static boolean isSpent(byte[] body) {
    return SPENT.contains(errorCode(body));
  }

  private static String errorCode(byte[] body) {
    return Json.lenientObject(body)
        .map(node -> node.path("error").path("code").asString(""))
        .orElse("");
  }

  /** The body of an error; empty when it breaks off, as the status says enough. */
  private static byte[] errorBody(ClassicHttpResponse response) {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return new byte[0];
    }
    try {
      return entity.getContent().readNBytes(Bounds.ERROR_BYTES_MAX);
    } catch (IOException _) {
      return new byte[0];
    }
  }

  private static @Nullable String requestId(ClassicHttpResponse response) {
    Header header = response.getFirstHeader("x-request-id");
    return header == null ? null : header.getValue();
  }

  private static @Nullable Duration retryAfter(ClassicHttpResponse response) {
    Header exact = response.getFirstHeader("retry-after-ms");
    Header seconds = response.getFirstHeader("retry-after");
    if (exact != null && exact.getValue().matches("[0-9]{1,9}")) {
      return Duration.ofMillis(Long.parseLong(exact.getValue()));
    }
    return seconds != null && seconds.getValue().toLowerCase(Locale.ROOT).matches("[0-9]{1,6}")
        ? Duration.ofSeconds(Long.parseLong(seconds.getValue()))
        : null;
  }
}
