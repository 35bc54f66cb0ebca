package dev.tollgate.gateway;

import java.time.Duration;

/** Every limit of the data plane, with its unit and reason. Relations are asserted at start. */
public final class Bounds {

  /** Bytes of a request line and all header fields together; real clients send under 2 KiB. */
  public static final int HEAD_BYTES_MAX = 16 * 1024;

  /** Header fields of one request. */
  public static final int HEADERS_MAX = 100;

  /** Time from a request's first byte to the end of its head, absolute, against slow-drip heads. */
  public static final Duration HEAD_DEADLINE = Duration.ofSeconds(10);

  /** How long an idle kept-alive client connection is held. */
  public static final Duration KEEP_ALIVE_IDLE = Duration.ofSeconds(60);

  /** Bytes of a JSON request body; a 32,000-character prompt is at most 128 KiB. */
  public static final int JSON_BODY_BYTES_MAX = 10 * 1024 * 1024;

  /** Time a request body may take before its average rate is judged. */
  public static final Duration BODY_GRACE = Duration.ofSeconds(10);

  /** Bytes a second that a request body must average after the grace. */
  public static final int BODY_BYTES_PER_SECOND_MIN = 8 * 1024;

  /** Nesting of JSON; deeper documents are attacks, not calls. */
  public static final int JSON_DEPTH_MAX = 64;

  /** Calls under way at once; beyond it calls are refused before any money is held. */
  public static final int CALLS_MAX = 2_000;

  /** Attempts of one call, fallbacks included. */
  public static final int ATTEMPTS_MAX = 3;

  /** Establishing a connection to a provider. */
  public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  /** Waiting for a pooled connection to a provider. */
  public static final Duration POOL_TIMEOUT = Duration.ofSeconds(3);

  /** Connections to one provider, so that one slow provider cannot take them all. */
  public static final int CONNECTIONS_PER_PROVIDER_MAX = 1_000;

  /** Connections to all providers. */
  public static final int CONNECTIONS_MAX = 4_000;

  /**
   * Silence of a provider before its first byte and between bytes; a 4K picture takes 2 minutes.
   */
  public static final Duration PROVIDER_SILENCE_MAX = Duration.ofSeconds(300);

  /** The whole of one call; SDKs give up after 10 minutes. */
  public static final Duration CALL_DEADLINE = Duration.ofMinutes(9);

  /** How long after the deadline a hold stays before the sweeper resolves it. */
  public static final Duration LEASE_SLACK = Duration.ofSeconds(60);

  /** Heap of one answer before it goes to buffers outside the heap; nearly every text fits. */
  public static final int SPOOL_MEMORY_BYTES = 64 * 1024;

  /** Bytes of one buffer that a spooled answer takes outside the heap. */
  public static final int SPOOL_BUFFER_BYTES = 256 * 1024;

  /** Memory of one answer outside the heap before it goes to a file; a 4K picture in base64. */
  public static final int SPOOL_BUFFERS_BYTES = 16 * 1024 * 1024;

  /** Memory of all spooled answers outside the heap together; beyond it, files. */
  public static final long SPOOLS_MEMORY_BYTES = 64L * 1024 * 1024;

  /** Bytes of one answer; ten 4K pictures in base64. */
  public static final long ANSWER_BYTES_MAX = 512L * 1024 * 1024;

  /** Bytes of an error answer of a provider that are read and passed on. */
  public static final int ERROR_BYTES_MAX = 256 * 1024;

  /** Bytes of the usage object in an answer. */
  public static final int USAGE_BYTES_MAX = 64 * 1024;

  /** Bytes of one chat event, which unlike picture events is looked at whole. */
  public static final int CHAT_EVENT_BYTES_MAX = 4 * 1024 * 1024;

  /** Bytes moved at once between provider and client. */
  public static final int CHUNK_BYTES = 64 * 1024;

  /** Bytes on their way to one client that a stream does not wait for; some dozens of events. */
  public static final int WRITE_AHEAD_BYTES = 16 * 1024;

  /** Silence towards a streaming client before a comment keeps the connection alive. */
  public static final Duration STREAM_KEEP_ALIVE = Duration.ofSeconds(10);

  /** A client that takes no bytes for this long is dropped. */
  public static final Duration WRITE_STALL_MAX = Duration.ofSeconds(60);

  /**
   * How long bytes of a refused request are still taken and thrown away: a connection closed over
   * unread bytes is reset, and the reset can overtake the refusal.
   */
  public static final Duration LINGER = Duration.ofSeconds(2);

  /** Output tokens held for a chat call that states no maximum and whose model has none known. */
  public static final int CHAT_OUTPUT_TOKENS_DEFAULT = 16_384;

  /** Output tokens of any chat call; larger maxima are clamped for the hold. */
  public static final int CHAT_OUTPUT_TOKENS_MAX = 1_000_000;

  /** Characters of a client-supplied trace or session id that are echoed. */
  public static final int ECHO_CHARACTERS_MAX = 255;

  /** How long a stopping server waits for calls under way. */
  public static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(300);

  private Bounds() {}

  /** Fails when two limits contradict each other. */
  public static void check() {
    require(SPOOL_MEMORY_BYTES >= CHUNK_BYTES, "a chunk fits into the spool's memory");
    require(PROVIDER_SILENCE_MAX.compareTo(CALL_DEADLINE) < 0, "a call outlasts a silence");
    require(CONNECTIONS_PER_PROVIDER_MAX <= CONNECTIONS_MAX, "one provider's share is a share");
    require(CHAT_OUTPUT_TOKENS_DEFAULT <= CHAT_OUTPUT_TOKENS_MAX, "the default is allowed");
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalStateException("Bounds contradict each other; it should be that " + rule);
    }
  }
}
