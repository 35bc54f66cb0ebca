package dev.tollgate.web.page;

import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.call.Inbound;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Renders templates and sends them with the headers that keep a page to itself. Thread-safe. */
final class Rendering {

  private static final String POLICY =
      "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self';"
          + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

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
    byte[] page = render(template, frame, values);
    Headers headers = headers(inbound, frame);
    if (Assets.accepts(inbound)) {
      client.send(status, headers.set("content-encoding", "gzip"), Assets.pack(page));
    } else {
      client.send(status, headers, page);
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
