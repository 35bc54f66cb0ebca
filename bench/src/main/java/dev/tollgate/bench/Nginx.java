package dev.tollgate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** nginx as a plain proxy, one process: the least that any proxy on this machine can cost. */
final class Nginx implements Target {

  private static final String CONFIG =
      """
      daemon off; master_process off; worker_processes 1;
      pid %1$s/nginx.pid; error_log %1$s/error.log warn;
      events { worker_connections 4096; }
      http {
        access_log off; keepalive_requests 1000000000; tcp_nodelay on; sendfile on;
        client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy;
        fastcgi_temp_path %1$s/f; uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;
        upstream provider {
          server 127.0.0.1:%2$d; keepalive 512; keepalive_requests 1000000000;
        }
        server { listen 127.0.0.1:%3$d backlog=1024;
          location /models/ { root %1$s/static; default_type text/html; }
          location / {
          proxy_pass http://provider; proxy_http_version 1.1; proxy_set_header Connection "";
        } }
        server { listen 127.0.0.1:%4$d backlog=1024; location / {
          proxy_pass http://provider; proxy_http_version 1.1; proxy_set_header Connection "";
          proxy_buffering off;
        } }
      }
      """;

  /** About the size of the model page that is measured beside it. */
  private static final int PAGE_BYTES = 74_000;

  private final Process process;
  private final int buffered;
  private final int unbuffered;

  private Nginx(Process process, int buffered, int unbuffered) {
    this.process = process;
    this.buffered = buffered;
    this.unbuffered = unbuffered;
  }

  /** Starts one, or none when nginx is not installed or does not start. */
  static Optional<Nginx> launch(Launch launch, Path directory, int providerPort) {
    String binary = binary();
    if (binary == null) {
      return Optional.empty();
    }
    try {
      Path home = Files.createTempDirectory(directory, "nginx");
      int buffered = Launch.freePort();
      int unbuffered = Launch.freePort();
      Path config = home.resolve("nginx.conf");
      Files.writeString(config, CONFIG.formatted(home, providerPort, buffered, unbuffered));
      Path page = home.resolve("static" + Case.MODEL_PAGE);
      Files.createDirectories(page.getParent());
      Files.writeString(page, "<p>a page</p>\n".repeat(PAGE_BYTES / 14));
      List<String> command =
          List.of(
              binary, "-p", home.toString(), "-c", config.toString(), "-e", home + "/error.log");
      Process process = Launch.process(launch.pinned(command), home, "nginx.log").start();
      Nginx nginx = new Nginx(process, buffered, unbuffered);
      return nginx.listens() ? Optional.of(nginx) : Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Optional<String> version() {
    String binary = binary();
    if (binary == null) {
      return Optional.empty();
    }
    try {
      Process asked = new ProcessBuilder(binary, "-v").redirectErrorStream(true).start();
      return Optional.of(
          new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static @Nullable String binary() {
    for (String folder : (System.getenv("PATH") + ":/usr/sbin:/usr/local/sbin").split(":")) {
      Path candidate = Path.of(folder, "nginx");
      if (Files.isExecutable(candidate)) {
        return candidate.toString();
      }
    }
    return null;
  }

  private boolean listens() {
    for (int i = 0; i < 200 && process.isAlive(); i++) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), unbuffered)) {
        return true;
      } catch (IOException _) {
        try {
          Thread.sleep(10);
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        }
      }
    }
    close();
    return false;
  }

  @Override
  public String name() {
    return "nginx";
  }

  @Override
  public ProcessFigures figures() {
    return new ProcessFigures(process.pid());
  }

  @Override
  public int port(Case measured) {
    return measured.unbuffered() ? unbuffered : buffered;
  }

  @Override
  public void close() {
    Launch.stop(process, 5);
  }
}
