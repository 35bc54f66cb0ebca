package dev.tollgate.app.config;

import dev.tollgate.app.config.Config.ProviderSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

  private static final Set<String> PROVIDER_KEYS = new TreeSet<>(Set.of("base_url", "api_key"));
  private static final Pattern PROVIDER_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,40}");

  /** Loaded only when there is a file to read: a command without one starts sooner. */
  private static final class Yaml {
    private static final YAMLMapper MAPPER =
        YAMLMapper.builder(
                YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .build();
  }

  private final Map<String, String> environment;
  private final Settings settings;
  private final List<String> faults;

  private ConfigLoader(Map<String, String> environment) {
    this.environment = environment;
    this.settings = new Settings(environment);
    this.faults = settings.faults();
  }

  /** The settings, or a {@link ConfigException} with every fault. */
  public static Config load(Map<String, String> environment) {
    return new ConfigLoader(environment).load();
  }

  private Config load() {
    ObjectNode file = file();
    settings.refuseUnknown(file, KEYS, "");
    String host = setting("TOLLGATE_HOST", file, "host", Config.DEFAULT_HOST);
    int port = port(setting("TOLLGATE_PORT", file, "port", "" + Config.DEFAULT_PORT));
    Path data = Path.of(setting("TOLLGATE_DATA_DIR", file, "data_dir", defaultData()));
    String model = setting("TOLLGATE_DEFAULT_MODEL", file, "default_model", Config.DEFAULT_MODEL);
    List<ProviderSettings> providers = providers(file);
    Map<String, String> aliases = aliases(file);
    CatalogueSettings catalogue = new CatalogueReader(settings).read(file.path("catalogue"));
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

  private String setting(String variable, ObjectNode file, String key, String ifAbsent) {
    String fromEnvironment = environment.get(variable);
    if (fromEnvironment != null && !fromEnvironment.isBlank()) {
      return fromEnvironment;
    }
    String value = settings.text(file, key, key);
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
    if (!(node instanceof ObjectNode own)) {
      faults.add("'providers." + id + "' must be a mapping with base_url and api_key.");
      return;
    }
    settings.refuseUnknown(own, PROVIDER_KEYS, "providers." + id + ".");
    ProviderSettings usual = found.get(id);
    String knownUrl =
        KnownProvider.ALL.stream()
            .filter(known -> known.id().equals(id))
            .map(KnownProvider::baseUrl)
            .findFirst()
            .orElse(null);
    String url = settings.text(own, "base_url", "providers." + id + ".base_url");
    String key = settings.text(own, "api_key", "providers." + id + ".api_key");
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
        String model = settings.text(listed, alias, "aliases." + alias);
        if (model != null) {
          aliases.put(alias, model);
        }
      }
    } else if (!section.isMissingNode() && !section.isNull()) {
      faults.add("'aliases' must be a mapping of names to models.");
    }
    return aliases;
  }
}
