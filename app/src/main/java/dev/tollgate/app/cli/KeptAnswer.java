package dev.tollgate.app.cli;

import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Headers;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** A client that keeps one whole answer in memory. Used by one thread. */
final class KeptAnswer implements Client {

  private int status;
  private byte[] body = new byte[0];

  int status() {
    return status;
  }

  byte[] body() {
    return body;
  }

  @Override
  public void onLeave(Runnable action) {
    // it never leaves
  }

  @Override
  public boolean isGone() {
    return false;
  }

  @Override
  public boolean isAnswered() {
    return status != 0;
  }

  @Override
  public void send(int newStatus, Headers headers, byte[] bytes, int length) {
    status = newStatus;
    body = Arrays.copyOf(bytes, length);
  }

  @Override
  public void send(int newStatus, Headers headers, FileChannel file, long length) {
    throw streamed();
  }

  @Override
  public void head(int newStatus, Headers headers) {
    throw streamed();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    throw streamed();
  }

  @Override
  public void end(Headers trailers) {
    throw streamed();
  }

  @Override
  public void abort() {
    throw streamed();
  }

  private static IllegalStateException streamed() {
    return new IllegalStateException("Our own API answers whole");
  }
}
