package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.web.page.text.Names;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The page as schema.org data, for machines that read pages: the product, offers, questions. */
final class StructuredData {

  private StructuredData() {}

  /** JSON that is safe inside a script element. */
  static String of(
      Model model,
      Snapshot snapshot,
      String address,
      Ladder ladder,
      List<Questions.Question> questions) {
    ObjectNode product = Json.object();
    product.put("@context", "https://schema.org");
    product.put("@type", "SoftwareApplication");
    product.put("name", model.displayName());
    product.put("identifier", model.id());
    product.put("applicationCategory", Names.does(model.kind(), false));
    product.put("url", address);
    product.putObject("creator").put("@type", "Organization").put("name", Names.lab(model.lab()));
    if (model.lifecycle().released() != null) {
      product.put("datePublished", String.valueOf(model.lifecycle().released()));
    }
    ArrayNode offers = product.putArray("offers");
    for (Ladder.Rung rung : ladder.rungs()) {
      if (rung.known() && rung.price().startsWith("$")) {
        ObjectNode offer = offers.addObject().put("@type", "Offer");
        offer.put("price", rung.price().substring(1).replace(",", ""));
        offer.put("priceCurrency", "USD").put("description", ladder.subject());
        offer.putObject("seller").put("@type", "Organization").put("name", rung.provider());
      }
    }
    ArrayNode all = product.putObject("subjectOf").put("@type", "FAQPage").putArray("mainEntity");
    for (Questions.Question question : questions) {
      all.addObject()
          .put("@type", "Question")
          .put("name", question.asks())
          .putObject("acceptedAnswer")
          .put("@type", "Answer")
          .put("text", question.answer());
    }
    return new String(Json.bytes(product), StandardCharsets.UTF_8)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026");
  }
}
