package dev.tollgate.gateway.delivery;

import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.call.Reply;
import dev.tollgate.gateway.call.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Carries answers to clients. Plain ones are spooled until settled, so that their exact cost stands
 * in the headers; streams and passed-through ones settle before their last bytes.
 */
public final class Deliveries {

  private final Path spoolDirectory;
  private final SpoolMemory memory = new SpoolMemory();
  private final Chunks chunks = new Chunks();

  /** Spool files go to this folder, which exists and is ours. */
  public Deliveries(Path spoolDirectory) {
    this.spoolDirectory = spoolDirectory;
  }

  /**
   * Delivers a reply. {@code headers} gives the call's headers as they stand when asked; the
   * settler is called once, unless {@link BrokenAnswer} or {@code ClientGone} ends the delivery
   * before.
   */
  public void deliver(
      Reply reply,
      Request request,
      boolean passThrough,
      Client client,
      Supplier<Headers> headers,
      Settler settler) {
    Meterer meterer = Meterer.of(request);
    if (request.stream()) {
      Headers head = headers.get().setAll(reply.headers()).set("cache-control", "no-store");
      head.set("content-type", "text/event-stream").set("x-accel-buffering", "no");
      try (StreamWriter writer = new StreamWriter(client, reply.status(), head)) {
        switch (request) {
          case Request.Pictures _ -> new PictureStream(reply.body(), writer, settler).run();
          case Request.Chat chat -> new ChatStream(reply.body(), writer, settler, chat).run();
        }
        Headers settled = headers.get();
        writer.cost(
            settled.first("x-tollgate-cost").orElse("unknown"),
            settled.first("x-tollgate-cost-basis").orElse("unknown"));
        writer.end(costOnly(settled));
      }
    } else if (passThrough) {
      passThrough(reply, meterer, client, headers, settler);
    } else {
      spooled(reply, meterer, client, headers, settler);
    }
  }

  private void spooled(
      Reply reply, Meterer meterer, Client client, Supplier<Headers> headers, Settler settler) {
    try (Spool spool = new Spool(spoolDirectory, memory)) {
      byte[] chunk = chunks.take();
      int read;
      while ((read = reply.body().read(chunk, 0, chunk.length)) >= 0) {
        meterer.accept(chunk, read);
        spool.append(chunk, read);
      }
      chunks.giveBack(chunk);
      settler.settle(meterer.result());
      Headers head = headers.get().setAll(reply.headers());
      spool.sendTo(client, reply.status(), noStore(head));
    } catch (IOException broken) {
      throw new BrokenAnswer(broken.getClass().getSimpleName());
    }
  }

  private void passThrough(
      Reply reply, Meterer meterer, Client client, Supplier<Headers> headers, Settler settler) {
    byte[] chunk = chunks.take();
    try (Relayed relayed = new Relayed(client, memory)) {
      boolean begun = false;
      int read;
      while ((read = reply.body().read(chunk, 0, chunk.length)) >= 0) {
        meterer.accept(chunk, read);
        if (!begun) {
          begin(reply, client, headers);
          begun = true;
        }
        relayed.write(chunk, read);
      }
      chunks.giveBack(chunk);
      settler.settle(meterer.result());
      relayed.finish();
      client.end(costOnly(headers.get()));
    } catch (IOException broken) {
      throw new BrokenAnswer(broken.getClass().getSimpleName());
    }
  }

  private static void begin(Reply reply, Client client, Supplier<Headers> headers) {
    Headers head = headers.get().setAll(reply.headers());
    head.set("trailer", "x-tollgate-cost, x-tollgate-cost-basis");
    client.head(reply.status(), noStore(head));
  }

  private static Headers noStore(Headers headers) {
    if (headers.first("content-type").isEmpty()) {
      headers.set("content-type", "application/json");
    }
    return headers.set("cache-control", "private, no-store").set("vary", "authorization");
  }

  private static Headers costOnly(Headers headers) {
    Headers trailers = new Headers();
    for (String name : new String[] {"x-tollgate-cost", "x-tollgate-cost-basis"}) {
      headers.first(name).ifPresent(value -> trailers.set(name, value));
    }
    return trailers;
  }
}
