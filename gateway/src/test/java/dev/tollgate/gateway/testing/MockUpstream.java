package dev.tollgate.gateway.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A scripted provider over plain sockets that keeps every byte of every request. Scripts given by
 * {@link #then} are played once each, in order of arrival; then the one given by {@link #always}.
 * Thread-safe.
 */
public final class MockUpstream implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 20;

  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Received> requests = new ArrayList<>();
  private final Queue<Script> scripts = new ArrayDeque<>();
  private Script always = Script.error(500, "server_error", "no_script", "No script is left");
  private @Nullable Throwable scriptFailure;
  private @Nullable Thread acceptor;

  private MockUpstream(ServerSocket server) {
    this.server = server;
  }

  /** Listens on a free port of the loopback address. */
  public static MockUpstream start() {
    try {
      ServerSocket server = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
      MockUpstream upstream = new MockUpstream(server);
      upstream.acceptor = Thread.ofVirtual().name("mock-upstream").start(upstream::acceptAll);
      return upstream;
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  /** The base URL that a provider profile takes, ending in {@code /v1}. */
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + port() + "/v1");
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Plays a script for one request after those given before. */
  public MockUpstream then(Script script) {
    lock.lock();
    try {
      scripts.add(script);
      return this;
    } finally {
      lock.unlock();
    }
  }

  /** Plays a script for every request for which no other is left. */
  public MockUpstream always(Script script) {
    lock.lock();
    try {
      always = script;
      return this;
    } finally {
      lock.unlock();
    }
  }

  /** All requests read so far, in order of arrival. */
  public List<Received> requests() {
    lock.lock();
    try {
      return List.copyOf(requests);
    } finally {
      lock.unlock();
    }
  }

  /** How many connections were accepted. */
  public int connections() {
    return connections.get();
  }

  /** Waits for the request with this index, 0 for the first; fails after 20 seconds. */
  public Received awaitRequest(int index) {
    lock.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (requests.size() <= index) {
        if (left <= 0) {
          throw new AssertionError("Request " + index + " did not come; had " + requests.size());
        }
        left = changed.awaitNanos(left);
      }
      return requests.get(index);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting for a request");
    } finally {
      lock.unlock();
    }
  }

  /** What went wrong in a script other than the peer going away; null when nothing did. */
  public @Nullable Throwable scriptFailure() {
    return scriptFailure;
  }

  @Override
  public void close() {
    closeQuietly(server);
    awaitAcceptor(); // until it is gone, the port may still take connections
    sockets.forEach(MockUpstream::closeQuietly);
  }

  private void awaitAcceptor() {
    try {
      if (acceptor != null && !acceptor.join(java.time.Duration.ofSeconds(PATIENCE_SECONDS))) {
        throw new IllegalStateException("The mock provider still accepts connections");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket socket = server.accept();
        sockets.add(socket);
        int number = connections.incrementAndGet();
        Thread.ofVirtual().name("mock-upstream-" + number).start(() -> serve(socket, number));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void serve(Socket socket, int number) {
    try (socket) {
      socket.setTcpNoDelay(true);
      JournaledInput input = new JournaledInput(socket);
      while (!socket.isClosed()) {
        Received request = read(input, number);
        Script script = take(request);
        script.play(new Exchange(request, socket));
      }
    } catch (IOException _) {
      // the peer went, or the script closed
    } catch (RuntimeException | AssertionError failure) {
      scriptFailure = failure;
    } finally {
      sockets.remove(socket);
    }
  }

  private Script take(Received request) {
    lock.lock();
    try {
      requests.add(request);
      changed.signalAll();
      Script next = scripts.poll();
      return next == null ? always : next;
    } finally {
      lock.unlock();
    }
  }

  private static Received read(JournaledInput input, int number) throws IOException {
    input.startRequest();
    String head = head(input);
    String lower = head.toLowerCase(java.util.Locale.ROOT);
    byte[] body =
        lower.contains("\r\ntransfer-encoding: chunked")
            ? chunks(input)
            : input.readExactly(contentLength(lower));
    return Received.parse(number, head, body, input.journal(), input.closed());
  }

  private static String head(JournaledInput input) throws IOException {
    StringBuilder head = new StringBuilder();
    String line;
    while (!(line = line(input)).isEmpty()) {
      head.append(line).append("\r\n");
    }
    return head.toString();
  }

  private static int contentLength(String lowerHead) {
    int at = lowerHead.indexOf("\r\ncontent-length:");
    if (at < 0) {
      return 0;
    }
    int start = at + "\r\ncontent-length:".length();
    return Integer.parseInt(lowerHead.substring(start, lowerHead.indexOf("\r\n", start)).strip());
  }

  private static byte[] chunks(JournaledInput input) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size;
    while ((size = Integer.parseInt(line(input), 16)) > 0) {
      body.writeBytes(input.readExactly(size));
      line(input);
    }
    line(input);
    return body.toByteArray();
  }

  private static String line(JournaledInput input) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int value;
    while ((value = input.read()) != '\n') {
      if (value < 0) {
        throw new EOFException();
      }
      line.write(value);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  private static void closeQuietly(java.io.Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException _) {
      // it is closed either way
    }
  }
}
