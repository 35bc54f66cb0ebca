package dev.tollgate.catalogue.sync;

import dev.tollgate.catalogue.CatalogueBounds;
import dev.tollgate.catalogue.source.Feed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Fetches feeds over https, with conditional requests, at most two redirects, and bounds on bytes
 * after decompression and on time. Addresses inside a private network are refused, so that a feed
 * cannot send us there. Thread-safe.
 */
public final class HttpFeedClient implements FeedClient, AutoCloseable {

  /** Which addresses may be asked. */
  public enum Reach {
    /** https to public addresses only. */
    PUBLIC,
    /** Anything, for tests against a server on this machine. */
    ANYWHERE
  }

  /** Where a feed is read; lets tests and mirrors stand in for the live address. */
  @FunctionalInterface
  public interface Addresses {
    String of(Feed feed);
  }

  private final CloseableHttpClient client;
  private final Reach reach;
  private final Addresses addresses;
  private final long timeMaxNanos;

  /** A client for the live addresses. */
  public HttpFeedClient() {
    this(Reach.PUBLIC, Feed::address, CatalogueBounds.FEED_TIME_MAX.toNanos());
  }

  public HttpFeedClient(Reach reach, Addresses addresses, long timeMaxNanos) {
    this.reach = reach;
    this.addresses = addresses;
    this.timeMaxNanos = timeMaxNanos;
    this.client =
        Egress.client(
            Timeout.of(timeMaxNanos, TimeUnit.NANOSECONDS),
            reach == Reach.PUBLIC ? new PublicAddresses() : SystemDefaultDnsResolver.INSTANCE);
  }

  @Override
  public Answer fetch(Feed feed, @Nullable FeedState last) {
    long deadline = System.nanoTime() + timeMaxNanos;
    String address = addresses.of(feed);
    try {
      return feed.files().isEmpty()
          ? one(address, last, deadline)
          : many(feed.files(), address, deadline);
    } catch (IOException | URISyntaxException failure) {
      String message = failure.getMessage();
      return new Answer.Failed(message == null ? failure.getClass().getSimpleName() : message);
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
  }

  private record Got(int status, byte[] body, @Nullable String tag, @Nullable String modified) {}

  private Answer one(String address, @Nullable FeedState last, long deadline)
      throws IOException, URISyntaxException {
    Got got = get(address, last, deadline);
    if (got.status() == HttpStatus.SC_NOT_MODIFIED && last != null) {
      return new Answer.NotModified();
    }
    if (got.status() != HttpStatus.SC_OK) {
      return new Answer.Failed("the server answered " + got.status());
    }
    SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    files.put("feed", got.body());
    return new Answer.Documents(files, got.tag(), got.modified());
  }

  /** One missing file is a provider that left; the judge notices when too many do. */
  private Answer many(List<String> names, String address, long deadline)
      throws IOException, URISyntaxException {
    SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    long bytes = 0;
    for (String name : names) {
      Got got = get(address.replace("{file}", name), null, deadline);
      if (got.status() == HttpStatus.SC_OK) {
        files.put(name, got.body());
        bytes += got.body().length;
      } else if (got.status() != HttpStatus.SC_NOT_FOUND) {
        return new Answer.Failed("the server answered " + got.status() + " for " + name);
      }
      if (bytes > CatalogueBounds.FEED_BYTES_MAX) {
        return new Answer.Failed("more than " + CatalogueBounds.FEED_BYTES_MAX + " bytes");
      }
    }
    return files.isEmpty()
        ? new Answer.Failed("none of its files exists")
        : new Answer.Documents(files, null, null);
  }

  private Got get(String address, @Nullable FeedState last, long deadline)
      throws IOException, URISyntaxException {
    URI next = new URI(address);
    for (int hop = 0; hop <= CatalogueBounds.FEED_REDIRECTS_MAX; hop++) {
      requireAllowed(next);
      HttpGet request = new HttpGet(next);
      validators(request, last);
      Hop reached = client.execute(request, response -> answer(response, deadline));
      if (reached.location() == null) {
        return reached.got();
      }
      next = next.resolve(reached.location());
    }
    throw new IOException("more than " + CatalogueBounds.FEED_REDIRECTS_MAX + " redirects");
  }

  private record Hop(Got got, @Nullable String location) {}

  private static Hop answer(ClassicHttpResponse response, long deadline) throws IOException {
    int status = response.getCode();
    boolean redirect = status >= 300 && status < 400 && status != HttpStatus.SC_NOT_MODIFIED;
    byte[] body = status == HttpStatus.SC_OK ? body(response.getEntity(), deadline) : new byte[0];
    Got got =
        new Got(
            status,
            body,
            header(response, HttpHeaders.ETAG),
            header(response, HttpHeaders.LAST_MODIFIED));
    return new Hop(got, redirect ? header(response, HttpHeaders.LOCATION) : null);
  }

  private static byte[] body(@Nullable HttpEntity entity, long deadline) throws IOException {
    if (entity == null) {
      return new byte[0];
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[64 * 1024];
    try (InputStream stream = entity.getContent()) {
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        bytes.write(buffer, 0, read);
        if (bytes.size() > CatalogueBounds.FEED_BYTES_MAX) {
          throw new IOException("more than " + CatalogueBounds.FEED_BYTES_MAX + " bytes");
        }
        if (System.nanoTime() - deadline > 0) {
          throw new IOException("it took too long");
        }
      }
    }
    return bytes.toByteArray();
  }

  private static void validators(HttpGet request, @Nullable FeedState last) {
    if (last == null) {
      return;
    }
    if (last.entityTag() != null) {
      request.setHeader(HttpHeaders.IF_NONE_MATCH, last.entityTag());
    }
    if (last.lastModified() != null) {
      request.setHeader(HttpHeaders.IF_MODIFIED_SINCE, last.lastModified());
    }
  }

  private void requireAllowed(URI address) throws IOException {
    if (reach == Reach.ANYWHERE) {
      return;
    }
    String host = address.getHost();
    if (!"https".equals(address.getScheme()) || host == null || address.getUserInfo() != null) {
      throw new IOException("not a plain https address: " + address);
    }
  }

  private static @Nullable String header(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }
}
