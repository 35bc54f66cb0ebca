package dev.tollgate.web.page;

import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.call.Inbound;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Renders templates and sends them with the headers that keep a page to itself. Thread-safe. */
final class Rendering {

  private static final String POLICY =
      "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self';"
          + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  /** Rendered pages kept; one is about 90 kB with its compressed form. */
  private static final int KEPT_MAX = 256;

  /** Characters of a key; pages of longer addresses are rendered anew. */
  private static final int KEY_MAX = 600;

  private final Map<String, Rendered> kept =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Rendered> eldest) {
              return size() > KEPT_MAX;
            }
          });

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Rendering.class.getClassLoader(), "dev.tollgate.web.generated");

  /** Answers with a template; {@code values} are its parameters besides the frame. */
  void page(
      Inbound inbound,
      Client client,
      int status,
      String template,
      Frame frame,
      Map<String, Object> values) {
    send(inbound, client, status, frame, new Rendered(render(template, frame, values)));
  }

  /** A page and, once somebody asked for it, its compressed form. */
  static final class Rendered {
    private final byte[] plain;
    private volatile byte @Nullable [] packed;

    private Rendered(byte[] plain) {
      this.plain = plain;
    }

    private byte[] packed() {
      byte[] known = packed;
      if (known == null) {
        known = Assets.pack(plain);
        packed = known;
      }
      return known;
    }
  }

  /**
   * Answers with a page that was rendered before under this key, else renders and keeps it; at most
   * {@link #KEPT_MAX} pages. The key holds all that the page depends on.
   */
  void kept(
      Inbound inbound,
      Client client,
      String key,
      String template,
      Frame frame,
      Supplier<Object> view) {
    Rendered page = key.length() > KEY_MAX ? null : kept.get(key);
    if (page == null) {
      page = new Rendered(render(template, frame, Map.of("view", view.get())));
      if (key.length() <= KEY_MAX) {
        kept.put(key, page);
      }
    }
    send(inbound, client, 200, frame, page);
  }

  private static void send(Inbound inbound, Client client, int status, Frame frame, Rendered page) {
    Headers headers = headers(inbound, frame);
    if (Assets.accepts(inbound)) {
      client.send(status, headers.set("content-encoding", "gzip"), page.packed());
    } else {
      client.send(status, headers, page.plain);
    }
  }

  private byte[] render(String template, Frame frame, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("frame", frame);
    Utf8ByteOutput output = new Utf8ByteOutput();
    templates.render(template, all, output);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(output.getContentLength());
    try {
      output.writeTo(bytes);
    } catch (IOException impossible) {
      throw new AssertionError("Memory does not fail", impossible);
    }
    return bytes.toByteArray();
  }

  private static Headers headers(Inbound inbound, Frame frame) {
    return Headers.of(
        "content-type", "text/html; charset=utf-8",
        "cache-control", "no-cache",
        "vary", "accept-encoding",
        "content-security-policy", POLICY,
        "x-content-type-options", "nosniff",
        "x-frame-options", "DENY",
        "referrer-policy", "same-origin",
        "cross-origin-opener-policy", "same-origin",
        "permissions-policy", "camera=(), microphone=(), geolocation=()",
        "x-tollgate-snapshot", frame.hash(),
        "x-tollgate-request-id", inbound.id());
  }
}
