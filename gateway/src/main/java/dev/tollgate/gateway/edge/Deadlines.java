package dev.tollgate.gateway.edge;

import dev.tollgate.gateway.Bounds;
import java.time.Duration;

/** How long a server waits for its clients; tests wait less than {@link Bounds} say. */
record Deadlines(
    Duration head, Duration idle, Duration bodyGrace, Duration writeStall, Duration linger) {

  static final Deadlines STANDARD =
      new Deadlines(
          Bounds.HEAD_DEADLINE,
          Bounds.KEEP_ALIVE_IDLE,
          Bounds.BODY_GRACE,
          Bounds.WRITE_STALL_MAX,
          Bounds.LINGER);
}
