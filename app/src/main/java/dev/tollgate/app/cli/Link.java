package dev.tollgate.app.cli;

import tools.jackson.databind.node.ObjectNode;

/** A Tollgate to ask. Used by one thread. */
interface Link extends AutoCloseable {

  Answer get(String path);

  Answer post(String path, ObjectNode body);

  @Override
  void close();

  /**
   * For questions about the catalogue: the running server, else the catalogue itself, inside this
   * process and without a server, so that any number of commands may ask at once.
   */
  static Link toCatalogue(Commands root) {
    var config = root.config();
    var surroundings = root.surroundings();
    return HttpLink.running(surroundings, config)
        .<Link>map(link -> link)
        .orElseGet(() -> new CatalogueLink(config, surroundings.clock()));
  }
}
