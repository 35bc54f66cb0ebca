package dev.tollgate.app.cli;

import dev.tollgate.app.Tollgate;
import dev.tollgate.app.Wiring;
import dev.tollgate.app.config.Config;
import dev.tollgate.app.config.ConfigLoader;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Starts the server and stays until it is told to stop. */
@Command(name = "serve", description = "Start the gateway, the catalogue and the studio.")
final class ServeCommand implements Callable<Integer> {

  @ParentCommand private Commands root;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Config config = ConfigLoader.load(root.surroundings().environment());
    Tollgate tollgate = Wiring.start(config, InstantSource.system());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("drain")
                .unstarted(() -> {
                  tollgate.drainAndClose();
                  stopped.countDown();
                }));
    greet(config, tollgate);
    stopped.await();
    return Commands.OK;
  }

  private void greet(Config config, Tollgate tollgate) {
    PrintWriter out = spec.commandLine().getOut();
    String host = config.isLoopback() ? "localhost" : config.host();
    out.printf("Tollgate is open at http://%s:%d%n", host, tollgate.port());
    out.printf(
        "  %,d routes in the catalogue of %s%n",
        tollgate.catalogue().current().routes().size(),
        tollgate.catalogue().current().builtAt().toString().substring(0, 10));
    out.printf(
        "  providers: studio%s%n",
        config.providers().isEmpty()
            ? " (set OPENAI_API_KEY for more)"
            : String.join("", config.providers().stream().map(one -> ", " + one.id()).toList()));
    if (tollgate.keys().isEmpty()) {
      out.println("  no key exists: this machine may call freely; ./tollgate keys create NAME");
    }
    out.println(
        "  first picture: ./tollgate image \"A poster that says \\\"Hello\\\"\" -o hello.png");
    out.flush();
  }
}
