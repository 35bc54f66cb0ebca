package dev.tollgate.catalogue.source;

import dev.tollgate.catalogue.json.Json;
import java.util.Map;

/** models.dev facts about models of labs; it has no prices. */
final class ModelsDevLabsFeed implements Feed {

  @Override
  public String id() {
    return "models.dev-labs";
  }

  @Override
  public String name() {
    return "models.dev lab models";
  }

  @Override
  public String address() {
    return "https://models.dev/models.json";
  }

  @Override
  public String licence() {
    return "MIT";
  }

  @Override
  public String file() {
    return "models-dev-models.json";
  }

  @Override
  public boolean aboutModels() {
    return true;
  }

  @Override
  public void read(FeedDocument document, Harvest harvest) {
    for (Map.Entry<String, Json> model : document.root().entries()) {
      harvest.row();
      String path = Paths.field("$", model.getKey());
      ModelsDevFields.read(model.getKey(), model.getValue(), path, harvest);
    }
  }
}
