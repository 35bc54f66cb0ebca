package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.carrier.Carrier;
import java.util.List;

/**
 * What a page adds below prices and limits. {@code address} is the page's own, {@code card} its
 * picture's, {@code structured} the same facts for machines.
 */
public record More(
    Stance stance,
    PriceHistory history,
    Benchmarks benchmarks,
    List<Controls.Control> controls,
    int conflicts,
    LifeStory life,
    List<Carrier> carriers,
    List<String> gotchas,
    List<Questions.Question> questions,
    List<Questions.Link> links,
    String address,
    String card,
    String description,
    String structured) {

  public More {
    controls = List.copyOf(controls);
    carriers = List.copyOf(carriers);
    gotchas = List.copyOf(gotchas);
    questions = List.copyOf(questions);
    links = List.copyOf(links);
  }
}
