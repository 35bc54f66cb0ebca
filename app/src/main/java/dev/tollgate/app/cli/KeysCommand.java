package dev.tollgate.app.cli;

import dev.tollgate.app.DataDirectory;
import dev.tollgate.gateway.auth.Key;
import dev.tollgate.gateway.auth.KeySecrets;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.pricing.Money;
import dev.tollgate.storage.sqlite.SqliteKeys;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creates, lists and revokes keys in the data folder itself: who can read it is in charge. A
 * running server honours a change within a second.
 */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Create, list and revoke keys. With the first key, every call needs one.")
final class KeysCommand {

  private static final int NAME_MAX = 100;
  private static final BigDecimal BUDGET_MAX = new BigDecimal("1000000000");
  private static final int BUDGET_DECIMALS_MAX = 12;
  private static final int ID_BYTES = 5;

  @ParentCommand private Commands root;

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Create a key. Its secret is shown once and never again.")
  int create(
      @Parameters(paramLabel = "NAME", description = "What it is for, such as 'shop'.") String name,
      @Option(names = "--budget", description = "USD over the key's lifetime, such as 25.00.")
          @Nullable String budget,
      @Option(names = "--unpriced", description = "Allow routes whose price nobody states.")
          boolean unpriced,
      @Option(names = "--json", description = "Print JSON.") boolean json) {
    checkName(name);
    @Nullable Money limit = budget == null ? null : budget(budget);
    DataDirectory data = data();
    KeySecrets secrets = data.secrets();
    String secret = secrets.generate();
    String prefix = secret.substring(0, KeySecrets.PREFIX_LENGTH);
    Instant now = root.surroundings().clock().instant();
    Key key = new Key(id(), name, secrets.hash(secret), prefix, limit, unpriced, now, null);
    try (SqliteKeys keys = open(data)) {
      keys.add(key);
    }
    if (json) {
      root.print(Json.object().put("key", secret).setAll(json(key)));
    } else {
      created(key, secret);
    }
    return Commands.OK;
  }

  private void created(Key key, String secret) {
    Table table = new Table("  ", "", "");
    table.row("key", secret);
    table.row("id", key.id());
    table.row("name", key.name());
    table.row("budget", budgetText(key));
    table.row("unpriced", key.unpriced() ? "allowed" : "refused");
    table.print(root.out());
    root.out().println("The key is shown once. Send it as 'Authorization: Bearer KEY', or set");
    root.out().println("TOLLGATE_API_KEY for this command line.");
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "List all keys.")
  int list(@Option(names = "--json", description = "Print JSON.") boolean json) {
    List<Key> all;
    try (SqliteKeys keys = open(data())) {
      all = keys.all();
    }
    if (json) {
      ObjectNode list = Json.object().put("object", "list");
      var rows = list.putArray("data");
      all.forEach(key -> rows.add(json(key)));
      root.print(list);
    } else if (all.isEmpty()) {
      root.out().println("No key exists: programs of this machine may call freely.");
    } else {
      print(all);
    }
    return Commands.OK;
  }

  private void print(List<Key> all) {
    Ink ink = root.ink();
    Table table = new Table("", "id", "name", "begins", ">budget", "unpriced", "created", "state");
    for (Key key : all) {
      table.painted(
          key.isRevoked() ? ink::bad : ink::good,
          key.id(),
          key.name(),
          key.prefix(),
          budgetText(key),
          key.unpriced() ? "yes" : "no",
          key.created().toString().substring(0, 10),
          key.isRevoked() ? "revoked" : "valid");
    }
    table.print(root.out());
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Revoke a key by its id; calls with it are refused within a second.")
  int revoke(
      @Parameters(paramLabel = "ID", description = "As in keys list.") String id,
      @Option(names = "--json", description = "Print JSON.") boolean json) {
    try (SqliteKeys keys = open(data())) {
      if (!keys.revoke(id, root.surroundings().clock().instant())) {
        throw CliFailure.failed(
            keys.all().stream().anyMatch(key -> key.id().equals(id))
                ? "The key " + id + " was revoked before."
                : "There is no key " + id + "; './tollgate keys list' shows the ids.");
      }
    }
    if (json) {
      root.print(Json.object().put("id", id).put("revoked", true));
    } else {
      root.out().println("Revoked " + id + ". Calls with it are refused from now on.");
    }
    return Commands.OK;
  }

  private DataDirectory data() {
    return DataDirectory.open(root.config().dataDirectory());
  }

  private SqliteKeys open(DataDirectory data) {
    return SqliteKeys.open(data.keys(), root.surroundings().clock());
  }

  private static void checkName(String name) {
    boolean printable = name.codePoints().noneMatch(Character::isISOControl);
    if (name.isBlank() || name.length() > NAME_MAX || !printable) {
      throw CliFailure.usage("A key's name has 1 to " + NAME_MAX + " printable characters.");
    }
  }

  private static Money budget(String text) {
    String plain = text.startsWith("$") ? text.substring(1) : text;
    if (plain.matches("[0-9]{1,10}(\\.[0-9]{1," + BUDGET_DECIMALS_MAX + "})?")) {
      Money budget = Money.usd(plain);
      if (budget.usd().compareTo(BUDGET_MAX) <= 0) {
        return budget;
      }
    }
    throw CliFailure.usage(
        "'--budget' must be US dollars as a decimal, such as 25 or 0.50, not '" + text + "'.");
  }

  private static String id() {
    byte[] bytes = new byte[ID_BYTES];
    new SecureRandom().nextBytes(bytes);
    return "key_" + HexFormat.of().formatHex(bytes);
  }

  private static String budgetText(Key key) {
    Money budget = key.budget();
    return budget == null ? "none" : Figures.usd(budget.usd());
  }

  private static ObjectNode json(Key key) {
    Money budget = key.budget();
    Instant revoked = key.revoked();
    return Json.object()
        .put("id", key.id())
        .put("name", key.name())
        .put("prefix", key.prefix())
        .put("budget", budget == null ? null : budget.toString())
        .put("unpriced", key.unpriced())
        .put("created", key.created().toString())
        .put("revoked", revoked == null ? null : revoked.toString());
  }
}
