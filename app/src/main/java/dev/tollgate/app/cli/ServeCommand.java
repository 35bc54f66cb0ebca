package dev.tollgate.app.cli;

import dev.tollgate.app.Tollgate;
import dev.tollgate.app.Wiring;
import dev.tollgate.app.config.Config;
import dev.tollgate.catalogue.query.Snapshot;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Starts the server and stays until it is told to stop. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Start the gateway, the catalogue and the studio.",
    footer = {
      "",
      "SIGTERM and Ctrl-C let the calls under way finish first; a second one does not.",
      "TOLLGATE_HOST, TOLLGATE_PORT, TOLLGATE_DATA_DIR and TOLLGATE_CONFIG set the rest;",
      "TOLLGATE_LOG=json writes the log as JSON lines."
    })
final class ServeCommand implements Callable<Integer> {

  @ParentCommand private Commands root;

  @Override
  public Integer call() throws InterruptedException {
    Config config = root.config();
    Tollgate tollgate = Wiring.start(config, root.surroundings().clock());
    CountDownLatch stopped = new CountDownLatch(1);
    AtomicBoolean draining = new AtomicBoolean();
    Runnable stop = () -> stop(tollgate, draining, stopped);
    Signals.register("TERM", stop);
    Signals.register("INT", stop);
    greet(config, tollgate);
    stopped.await();
    return Commands.OK;
  }

  /**
   * The first signal drains; the second ends the process at once. What is then still under way is
   * resolved at the next start, as after a crash.
   */
  private void stop(Tollgate tollgate, AtomicBoolean draining, CountDownLatch stopped) {
    if (!draining.compareAndSet(false, true)) {
      stopped.countDown();
      return;
    }
    root.surroundings().err().println("Stopping: calls under way finish first; again to cut them.");
    Thread.ofPlatform()
        .name("drain")
        .daemon()
        .start(() -> {
          tollgate.drainAndClose();
          stopped.countDown();
        });
  }

  private void greet(Config config, Tollgate tollgate) {
    PrintWriter out = root.out();
    Snapshot catalogue = tollgate.catalogue().current();
    String host = config.isLoopback() ? "localhost" : config.host();
    out.println("Tollgate is open at http://" + host + ":" + tollgate.port());
    Table table = new Table("  ", "", "~");
    table.row("started in", Figures.seconds(startMillis()));
    table.row(
        "catalogue",
        Figures.count(catalogue.routes().size()) + " routes, newest feed of " + catalogue.day());
    table.row("providers", providers(config));
    table.row("data", config.dataDirectory().toString());
    table.row(
        "calls",
        tollgate.keys().isEmpty()
            ? "free for this machine until './tollgate keys create NAME'"
            : "need a key, as Authorization: Bearer KEY");
    table.print(out);
    out.println(
        "First picture: ./tollgate image \"A poster that says \\\"Hello\\\"\" -o hello.png");
    out.flush();
  }

  private static String providers(Config config) {
    return config.providers().isEmpty()
        ? "studio; set OPENAI_API_KEY for more"
        : "studio, "
            + String.join(
                ", ", config.providers().stream().map(Config.ProviderSettings::id).toList());
  }

  /** Since the virtual machine began; what the front door built before does not count. */
  private static long startMillis() {
    long began = ManagementFactory.getRuntimeMXBean().getStartTime();
    return Math.max(0, System.currentTimeMillis() - began);
  }
}
