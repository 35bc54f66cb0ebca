package dev.tollgate.catalogue.sync;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;

/** How the catalogue leaves this machine: no redirects, retries or cookies, no endless wait. */
public final class Egress {

  private Egress() {}

  /** A client that waits this long to connect and for each read; close it when done. */
  public static CloseableHttpClient client(Timeout wait, DnsResolver names) {
    ConnectionConfig connection =
        ConnectionConfig.custom().setConnectTimeout(wait).setSocketTimeout(wait).build();
    return HttpClients.custom()
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .setUserAgent("Tollgate catalogue")
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(connection)
                .setDnsResolver(names)
                .build())
        .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(wait).build())
        .build();
  }
}
