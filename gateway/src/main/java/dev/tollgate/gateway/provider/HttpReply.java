package dev.tollgate.gateway.provider;

import dev.tollgate.gateway.call.Cancellation;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.call.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
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
  private final InputStream body;
  private boolean ended;

  HttpReply(ClassicHttpResponse response, HttpPost post, Cancellation cancellation)
      throws IOException {
    this.response = response;
    this.post = post;
    this.cancellation = cancellation;
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
      Header header = response.getFirstHeader(name);
      if (header != null) {
        headers.set(name, header.getValue());
      }
    }
    Header id = response.getFirstHeader("x-request-id");
    if (id != null) {
      headers.set("x-upstream-request-id", id.getValue());
    }
    return headers;
  }

  @Override
  public InputStream body() {
    return body;
  }

  @Override
  public void close() {
    cancellation.stops(null);
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
      int value = content.read();
      ended |= value < 0;
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = content.read(bytes, offset, length);
      ended |= read < 0;
      return read;
    }
  }
}
