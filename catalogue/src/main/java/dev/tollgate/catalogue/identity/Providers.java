package dev.tollgate.catalogue.identity;

import dev.tollgate.catalogue.json.Json;
import dev.tollgate.catalogue.json.JsonReader;
import dev.tollgate.catalogue.model.Provider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who serves routes, from {@code providers.json}: canonical ids, spellings and names. */
public final class Providers {

  private static final Providers BUILT_IN =
      new Providers(JsonReader.resource(Providers.class, "providers.json"));

  private final Map<String, Provider> byId = new HashMap<>();
  private final Map<String, String> canonical = new HashMap<>();
  private final Map<String, String> labs = new HashMap<>();
  private final Map<String, List<String>> homes = new HashMap<>();
  private final Set<String> local = new TreeSet<>();
  private final List<Split> splits = new ArrayList<>();

  private record Split(String provider, String onlyLab, String otherwise) {}

  private Providers(Json data) {
    for (Json row : data.get("providers").list()) {
      String id = required(row, "id");
      byId.put(id, new Provider(id, required(row, "name")));
      claim(id, id);
      row.get("aliases").texts().forEach(alias -> claim(alias, id));
      row.get("lab")
          .text()
          .ifPresent(lab -> {
            labs.put(id, lab);
            homes.computeIfAbsent(lab, _ -> new ArrayList<>()).add(id);
          });
      row.get("local").bool().filter(isLocal -> isLocal).ifPresent(_ -> local.add(id));
    }
    for (Json row : data.get("splits").list()) {
      splits.add(
          new Split(
              required(row, "provider"), required(row, "only_lab"), required(row, "otherwise")));
    }
  }

  /** The list that ships with this build. */
  public static Providers builtIn() {
    return BUILT_IN;
  }

  /** The canonical id for a feed's spelling; an unknown provider keeps its own, tidied. */
  public String canonical(String spelling) {
    String tidy = spelling.toLowerCase(Locale.ROOT).strip();
    String known = canonical.get(tidy);
    return known != null ? known : tidy.replace('_', '-').replace('/', '-').replace(' ', '-');
  }

  /** The canonical id if the spelling is known. */
  public Optional<String> known(String spelling) {
    return Optional.ofNullable(canonical.get(spelling.toLowerCase(Locale.ROOT)));
  }

  /** The provider with a name to show, made from the id when no data names it. */
  public Provider provider(String id) {
    Provider known = byId.get(id);
    return known != null ? known : new Provider(id, titled(id));
  }

  /** The lab whose models this provider sells first-hand, such as {@code openai} for OpenAI. */
  public Optional<String> lab(String id) {
    return Optional.ofNullable(labs.get(id));
  }

  /** Whether the provider is one of the lab's own. */
  public boolean isHome(String id, String lab) {
    return homes.getOrDefault(lab, List.of()).contains(id);
  }

  /** Whether the provider runs on the user's own machine, which makes its routes free. */
  public boolean isLocal(String id) {
    return local.contains(id);
  }

  /** Whether feeds file another provider's routes under this one's name. */
  boolean isSplit(String id) {
    return splits.stream().anyMatch(split -> split.provider().equals(id));
  }

  /** Where a model of a lab belongs when feeds file two providers under one name. */
  String split(String id, String lab) {
    for (Split split : splits) {
      if (split.provider().equals(id) && !split.onlyLab().equals(lab)) {
        return split.otherwise();
      }
    }
    return id;
  }

  private void claim(String spelling, String id) {
    String earlier = canonical.put(spelling, id);
    if (earlier != null && !earlier.equals(id)) {
      throw new IllegalStateException(spelling + " is claimed by " + earlier + " and " + id);
    }
  }

  private static String titled(String id) {
    List<String> words =
        Arrays.stream(id.split("-", -1))
            .filter(word -> !word.isEmpty())
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .toList();
    return String.join(" ", words);
  }

  private static String required(Json row, String field) {
    return row.get(field)
        .text()
        .orElseThrow(() -> new IllegalStateException("providers.json: no " + field));
  }
}
