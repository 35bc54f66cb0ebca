package dev.tollgate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A provider that costs next to nothing: one thread, prebuilt answers in direct memory. A body that
 * says {@code "stream":true} gets 20 events, 5 ms apart; one that says {@code 12mb} the large
 * picture; other picture calls the small one.
 */
final class MockProvider implements AutoCloseable {

  /** Time between two events, so that each one travels alone, as real ones do. */
  static final long EVENT_GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private static final int REQUEST_BYTES_MAX = 64 * 1024;
  private static final byte[] LENGTH = ascii("content-length:");
  private static final byte[] HEAD_END = ascii("\r\n\r\n");

  private final ByteBuffer chat = Bodies.chat();
  private final ByteBuffer smallPicture = Bodies.picture(Bodies.SMALL_PICTURE_BYTES);
  private final ByteBuffer largePicture = Bodies.picture(Bodies.LARGE_PICTURE_BYTES);
  private final List<ByteBuffer> stream = Bodies.stream();

  private final Selector selector;
  private final ServerSocketChannel server;
  private final Thread thread;
  private final Queue<Due> due = new ArrayDeque<>();
  private volatile boolean closed;

  /**
   * A connection whose next event is due; the gap is the same for all, so the queue is in order.
   */
  private record Due(long nanos, Connection connection) {}

  private MockProvider() throws IOException {
    selector = Selector.open();
    server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
    thread = Thread.ofPlatform().daemon().name("mock-provider").unstarted(this::run);
  }

  static MockProvider start() {
    try {
      MockProvider mock = new MockProvider();
      mock.thread.start();
      return mock;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  int port() {
    return server.socket().getLocalPort();
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (selector;
        server) {
      while (!closed) {
        selector.select(this::ready, patienceMillis());
        sendDueEvents();
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private long patienceMillis() {
    Due next = due.peek();
    if (next == null) {
      return 0;
    }
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(next.nanos() - System.nanoTime()));
  }

  private void sendDueEvents() {
    long now = System.nanoTime();
    Due next;
    while ((next = due.peek()) != null && next.nanos() <= now) {
      due.remove();
      next.connection().nextEvent();
    }
  }

  private void ready(SelectionKey key) {
    if (key.isAcceptable()) {
      accept();
    } else if (key.attachment() instanceof Connection connection) {
      connection.ready(key);
    }
  }

  private void accept() {
    try {
      SocketChannel channel;
      while ((channel = server.accept()) != null) {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        Connection connection = new Connection(channel);
        connection.key = channel.register(selector, SelectionKey.OP_READ, connection);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** One connection of the gateway: reads a request, answers, reads the next one. */
  private final class Connection {

    private final SocketChannel channel;
    private final ByteBuffer input = ByteBuffer.allocate(REQUEST_BYTES_MAX);
    private @Nullable SelectionKey key;
    private @Nullable ByteBuffer output;
    private int event = -1;

    Connection(SocketChannel channel) {
      this.channel = channel;
    }

    void ready(SelectionKey ready) {
      try {
        if (ready.isReadable() && channel.read(input) < 0) {
          channel.close();
          return;
        }
        answerWholeRequests();
        write();
      } catch (IOException _) {
        closeQuietly();
      }
    }

    private void answerWholeRequests() {
      int length = Requests.length(input.array(), input.position(), HEAD_END, LENGTH);
      if (output != null || event >= 0 || length < 0) {
        return;
      }
      answer(length);
      input.flip().position(length);
      input.compact();
    }

    private void answer(int length) {
      byte[] request = input.array();
      if (Requests.contains(request, length, "\"stream\":true")) {
        event = 0;
        output = stream.getFirst().duplicate();
        due.add(new Due(System.nanoTime() + EVENT_GAP_NANOS, this));
      } else if (!Requests.contains(request, Math.min(64, length), "/images/")) {
        output = chat.duplicate();
      } else if (Requests.contains(request, length, "12mb")) {
        output = largePicture.duplicate();
      } else {
        output = smallPicture.duplicate();
      }
    }

    void nextEvent() {
      if (!channel.isOpen()) {
        return;
      }
      event++;
      output = stream.get(event).duplicate();
      if (event == stream.size() - 1) {
        event = -1;
      } else {
        due.add(new Due(System.nanoTime() + EVENT_GAP_NANOS, this));
      }
      try {
        write();
      } catch (IOException _) {
        closeQuietly();
      }
    }

    private void write() throws IOException {
      ByteBuffer rest = output;
      if (rest == null || key == null || !channel.isOpen()) {
        return;
      }
      channel.write(rest);
      if (rest.hasRemaining()) {
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
      } else {
        output = null;
        key.interestOps(SelectionKey.OP_READ);
      }
    }

    private void closeQuietly() {
      try {
        channel.close();
      } catch (IOException _) {
        // it is gone either way
      }
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
