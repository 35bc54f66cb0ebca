package dev.tollgate.app.config;

import dev.tollgate.app.config.Config.ProviderSettings;
import dev.tollgate.catalogue.notice.Webhook;
import dev.tollgate.catalogue.snapshot.PinFile;
import dev.tollgate.catalogue.snapshot.Pins;
import dev.tollgate.catalogue.snapshot.Pins.Pin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads settings from the environment and {@code tollgate.yaml}; the environment wins. Values may
 * say {@code ${NAME}} or {@code ${NAME:-default}}; unknown keys are faults.
 */
public final class ConfigLoader {

  private static final Set<String> KEYS =
      new TreeSet<>(
          Set.of("host", "port", "data_dir", "default_model", "providers", "aliases", "catalogue"));

  private static final Set<String> CATALOGUE_KEYS =
      new TreeSet<>(Set.of("refresh", "pins", "webhook"));
  private static final Set<String> WEBHOOK_KEYS = new TreeSet<>(Set.of("url", "secret", "watch"));
  private static final Set<String> PIN_KEYS =
      new TreeSet<>(Set.of("route", "meter", "usd", "note"));
  private static final Duration REFRESH_DEFAULT = Duration.ofHours(1);
  private static final Duration REFRESH_MIN = Duration.ofMinutes(5);
  private static final int WATCHED_MAX = 100;
  private static final Set<String> PROVIDER_KEYS = new TreeSet<>(Set.of("base_url", "api_key"));
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)(?::-([^}]*))?}");
  private static final Pattern PROVIDER_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,40}");

  /** Loaded only when there is a file to read: a command without one starts sooner. */
  private static final class Yaml {
    private static final YAMLMapper MAPPER =
        YAMLMapper.builder(
                YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .build();
  }

  private final Map<String, String> environment;
  private final List<String> faults = new ArrayList<>();

  private ConfigLoader(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The settings, or a {@link ConfigException} with every fault. */
  public static Config load(Map<String, String> environment) {
    return new ConfigLoader(environment).load();
  }

  private Config load() {
    ObjectNode file = file();
    refuseUnknown(file, KEYS, "");
    String host = setting("TOLLGATE_HOST", file, "host", Config.DEFAULT_HOST);
    int port = port(setting("TOLLGATE_PORT", file, "port", "" + Config.DEFAULT_PORT));
    Path data = Path.of(setting("TOLLGATE_DATA_DIR", file, "data_dir", defaultData()));
    String model = setting("TOLLGATE_DEFAULT_MODEL", file, "default_model", Config.DEFAULT_MODEL);
    List<ProviderSettings> providers = providers(file);
    Map<String, String> aliases = aliases(file);
    CatalogueSettings catalogue = catalogue(file);
    if (!faults.isEmpty()) {
      throw new ConfigException(faults);
    }
    return new Config(
        host, port, data.toAbsolutePath().normalize(), model, providers, aliases, catalogue);
  }

  private String defaultData() {
    return environment.getOrDefault("HOME", ".") + "/.tollgate";
  }

  private ObjectNode file() {
    String named = environment.get("TOLLGATE_CONFIG");
    Path path = Path.of(named == null ? "tollgate.yaml" : named);
    if (!Files.exists(path)) {
      if (named != null) {
        faults.add("TOLLGATE_CONFIG names " + path + ", which does not exist.");
      }
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      JsonNode root = Yaml.MAPPER.readTree(Files.readString(path));
      if (root instanceof ObjectNode object) {
        return object;
      }
      if (!root.isNull() && !root.isMissingNode()) {
        faults.add(path + " must be a mapping of keys to values.");
      }
    } catch (JacksonException malformed) {
      faults.add(path + " is not valid YAML: " + malformed.getOriginalMessage());
    } catch (IOException unreadable) {
      faults.add(path + " cannot be read: " + unreadable.getMessage());
    }
    return JsonNodeFactory.instance.objectNode();
  }

  private void refuseUnknown(ObjectNode node, Set<String> known, String prefix) {
    for (String key : node.propertyNames()) {
      if (!known.contains(key)) {
        String meant =
            Nearest.to(key, known).map(near -> " Did you mean '" + prefix + near + "'?").orElse("");
        faults.add(
            "Unknown key '"
                + prefix
                + key
                + "'; known are "
                + String.join(", ", known)
                + "."
                + meant);
      }
    }
  }

  private String setting(String variable, ObjectNode file, String key, String ifAbsent) {
    String fromEnvironment = environment.get(variable);
    if (fromEnvironment != null && !fromEnvironment.isBlank()) {
      return fromEnvironment;
    }
    String value = text(file, key, key);
    return value == null ? ifAbsent : value;
  }

  private int port(String text) {
    if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65_535) {
      return Integer.parseInt(text);
    }
    faults.add("'port' must be a number from 0 to 65535, not '" + text + "'.");
    return 0;
  }

  private List<ProviderSettings> providers(ObjectNode file) {
    Map<String, ProviderSettings> found = new LinkedHashMap<>();
    for (KnownProvider known : KnownProvider.ALL) {
      String key = environment.get(known.keyVariable());
      String url = environment.get(known.urlVariable());
      if (key != null && !key.isBlank() || url != null && !url.isBlank()) {
        add(found, known.id(), url == null || url.isBlank() ? known.baseUrl() : url, key);
      }
    }
    JsonNode section = file.path("providers");
    if (section instanceof ObjectNode listed) {
      listed.propertyStream().forEach(entry -> provider(found, entry.getKey(), entry.getValue()));
    } else if (!section.isMissingNode() && !section.isNull()) {
      faults.add("'providers' must be a mapping of provider ids to settings.");
    }
    return new ArrayList<>(found.values());
  }

  private void provider(Map<String, ProviderSettings> found, String id, JsonNode node) {
    if (!(node instanceof ObjectNode settings)) {
      faults.add("'providers." + id + "' must be a mapping with base_url and api_key.");
      return;
    }
    refuseUnknown(settings, PROVIDER_KEYS, "providers." + id + ".");
    ProviderSettings usual = found.get(id);
    String knownUrl =
        KnownProvider.ALL.stream()
            .filter(known -> known.id().equals(id))
            .map(KnownProvider::baseUrl)
            .findFirst()
            .orElse(null);
    String url = text(settings, "base_url", "providers." + id + ".base_url");
    String key = text(settings, "api_key", "providers." + id + ".api_key");
    String finalUrl = url != null ? url : usual != null ? usual.baseUrl().toString() : knownUrl;
    if (finalUrl == null) {
      faults.add("'providers." + id + ".base_url' is missing, such as http://localhost:8000/v1.");
      return;
    }
    add(found, id, finalUrl, key != null ? key : usual == null ? null : usual.apiKey());
  }

  private void add(
      Map<String, ProviderSettings> found, String id, String url, @Nullable String key) {
    if (!PROVIDER_ID.matcher(id).matches() || id.equals("studio")) {
      faults.add("'providers." + id + "' is not a provider id: use a-z, 0-9 and '-'.");
      return;
    }
    try {
      URI base = URI.create(url);
      if (base.getHost() == null || !Set.of("http", "https").contains(base.getScheme())) {
        faults.add(
            "The base URL of " + id + " must be http(s)://host/path, not '" + shown(url) + "'.");
      } else if (base.getUserInfo() != null) {
        faults.add("The base URL of " + id + " holds a password; give it as api_key instead.");
      } else {
        found.put(id, new ProviderSettings(id, base, key == null || key.isBlank() ? null : key));
      }
    } catch (IllegalArgumentException malformed) {
      faults.add("The base URL of " + id + " is malformed: '" + shown(url) + "'.");
    }
  }

  /** A URL without what may be a password in it. */
  private static String shown(String url) {
    return url.replaceAll("//[^/@]*@", "//***@");
  }

  private Map<String, String> aliases(ObjectNode file) {
    Map<String, String> aliases = new LinkedHashMap<>();
    JsonNode section = file.path("aliases");
    if (section instanceof ObjectNode listed) {
      for (String alias : listed.propertyNames()) {
        String model = text(listed, alias, "aliases." + alias);
        if (model != null) {
          aliases.put(alias, model);
        }
      }
    } else if (!section.isMissingNode() && !section.isNull()) {
      faults.add("'aliases' must be a mapping of names to models.");
    }
    return aliases;
  }

  private CatalogueSettings catalogue(ObjectNode file) {
    JsonNode section = file.path("catalogue");
    if (section.isMissingNode() || section.isNull()) {
      return CatalogueSettings.NONE;
    }
    if (!(section instanceof ObjectNode settings)) {
      faults.add("'catalogue' must be a mapping with refresh, pins and webhook.");
      return CatalogueSettings.NONE;
    }
    refuseUnknown(settings, CATALOGUE_KEYS, "catalogue.");
    return new CatalogueSettings(
        refresh(text(settings, "refresh", "catalogue.refresh")),
        pins(settings.path("pins")),
        webhook(settings.path("webhook")));
  }

  private @Nullable Webhook webhook(JsonNode section) {
    if (section.isMissingNode() || section.isNull()) {
      return null;
    }
    if (!(section instanceof ObjectNode settings)) {
      faults.add("'catalogue.webhook' must be a mapping with url, secret and, if wanted, watch.");
      return null;
    }
    refuseUnknown(settings, WEBHOOK_KEYS, "catalogue.webhook.");
    String url = text(settings, "url", "catalogue.webhook.url");
    String secret = text(settings, "secret", "catalogue.webhook.secret");
    List<String> watch = watch(settings.path("watch"));
    try {
      return Webhook.of(
          Objects.requireNonNullElse(url, ""), Objects.requireNonNullElse(secret, ""), watch);
    } catch (IllegalArgumentException wrong) {
      faults.add("'catalogue.webhook': " + wrong.getMessage() + ".");
      return null;
    }
  }

  private List<String> watch(JsonNode section) {
    List<String> watch = new ArrayList<>();
    if (section.isMissingNode() || section.isNull()) {
      return watch;
    }
    boolean texts = section.isArray() && section.size() <= WATCHED_MAX;
    for (int i = 0; texts && i < section.size(); i++) {
      texts = section.get(i).isString() && !section.get(i).asString().isBlank();
      watch.add(section.get(i).asString());
    }
    if (!texts) {
      faults.add(
          "'catalogue.webhook.watch' must be a list of up to "
              + WATCHED_MAX
              + " models, routes or beginnings such as openai/.");
    }
    return watch;
  }

  private @Nullable Duration refresh(@Nullable String text) {
    if (text == null || Set.of("off", "false", "no").contains(text)) {
      return null;
    }
    if (Set.of("on", "true", "yes").contains(text)) {
      return REFRESH_DEFAULT;
    }
    try {
      Duration every = Duration.parse(text);
      if (every.compareTo(REFRESH_MIN) >= 0) {
        return every;
      }
    } catch (DateTimeParseException malformed) {
      // said below, as for an interval that is too short
    }
    faults.add(
        "'catalogue.refresh' must be off, on (hourly) or a time of PT5M or more such as PT6H, not '"
            + text
            + "'.");
    return null;
  }

  private List<Pin> pins(JsonNode section) {
    List<Pin> pins = new ArrayList<>();
    if (section.isMissingNode() || section.isNull()) {
      return pins;
    }
    if (!section.isArray() || section.size() > PinFile.PINS_MAX) {
      faults.add("'catalogue.pins' must be a list of up to " + PinFile.PINS_MAX + " pins.");
      return pins;
    }
    for (int i = 0; i < section.size(); i++) {
      pin(section.get(i), "catalogue.pins[" + i + "]", pins);
    }
    return pins;
  }

  private void pin(JsonNode node, String path, List<Pin> pins) {
    if (!(node instanceof ObjectNode settings)) {
      faults.add("'" + path + "' must be a mapping with route, meter, usd and note.");
      return;
    }
    refuseUnknown(settings, PIN_KEYS, path + ".");
    String route = text(settings, "route", path + ".route");
    String meter = text(settings, "meter", path + ".meter");
    String usd = text(settings, "usd", path + ".usd");
    String note = text(settings, "note", path + ".note");
    try {
      pins.add(Pin.of(route, meter, usd, note, null, "tollgate.yaml"));
    } catch (Pins.Wrong wrong) {
      faults.add("'" + path + "." + wrong.field() + "' " + wrong.getMessage() + ".");
    }
  }

  private @Nullable String text(ObjectNode node, String key, String path) {
    JsonNode value = node.get(key);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isValueNode()) {
      faults.add("'" + path + "' must be a single value.");
      return null;
    }
    return substitute(value.asString(), path);
  }

  private String substitute(String text, String path) {
    Matcher matcher = VARIABLE.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String value = environment.get(matcher.group(1));
      String chosen = value != null ? value : matcher.group(2);
      if (chosen == null) {
        faults.add(
            "'"
                + path
                + "' needs the environment variable "
                + matcher.group(1)
                + ", which is not set; ${NAME:-default} gives a default.");
        chosen = "";
      }
      matcher.appendReplacement(result, Matcher.quoteReplacement(chosen));
    }
    return matcher.appendTail(result).toString();
  }
}
