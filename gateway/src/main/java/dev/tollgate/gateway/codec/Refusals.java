package dev.tollgate.gateway.codec;

import dev.tollgate.gateway.call.Failure;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.call.Refusal;
import dev.tollgate.gateway.call.Refusal.*;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Renders refusals as HTTP status, headers and the OpenAI error envelope, in one switch. */
public final class Refusals {

  private static final String INVALID = "invalid_request_error";
  private static final String API = "api_error";

  private Refusals() {}

  /** A refusal on the wire. {@code code} is what the ledger and the metrics call it. */
  public record Rendered(int status, String code, byte[] body, Headers headers) {

    /** Tells SDKs whether to repeat the call: each refusal would otherwise be asked three times. */
    Rendered steer(boolean retry) {
      return with("x-should-retry", Boolean.toString(retry));
    }

    Rendered with(String header, String value) {
      headers.set(header, value);
      return this;
    }
  }

  public static Rendered render(Refusal refusal) {
    return switch (refusal) {
      case MissingKey _ ->
          error(
                  401,
                  INVALID,
                  "invalid_api_key",
                  null,
                  "No key was sent. Send 'Authorization: Bearer <key>' or 'x-api-key'; "
                      + "make one with './tollgate keys create NAME'.")
              .steer(false);
      case InvalidKey _ ->
          error(
                  401,
                  INVALID,
                  "invalid_api_key",
                  null,
                  "This key is unknown or revoked. './tollgate keys' lists the valid ones.")
              .steer(false);
      case OperatorOnly(String instead) ->
          error(
                  403,
                  INVALID,
                  "operator_only",
                  null,
                  "Only the operator of this server may do this. " + instead)
              .steer(false);
      case Foreign(String what) ->
          error(
                  403,
                  INVALID,
                  "foreign_request",
                  null,
                  "No key exists yet, so only programs on this machine are served; this request has "
                      + what
                      + ". Create a key to open the gateway to others.")
              .steer(false);
      case UnknownPath(String path) ->
          error(404, INVALID, "unknown_url", null, "Nothing is served at " + path + ".");
      case MethodNotAllowed(String method, String allowed) ->
          error(
                  405,
                  INVALID,
                  "method_not_allowed",
                  null,
                  method + " is not allowed here; use " + allowed + ".")
              .with("allow", allowed);
      case UnsupportedMediaType(String got, String wanted) ->
          error(
              415,
              INVALID,
              "unsupported_media_type",
              null,
              "The body is " + got + "; send " + wanted + ".");
      case MalformedBody(String detail) -> error(400, INVALID, "invalid_json", null, detail);
      case BodyTooLarge(long limit) ->
          error(
              413,
              INVALID,
              "request_too_large",
              null,
              "The body is larger than the " + limit + " bytes allowed here.");
      case BodyTooSlow _ ->
          error(408, INVALID, "request_timeout", null, "The body arrived too slowly.").steer(false);
      case InvalidParameter(String parameter, String code, String message) ->
          error(400, parameterType(code), code, parameter, message);
      case ModelNotFound(String model, String hint) ->
          error(
              404,
              INVALID,
              "model_not_found",
              "model",
              "The model '" + model + "' is not served here. " + hint);
      case WrongEndpoint(String _, String message) ->
          error(400, INVALID, "wrong_endpoint", "model", message);
      case Refusal.Unpriced(String model, String reason) ->
          error(
                  400,
                  INVALID,
                  "price_unknown",
                  "model",
                  "The price of '"
                      + model
                      + "' is unknown, so the call was not sent. "
                      + reason
                      + " Allow unpriced calls for this key, or give the route a rate.")
              .steer(false);
      case BudgetExceeded budget -> budget(budget);
      case Refusal.Rejected rejected -> verbatim(rejected);
      case NoProvider(List<Failure> failures, Duration retryAfter) ->
          noProvider(failures, retryAfter);
      case OutcomeUnknown(String provider, String detail) ->
          error(
                  504,
                  API,
                  "outcome_unknown",
                  null,
                  provider
                      + " received the request, but no complete answer came back ("
                      + detail
                      + "). It may have done and billed the work, so it was not sent again.")
              .steer(false);
      case ProviderFailed(String provider, int status, boolean maybeBilled) ->
          error(
                  502,
                  API,
                  "provider_error",
                  null,
                  provider
                      + " failed with status "
                      + status
                      + (maybeBilled
                          ? ". It may have billed the work, so it was not sent again."
                          : "."))
              .steer(!maybeBilled);
      case StreamBroken(String provider) ->
          error(
                  502,
                  API,
                  "stream_broken",
                  null,
                  "The stream from " + provider + " broke off before its end.")
              .steer(false);
      case Overloaded(String what) ->
          error(503, API, "overloaded", null, "Too many calls are under way at " + what + ".")
              .with("retry-after", "1");
      case Draining _ ->
          error(503, API, "draining", null, "This gateway is stopping; call another or retry.")
              .with("retry-after", "2");
      case LedgerDown _ ->
          error(
                  503,
                  API,
                  "ledger_unavailable",
                  null,
                  "The ledger cannot record the call, so it was not sent. Nothing was billed.")
              .with("retry-after", "2");
      case Defect _ ->
          error(500, API, "internal_error", null, "Tollgate failed on this call; see its log.")
              .steer(false);
    };
  }

  /** A refusal as a server-sent event, for failures after the head was sent. */
  public static byte[] event(Refusal refusal) {
    String json = new String(render(refusal).body(), StandardCharsets.UTF_8);
    return ("\n\nevent: error\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String parameterType(String code) {
    return code.equals("invalid_value") || code.startsWith("invalid_input_fidelity")
        ? "image_generation_user_error"
        : INVALID;
  }

  private static Rendered budget(BudgetExceeded budget) {
    return error(
            429,
            "insufficient_quota",
            "insufficient_quota",
            null,
            "The key's budget of $"
                + budget.budget()
                + " has $"
                + budget.spent()
                + " spent and $"
                + budget.held()
                + " held; this call may need $"
                + budget.needed()
                + " more.")
        .steer(false);
  }

  private static Rendered verbatim(Refusal.Rejected rejected) {
    return Json.lenientObject(rejected.body())
        .filter(body -> body.path("error").isObject())
        .map(body ->
            new Rendered(
                rejected.status(),
                body.path("error").path("code").asString("provider_rejected"),
                Json.bytes(complete(body)),
                steering(false)))
        .orElseGet(() ->
            error(
                    rejected.status(),
                    INVALID,
                    "provider_rejected",
                    null,
                    "The provider refused the request with status "
                        + rejected.status()
                        + detail(rejected.body()))
                .steer(false));
  }

  /** SDKs read four keys; providers leave some out. */
  private static ObjectNode complete(ObjectNode body) {
    if (body.get("error") instanceof ObjectNode error) {
      for (String key : List.of("message", "type", "param", "code")) {
        if (!error.has(key)) {
          error.putNull(key);
        }
      }
    }
    return body;
  }

  private static String detail(byte[] body) {
    return Json.lenientObject(body)
        .map(node -> node.path("detail").asString(node.path("message").asString("")))
        .filter(text -> !text.isBlank())
        .map(text -> ": " + text.substring(0, Math.min(text.length(), 500)))
        .orElse(".");
  }

  private static Rendered noProvider(List<Failure> failures, @Nullable Duration retryAfter) {
    boolean allLimited =
        !failures.isEmpty()
            && failures.stream()
                .allMatch(
                    failure -> failure instanceof Failure.NoWork work && work.status() == 429);
    String tried = failures.stream().map(Refusals::sentence).collect(Collectors.joining(" "));
    Rendered error =
        allLimited
            ? error(
                429,
                "rate_limit_error",
                "rate_limit_exceeded",
                null,
                "Every provider of this model limits us now. " + tried)
            : error(
                503,
                API,
                "no_provider",
                null,
                "No provider could take the call; nothing was billed. " + tried);
    if (!failures.isEmpty() && failures.stream().allMatch(Refusals::isLasting)) {
      error.steer(false);
    }
    return retryAfter == null
        ? error
        : error
            .with("retry-after", Long.toString(Math.max(1, wholeSeconds(retryAfter))))
            .with("retry-after-ms", Long.toString(retryAfter.toMillis()));
  }

  /** Refused credentials and spent accounts do not mend themselves between two tries. */
  private static boolean isLasting(Failure failure) {
    return failure instanceof Failure.NoWork work && work.status() >= 401 && work.status() <= 403;
  }

  private static long wholeSeconds(Duration duration) {
    return duration.plusMillis(999).toSeconds();
  }

  private static String sentence(Failure failure) {
    return switch (failure) {
      case Failure.Unreachable(String provider, String detail) ->
          provider + " could not be reached (" + detail + ").";
      case Failure.NoWork(String provider, int status, Duration _, String detail) ->
          provider + " answered " + status + (detail.isEmpty() ? "." : " (" + detail + ").");
      case Failure.Rejected(String provider, int status, byte[] _, String _) ->
          provider + " refused the request with " + status + ".";
      case Failure.ServerError(String provider, int status) ->
          provider + " failed with " + status + ".";
      case Failure.Uncertain(String provider, String detail) ->
          provider + " did not answer (" + detail + ").";
    };
  }

  private static Rendered error(
      int status, String type, String code, @Nullable String parameter, String message) {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error");
    error.put("message", message);
    error.put("type", type);
    error.put("param", parameter);
    error.put("code", code);
    return new Rendered(status, code, Json.bytes(body), new Headers());
  }

  private static Headers steering(boolean retry) {
    return Headers.of("x-should-retry", Boolean.toString(retry));
  }
}
