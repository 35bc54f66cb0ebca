package dev.tollgate.gateway.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A client that puts exact bytes on a socket and reads answers strictly. Used by one thread. */
public final class RawClient implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;

  private RawClient(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
  }

  /** An answer; header and trailer names in lower case, repeated ones joined by a comma. */
  public record Response(
      String version,
      int status,
      Map<String, String> headers,
      byte[] body,
      Map<String, String> trailers) {

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  public static RawClient connect(int port) {
    return connect(port, 0);
  }

  /** Connects with a small receive buffer, so that the server soon finds the client slow. */
  public static RawClient connect(int port, int receiveBufferBytes) {
    try {
      Socket socket = new Socket();
      if (receiveBufferBytes > 0) {
        socket.setReceiveBufferSize(receiveBufferBytes);
      }
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return new RawClient(socket);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Sends text, one byte a character. */
  public RawClient send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public RawClient send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return this;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Sends a POST with a JSON body and a content length. */
  public RawClient post(String path, String json, String... headerLines) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n");
    head.append("Content-Type: application/json\r\n");
    for (String line : headerLines) {
      head.append(line).append("\r\n");
    }
    return send(head + "Content-Length: " + body.length + "\r\n\r\n").send(body);
  }

  /** Reads one whole answer to a request other than HEAD. */
  public Response read() {
    return read(true);
  }

  /** Reads the head of an answer; its body is empty and still to come. */
  public Response readHead() {
    return read(false);
  }

  private Response read(boolean withBody) {
    try {
      String[] words = line().split(" ", 3);
      Map<String, String> headers = fields();
      Map<String, String> trailers = new TreeMap<>();
      byte[] body = withBody ? body(headers, trailers) : new byte[0];
      return new Response(words[0], Integer.parseInt(words[1]), headers, body, trailers);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Reads one chunk of a chunked body; an empty one is the last. */
  public byte[] readChunk() {
    try {
      byte[] chunk = exactly(Integer.parseInt(line(), 16));
      line();
      return chunk;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public byte[] readExactly(int count) {
    try {
      return exactly(count);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** All that comes until the server closes; a reset counts as a close. */
  public byte[] readToEnd() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      in.transferTo(all);
    } catch (SocketException _) {
      // reset
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return all.toByteArray();
  }

  /** Whether bytes of an answer have arrived; does not wait. */
  public boolean hasAnswer() {
    try {
      return in.available() > 0;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whether nothing comes, not even a close, for the time. */
  public boolean isSilentFor(int millis) {
    try {
      socket.setSoTimeout(millis);
      in.mark(1);
      in.read();
      in.reset();
      return false;
    } catch (SocketTimeoutException _) {
      return true;
    } catch (IOException _) {
      return false;
    } finally {
      restorePatience();
    }
  }

  /** Reads on until the server ends the connection, and says whether it did so with a reset. */
  public boolean isReset() {
    try {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return false;
    } catch (SocketException _) {
      return true;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whether the server closes within the time without sending anything more. */
  public boolean isClosedWithin(int millis) {
    try {
      socket.setSoTimeout(millis);
      return in.read() < 0;
    } catch (SocketTimeoutException _) {
      return false;
    } catch (IOException _) {
      return true;
    } finally {
      restorePatience();
    }
  }

  /** Sends no more but goes on reading. */
  public void halfClose() {
    try {
      socket.shutdownOutput();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Leaves with a reset instead of an orderly close. */
  public void reset() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void restorePatience() {
    try {
      socket.setSoTimeout(PATIENCE_MILLIS);
    } catch (SocketException _) {
      // closed
    }
  }

  private byte[] body(Map<String, String> headers, Map<String, String> trailers)
      throws IOException {
    String length = headers.get("content-length");
    if (length != null) {
      return exactly(Integer.parseInt(length));
    }
    if (!"chunked".equals(headers.get("transfer-encoding"))) {
      return in.readAllBytes();
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size;
    while ((size = Integer.parseInt(line(), 16)) > 0) {
      body.writeBytes(exactly(size));
      line();
    }
    trailers.putAll(fields());
    return body.toByteArray();
  }

  private byte[] exactly(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("Closed after " + bytes.length + " of " + count + " bytes");
    }
    return bytes;
  }

  private Map<String, String> fields() throws IOException {
    Map<String, String> fields = new TreeMap<>();
    String line;
    while (!(line = line()).isEmpty()) {
      int colon = line.indexOf(':');
      fields.merge(
          line.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
          line.substring(colon + 1).strip(),
          (one, other) -> one + "," + other);
    }
    return fields;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int value;
    while ((value = in.read()) != '\n') {
      if (value < 0) {
        throw new EOFException("Closed in a line after '" + line + "'");
      }
      line.write(value);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    if (!text.endsWith("\r")) {
      throw new IOException("A line ended without a carriage return: " + text);
    }
    return text.substring(0, text.length() - 1);
  }
}
