package dev.tollgate.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The answers of the mock provider, made once as whole HTTP messages in direct memory. */
final class Bodies {

  static final int CHAT_BYTES = 700;
  static final int EVENTS = 20;
  static final int SMALL_PICTURE_BYTES = 2 * 1024 * 1024;
  static final int LARGE_PICTURE_BYTES = 12 * 1024 * 1024;

  private static final String CHAT =
      """
      {"id":"chatcmpl-bench","object":"chat.completion","created":1770000000,\
      "model":"gpt-4.1-mini","choices":[{"index":0,"message":{"role":"assistant",\
      "content":"%s"},"finish_reason":"stop"}],"usage":{"prompt_tokens":19,\
      "completion_tokens":60,"total_tokens":79,"prompt_tokens_details":{"cached_tokens":0},\
      "completion_tokens_details":{"reasoning_tokens":0}}}\
      """;
  private static final String USAGE =
      """
      {"total_tokens":1778,"input_tokens":22,"output_tokens":1756,\
      "input_tokens_details":{"text_tokens":22,"image_tokens":0}}\
      """;

  private Bodies() {}

  static ByteBuffer chat() {
    int words = CHAT_BYTES - CHAT.formatted("").length();
    return message("application/json", bytes(CHAT.formatted("x".repeat(words))));
  }

  /** A picture answer whose base64 is that long, its usage last, as the real one. */
  static ByteBuffer picture(int base64Bytes) {
    byte[] before = bytes("{\"created\":1770000000,\"data\":[{\"b64_json\":\"");
    byte[] after =
        bytes(
            "\"}],\"background\":\"opaque\",\"output_format\":\"png\",\"quality\":\"medium\","
                + "\"size\":\"1024x1024\",\"usage\":"
                + USAGE
                + "}");
    byte[] body = Arrays.copyOf(before, before.length + base64Bytes + after.length);
    for (int i = 0; i < base64Bytes; i++) {
      body[before.length + i] = (byte) ('A' + (i * 31 & 0x0f));
    }
    System.arraycopy(after, 0, body, before.length + base64Bytes, after.length);
    return message("application/json", body);
  }

  /** A chat stream: the head, 20 events, then the usage event, [DONE] and the end together. */
  static List<ByteBuffer> stream() {
    List<ByteBuffer> parts = new ArrayList<>();
    parts.add(
        direct(
            bytes(
                "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n"
                    + "transfer-encoding: chunked\r\n\r\n")));
    for (int i = 0; i < EVENTS; i++) {
      parts.add(
          direct(
              chunk(
                  event(
                      "\"choices\":[{\"index\":0,\"delta\":{\"content\":\" word" + i + "\"}}]"))));
    }
    String usage =
        "\"choices\":[],\"usage\":{\"prompt_tokens\":19,\"completion_tokens\":20,"
            + "\"total_tokens\":39}";
    byte[] last = chunk(event(usage) + "data: [DONE]\n\n");
    byte[] end = bytes("0\r\n\r\n");
    byte[] both = Arrays.copyOf(last, last.length + end.length);
    System.arraycopy(end, 0, both, last.length, end.length);
    parts.add(direct(both));
    return List.copyOf(parts);
  }

  private static String event(String rest) {
    return "data: {\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion.chunk\","
        + "\"created\":1770000000,\"model\":\"gpt-4.1-mini\","
        + rest
        + "}\n\n";
  }

  private static byte[] chunk(String text) {
    return bytes(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
  }

  private static ByteBuffer message(String type, byte[] body) {
    byte[] head =
        bytes(
            "HTTP/1.1 200 OK\r\ncontent-type: "
                + type
                + "\r\nx-request-id: req_bench\r\ncontent-length: "
                + body.length
                + "\r\n\r\n");
    ByteBuffer buffer = ByteBuffer.allocateDirect(head.length + body.length);
    return buffer.put(head).put(body).flip().asReadOnlyBuffer();
  }

  private static ByteBuffer direct(byte[] bytes) {
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip().asReadOnlyBuffer();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
