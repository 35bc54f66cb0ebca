package dev.tollgate.gateway.delivery;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Client;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Passes bytes on as they come, all but the last part: that one waits for {@link #finish}, so that
 * no complete answer is ever unrecorded. Two shared buffers are filled and sent in turn. Used by
 * one thread.
 */
final class Relayed implements AutoCloseable {

  private static final int BUFFERS = 2;

  private final Client client;
  private final SpoolMemory shared;
  private final List<ByteBuffer> buffers = new ArrayList<>();
  private int current;
  private ByteBuffer heldBack = ByteBuffer.allocate(0);
  private boolean mayBeRead;

  Relayed(Client client, SpoolMemory shared) {
    this.client = client;
    this.shared = shared;
    for (int i = 0; i < BUFFERS; i++) {
      ByteBuffer buffer = shared.take();
      if (buffer != null) {
        buffers.add(buffer);
      }
    }
  }

  /** Takes bytes, which are copied, and sends those before them. */
  void write(byte[] bytes, int length) {
    sendHeldBack();
    if (length == 0) {
      return;
    }
    ByteBuffer buffer = room(length);
    heldBack = buffer.slice(buffer.position(), length).put(0, bytes, 0, length);
    buffer.position(buffer.position() + length);
  }

  /** Sends the last part and waits until all has left. */
  void finish() {
    sendHeldBack();
    client.awaitWritten();
    mayBeRead = false;
  }

  private void sendHeldBack() {
    if (heldBack.hasRemaining()) {
      mayBeRead = true;
      client.writeAhead(heldBack);
      heldBack = ByteBuffer.allocate(0);
    }
  }

  /** A buffer with so much room; without shared memory left, a fresh one after a wait. */
  private ByteBuffer room(int length) {
    if (buffers.isEmpty()) {
      client.awaitWritten();
      return ByteBuffer.allocate(Math.max(length, Bounds.CHUNK_BYTES));
    }
    if (buffers.get(current).remaining() < length) {
      current = (current + 1) % buffers.size();
      client.awaitWritten();
      buffers.get(current).clear();
    }
    return buffers.get(current);
  }

  @Override
  public void close() {
    for (ByteBuffer buffer : buffers) {
      if (mayBeRead) {
        shared.abandon();
      } else {
        shared.giveBack(buffer);
      }
    }
  }
}
