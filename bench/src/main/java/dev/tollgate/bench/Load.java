package dev.tollgate.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Sends one request again and again from one thread. Closed loop: each connection sends its next
 * call when the last one was answered. Constant rate: calls start on a {@link Schedule}, on
 * whatever connection is idle, and count from their intended start.
 */
final class Load implements AutoCloseable {

  private static final int READ_BYTES = 1024 * 1024;
  private static final int CONNECTIONS_MAX = 512;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(10);

  private final InetSocketAddress address;
  private final ByteBuffer request;
  private final Selector selector;
  private final ByteBuffer input = ByteBuffer.allocateDirect(READ_BYTES);
  private final List<Connection> connections = new ArrayList<>();
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final Queue<Long> intended = new ConcurrentLinkedQueue<>();

  private Histogram latency = new Histogram(HIGHEST_MICROS, 3);
  private long calls;
  private long failures;
  private long costs;
  private long bytes;
  private long underWay;
  private long allowed;
  private boolean again;

  Load(int port, byte[] request) throws IOException {
    this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.request = ByteBuffer.allocateDirect(request.length).put(request).flip();
    this.selector = Selector.open();
  }

  /** Keeps {@code width} calls under way for so long, then waits for the last answers. */
  Measured closed(int width, Duration length) throws IOException {
    begin();
    long start = System.nanoTime();
    long end = start + length.toNanos();
    again = true;
    for (int i = 0; i < width; i++) {
      connection().send(System.nanoTime());
    }
    while (again) {
      turn(20);
      again = System.nanoTime() < end;
    }
    finish();
    return result(start);
  }

  /** Makes exactly so many calls, {@code width} at a time. */
  Measured count(int width, int total) throws IOException {
    begin();
    long start = System.nanoTime();
    again = true;
    int first = Math.min(width, total);
    allowed = total - first;
    for (int i = 0; i < first; i++) {
      connection().send(System.nanoTime());
    }
    while (allowed > 0 && underWay > 0) {
      turn(20);
    }
    finish();
    return result(start);
  }

  /** Starts so many calls a second for so long, then waits for the last answers. */
  Measured constant(double callsPerSecond, Duration length) throws IOException {
    begin();
    Schedule schedule = new Schedule(System.nanoTime(), callsPerSecond);
    long total = schedule.callsWithin(length.toNanos());
    Thread pacer = Thread.ofPlatform().daemon().name("pacer").start(() -> pace(schedule, total));
    long started = 0;
    while (started < total) {
      turn(20);
      started += startIntended();
    }
    finish();
    LockSupport.unpark(pacer);
    return result(schedule.startNanos());
  }

  @Override
  public void close() throws IOException {
    for (Connection connection : connections) {
      connection.channel.close();
    }
    selector.close();
  }

  private void pace(Schedule schedule, long total) {
    for (long number = 0; number < total; number++) {
      long at = schedule.intendedNanos(number);
      long left;
      while ((left = at - System.nanoTime()) > 0) {
        LockSupport.parkNanos(left);
      }
      intended.add(at);
      selector.wakeup();
    }
  }

  private long startIntended() throws IOException {
    long started = 0;
    while (!intended.isEmpty() && (!idle.isEmpty() || connections.size() < CONNECTIONS_MAX)) {
      connection().send(intended.remove());
      started++;
    }
    return started;
  }

  private Connection connection() throws IOException {
    Connection known = idle.poll();
    while (known != null && !known.channel.isOpen()) {
      known = idle.poll();
    }
    return known == null ? new Connection() : known;
  }

  private void begin() {
    latency = new Histogram(HIGHEST_MICROS, 3);
    calls = failures = costs = bytes = 0;
    allowed = Long.MAX_VALUE;
  }

  private void turn(long millis) throws IOException {
    selector.select(
        key -> {
          if (key.attachment() instanceof Connection connection) {
            connection.ready(key);
          }
        },
        millis);
  }

  private void finish() throws IOException {
    again = false;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (underWay > 0 && System.nanoTime() < deadline) {
      turn(20);
    }
    failures += underWay;
  }

  private Measured result(long start) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new Measured(calls, failures, costs, bytes, took, latency);
  }

  /** One kept-alive connection with at most one call under way. */
  private final class Connection {

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ResponseReader reader = new ResponseReader();
    private final ByteBuffer output = request.duplicate();
    private long startNanos;

    Connection() throws IOException {
      channel = SocketChannel.open(address);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      key = channel.register(selector, SelectionKey.OP_READ, this);
      connections.add(this);
    }

    void send(long intendedNanos) {
      startNanos = intendedNanos;
      reader.reset();
      output.rewind();
      underWay++;
      write();
    }

    private void write() {
      try {
        channel.write(output);
        key.interestOps(
            output.hasRemaining()
                ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
                : SelectionKey.OP_READ);
      } catch (IOException _) {
        fail();
      }
    }

    void ready(SelectionKey ready) {
      if (ready.isWritable()) {
        write();
      }
      if (ready.isValid() && ready.isReadable()) {
        read();
      }
    }

    private void read() {
      try {
        input.clear();
        if (channel.read(input) < 0) {
          fail();
          return;
        }
        if (reader.accept(input.flip())) {
          answered();
        }
      } catch (IOException _) {
        fail();
      }
    }

    private void answered() {
      underWay--;
      if (reader.status() == 200) {
        calls++;
        latency.recordValue(Math.max(0, (System.nanoTime() - startNanos) / 1_000));
      } else {
        failures++;
      }
      costs += reader.hasCost() ? 1 : 0;
      bytes += reader.bodyBytes();
      if (again && allowed-- > 0) {
        send(System.nanoTime());
      } else {
        idle.push(this);
      }
    }

    private void fail() {
      if (channel.isOpen()) {
        underWay--;
        failures++;
        closeQuietly();
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
}
