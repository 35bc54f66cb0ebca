package dev.tollgate.web.page;

import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Refusal.UnknownPath;
import dev.tollgate.gateway.call.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/**
 * Style sheets, scripts, the mark and the fonts, from the jars. Addresses carry {@code ?v=} and a
 * hash of the content and never change under it. Thread-safe; each file is read and packed once.
 */
final class Assets {

  private static final String FONTS = "/com/formdev/flatlaf/fonts/inter/";
  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";

  private record Kind(String resource, String type) {}

  private record File(byte[] plain, byte[] packed, String hash, String type) {}

  private static final Map<String, Kind> KNOWN =
      Map.of(
          "tollgate.css", new Kind("assets/tollgate.css", "text/css; charset=utf-8"),
          "theme.js", new Kind("assets/theme.js", JAVASCRIPT),
          "tollgate.js", new Kind("assets/tollgate.js", JAVASCRIPT),
          "playground.js", new Kind("assets/playground.js", JAVASCRIPT),
          "mark.svg", new Kind("assets/mark.svg", "image/svg+xml"),
          "inter-4.1-regular.otf", new Kind(FONTS + "Inter-Regular.otf", "font/otf"),
          "inter-4.1-semibold.otf", new Kind(FONTS + "Inter-SemiBold.otf", "font/otf"));

  private final Map<String, File> files = new ConcurrentHashMap<>();
  private final Map<String, String> addresses;

  Assets() {
    Map<String, String> versioned = new LinkedHashMap<>();
    KNOWN.keySet().stream()
        .filter(name -> !name.endsWith(".otf"))
        .forEach(name -> versioned.put(name, "/assets/" + name + "?v=" + file(name).hash()));
    addresses = Map.copyOf(versioned);
  }

  /** Addresses by file name; fonts carry their version in the name instead. */
  Map<String, String> addresses() {
    return addresses;
  }

  void serve(Inbound inbound, Client client) {
    String name = inbound.pathValues().getOrDefault("file", "");
    if (!KNOWN.containsKey(name)) {
      throw new Refused(new UnknownPath(inbound.path()));
    }
    File file = file(name);
    String tag = "\"" + file.hash() + "\"";
    boolean lasting = file.hash().equals(inbound.query().get("v")) || name.endsWith(".otf");
    Headers headers =
        Headers.of(
            "content-type",
            file.type(),
            "etag",
            tag,
            "vary",
            "accept-encoding",
            "x-content-type-options",
            "nosniff",
            "cache-control",
            lasting ? "public, max-age=31536000, immutable" : "no-cache");
    if (inbound.header("if-none-match").filter(tag::equals).isPresent()) {
      client.send(304, headers, new byte[0]);
    } else if (accepts(inbound)) {
      client.send(200, headers.set("content-encoding", "gzip"), file.packed());
    } else {
      client.send(200, headers, file.plain());
    }
  }

  /** Whether a client takes gzip. */
  static boolean accepts(Inbound inbound) {
    return inbound.header("accept-encoding").filter(value -> value.contains("gzip")).isPresent();
  }

  /** The same bytes, smaller. */
  static byte[] pack(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 3 + 64);
    try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
      stream.write(plain);
    } catch (IOException impossible) {
      throw new AssertionError("Memory does not fail", impossible);
    }
    return packed.toByteArray();
  }

  private File file(String name) {
    return files.computeIfAbsent(name, Assets::read);
  }

  private static File read(String name) {
    Kind kind = KNOWN.get(name);
    if (kind == null) {
      throw new IllegalArgumentException("No such asset: " + name);
    }
    String resource =
        kind.resource().startsWith("/") ? kind.resource() : "/dev/tollgate/web/" + kind.resource();
    try (InputStream stream = Assets.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("The build lacks " + resource);
      }
      byte[] plain = stream.readAllBytes();
      return new File(plain, pack(plain), hash(plain), kind.type());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + resource, unreadable);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("Every Java runtime has SHA-256", impossible);
    }
  }
}
