package dev.tollgate.gateway.provider;

import dev.tollgate.gateway.Bounds;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The connections to providers: blocking, pooled, without retries, redirects, cookies or
 * decompression, because each of those would send or change something unseen. Thread-safe.
 */
public final class HttpTransport implements AutoCloseable {

  /**
   * Connections that rested longer are checked for a close by the provider, which takes a
   * millisecond. Busy ones are not: a call lost on a closed connection may count as billed.
   */
  private static final Duration CHECKED_AFTER = Duration.ofMillis(100);

  private static final int IDLE_SECONDS = 30;

  private final CloseableHttpClient client;
  private final Duration poolTimeout;

  public HttpTransport() {
    this(Bounds.CONNECTIONS_PER_PROVIDER_MAX, Bounds.POOL_TIMEOUT, CHECKED_AFTER);
  }

  HttpTransport(int connectionsPerProvider, Duration poolTimeout, Duration checkedAfter) {
    this.poolTimeout = poolTimeout;
    client =
        HttpClients.custom()
            .setConnectionManager(connections(connectionsPerProvider, checkedAfter))
            .setDefaultRequestConfig(defaults(poolTimeout))
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableContentCompression()
            .disableAuthCaching()
            .disableConnectionState()
            .disableDefaultUserAgent()
            .evictIdleConnections(TimeValue.ofSeconds(IDLE_SECONDS))
            .build();
  }

  CloseableHttpClient client() {
    return client;
  }

  Duration poolTimeout() {
    return poolTimeout;
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }

  private static PoolingHttpClientConnectionManager connections(
      int connectionsPerProvider, Duration checkedAfter) {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setMaxConnTotal(Bounds.CONNECTIONS_MAX)
        .setMaxConnPerRoute(connectionsPerProvider)
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(
                    Http1Config.custom()
                        .setBufferSize(16 * 1024)
                        .setMaxHeaderCount(Bounds.HEADERS_MAX)
                        .setMaxLineLength(Bounds.HEAD_BYTES_MAX)
                        .build())
                .build())
        .setDefaultSocketConfig(SocketConfig.custom().setTcpNoDelay(true).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(timeout(Bounds.CONNECT_TIMEOUT))
                .setSocketTimeout(Timeout.DISABLED) // Silence watches instead
                .setValidateAfterInactivity(TimeValue.ofMilliseconds(checkedAfter.toMillis()))
                .build())
        .build();
  }

  private static RequestConfig defaults(Duration poolTimeout) {
    return RequestConfig.custom()
        .setConnectionRequestTimeout(timeout(poolTimeout))
        .setConnectionKeepAlive(TimeValue.of(IDLE_SECONDS, TimeUnit.SECONDS))
        .setExpectContinueEnabled(false)
        .build();
  }

  static Timeout timeout(Duration duration) {
    return Timeout.ofMilliseconds(duration.toMillis());
  }
}
