package dev.tollgate.gateway.provider;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/**
 * A JSON body that knows whether its sending began. The head before it fits into the connection's
 * buffer, so until then no byte of the request has left. Used by one thread.
 */
final class OutgoingBody extends AbstractHttpEntity {

  private final byte[] bytes;
  private boolean begun;

  OutgoingBody(byte[] bytes) {
    super(ContentType.APPLICATION_JSON, null, false);
    this.bytes = bytes;
  }

  /** Whether bytes may have left. */
  boolean isBegun() {
    return begun;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    begun = true;
    out.write(bytes);
  }

  @Override
  public long getContentLength() {
    return bytes.length;
  }

  @Override
  public InputStream getContent() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public boolean isStreaming() {
    return false;
  }

  @Override
  public void close() {}
}
