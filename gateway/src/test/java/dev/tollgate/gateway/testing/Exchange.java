package dev.tollgate.gateway.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request that a script answers, byte by byte. Used by the script's thread. */
public final class Exchange {

  private static final int PATIENCE_SECONDS = 30;

  private final Received request;
  private final Socket socket;
  private final OutputStream out;

  Exchange(Received request, Socket socket) throws IOException {
    this.request = request;
    this.socket = socket;
    this.out = socket.getOutputStream();
  }

  public Received request() {
    return request;
  }

  /** Writes bytes as they are. */
  public void write(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  public void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Writes a status line and header fields, given as names and values. */
  public void head(int status, String... headers) throws IOException {
    StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
    for (int i = 0; i < headers.length; i += 2) {
      text.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
    }
    write(text.append("\r\n").toString());
  }

  public void chunkedHead(int status, String... headers) throws IOException {
    String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "transfer-encoding";
    all[headers.length + 1] = "chunked";
    head(status, all);
  }

  public void chunk(byte[] bytes) throws IOException {
    byte[] size = (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] whole = java.util.Arrays.copyOf(size, size.length + bytes.length + 2);
    System.arraycopy(bytes, 0, whole, size.length, bytes.length);
    whole[whole.length - 2] = '\r';
    whole[whole.length - 1] = '\n';
    write(whole);
  }

  public void lastChunk() throws IOException {
    if (!socket.isClosed()) {
      write("0\r\n\r\n");
    }
  }

  /** Closes the connection in order. */
  public void close() throws IOException {
    socket.close();
  }

  /** Closes the connection with a reset. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Waits until the peer closes, at most half a minute. */
  public void awaitClosedByPeer() throws IOException {
    try {
      request.closed().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException late) {
      throw new IOException("The peer did not close", late);
    }
  }
}
