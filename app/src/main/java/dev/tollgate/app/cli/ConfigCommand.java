package dev.tollgate.app.cli;

import dev.tollgate.app.config.Config;
import dev.tollgate.app.config.Config.ProviderSettings;
import dev.tollgate.catalogue.notice.Webhook;
import dev.tollgate.gateway.codec.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks or shows the settings; a secret is shown as a fingerprint only. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Check or show the settings, from the environment and tollgate.yaml.")
final class ConfigCommand {

  private static final int FINGERPRINT_BYTES = 4;

  @ParentCommand private Commands root;

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Check the settings and list all faults; exit code 2 when there are any.")
  int check(@Option(names = "--json", description = "Print JSON.") boolean json) {
    Config config = root.config();
    if (json) {
      root.print(Json.object().put("valid", true));
    } else {
      root.out()
          .println(
              root.ink().good("valid")
                  + ": "
                  + Figures.plural(config.providers().size() + 1L, "provider")
                  + ", port "
                  + config.port()
                  + ", data in "
                  + config.dataDirectory());
    }
    return Commands.OK;
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Show the settings in force, secrets as fingerprints.")
  int show(@Option(names = "--json", description = "Print JSON.") boolean json) {
    Config config = root.config();
    if (json) {
      root.print(json(config));
      return Commands.OK;
    }
    Table table = new Table("", "setting", "value");
    table.row("host", config.host());
    table.row("port", Integer.toString(config.port()));
    table.row("data_dir", config.dataDirectory().toString());
    table.row("default_model", config.defaultModel());
    table.row("providers.studio", "built in");
    for (ProviderSettings provider : config.providers()) {
      String name = "providers." + provider.id();
      table.row(name + ".base_url", provider.baseUrl().toString());
      table.row(name + ".api_key", fingerprint(provider.apiKey()));
    }
    new TreeMap<>(config.aliases()).forEach((alias, model) -> table.row("aliases." + alias, model));
    Duration refresh = config.catalogue().refresh();
    table.row("catalogue.refresh", refresh == null ? "off" : refresh.toString());
    config
        .catalogue()
        .pins()
        .forEach(pin ->
            table.row(
                "catalogue.pins",
                pin.route() + " " + pin.meter() + " $" + pin.usd().toPlainString()));
    config
        .catalogue()
        .boards()
        .forEach(board ->
            table.row(
                "catalogue.scores",
                board.name() + ", " + Figures.plural(board.scores().size(), "model")));
    Webhook webhook = config.catalogue().webhook();
    if (webhook != null) {
      table.row("catalogue.webhook.url", webhook.address().toString());
    }
    table.print(root.out());
    return Commands.OK;
  }

  private static ObjectNode json(Config config) {
    ObjectNode json =
        Json.object()
            .put("host", config.host())
            .put("port", config.port())
            .put("data_dir", config.dataDirectory().toString())
            .put("default_model", config.defaultModel());
    ObjectNode providers = json.putObject("providers");
    for (ProviderSettings provider : config.providers()) {
      providers
          .putObject(provider.id())
          .put("base_url", provider.baseUrl().toString())
          .put("api_key", fingerprint(provider.apiKey()));
    }
    ObjectNode aliases = json.putObject("aliases");
    new TreeMap<>(config.aliases()).forEach(aliases::put);
    Duration refresh = config.catalogue().refresh();
    ObjectNode catalogue =
        json.putObject("catalogue").put("refresh", refresh == null ? "off" : refresh.toString());
    ArrayNode pins = catalogue.putArray("pins");
    config
        .catalogue()
        .pins()
        .forEach(pin ->
            pins.addObject()
                .put("route", pin.route())
                .put("meter", pin.meter())
                .put("usd", pin.usd().toPlainString())
                .put("note", pin.note()));
    ArrayNode boards = catalogue.putArray("scores");
    config
        .catalogue()
        .boards()
        .forEach(board ->
            boards
                .addObject()
                .put("board", board.name())
                .put("source", board.source().toString())
                .put("licence", board.licence())
                .put("date", board.date().toString())
                .put("models", board.scores().size()));
    Webhook webhook = config.catalogue().webhook();
    if (webhook != null) {
      catalogue.putObject("webhook").put("url", webhook.address().toString());
    }
    return json;
  }

  /** The start of a SHA-256 tells two secrets apart and gives neither away. */
  static String fingerprint(@Nullable String secret) {
    if (secret == null) {
      return "none";
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("Every Java runtime has SHA-256", impossible);
    }
  }
}
