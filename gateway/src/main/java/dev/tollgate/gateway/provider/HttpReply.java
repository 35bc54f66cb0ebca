package dev.tollgate.gateway.provider;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Cancellation;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.call.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** A provider's answer over HTTP; closing it early cuts the connection instead of draining it. */
final class HttpReply implements Reply {

  private static final List<String> PASSED_ON =
      List.of("content-type", "openai-processing-ms", "openai-version", "openai-organization");

  private final ClassicHttpResponse response;
  private final HttpPost post;
  private final Cancellation cancellation;
  private final Silence silence;
  private final InputStream body;
  private boolean ended;

  HttpReply(ClassicHttpResponse response, HttpPost post, Cancellation cancellation, Silence silence)
      throws IOException {
    this.response = response;
    this.post = post;
    this.cancellation = cancellation;
    this.silence = silence;
    HttpEntity entity = response.getEntity();
    InputStream content = entity == null ? InputStream.nullInputStream() : entity.getContent();
    this.body = new EndSeeing(content);
  }

  @Override
  public int status() {
    return response.getCode();
  }

  @Override
  public Headers headers() {
    Headers headers = new Headers();
    for (String name : PASSED_ON) {
      value(name).ifPresent(value -> headers.set(name, value));
    }
    value("x-request-id").ifPresent(id -> headers.set("x-upstream-request-id", id));
    return headers;
  }

  /** A header that is short and plain enough to be repeated to the client. */
  private Optional<String> value(String name) {
    return Optional.ofNullable(response.getFirstHeader(name))
        .map(Header::getValue)
        .filter(value -> value.length() <= Bounds.ECHO_CHARACTERS_MAX)
        .filter(value -> value.chars().allMatch(c -> c >= ' ' && c < 127));
  }

  @Override
  public InputStream body() {
    return body;
  }

  @Override
  public void close() {
    cancellation.stops(null);
    silence.close();
    if (!ended) {
      post.cancel();
    }
    try {
      response.close();
    } catch (IOException _) {
      post.cancel();
    }
  }

  /** Notes the end of the body, after which the connection may be used again. */
  private final class EndSeeing extends InputStream {

    private final InputStream content;

    EndSeeing(InputStream content) {
      this.content = content;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        int read = content.read(bytes, offset, length);
        silence.heard();
        ended |= read < 0;
        return read;
      } catch (IOException failure) {
        throw silence.meaning(failure);
      }
    }
  }
}
