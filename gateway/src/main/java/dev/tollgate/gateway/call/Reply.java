package dev.tollgate.gateway.call;

import java.io.InputStream;

/**
 * An answer under way from a provider, in the OpenAI dialect; success only. Reading {@code body}
 * blocks. Closing it before its end cancels the provider's work where that is possible.
 */
public interface Reply extends AutoCloseable {

  int status();

  Headers headers();

  InputStream body();

  @Override
  void close();
}
