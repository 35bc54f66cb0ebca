package dev.tollgate.web.page.play;

import dev.tollgate.web.page.quote.QuoteView;
import java.util.List;

/** The playground: a form shaped by what the model takes, and the quote for what stands in it. */
public record PlaygroundView(
    List<Choice> callable,
    List<Choice> known,
    Choice chosen,
    boolean reachable,
    String route,
    Form form,
    QuoteView quote,
    String warning,
    String curl) {

  /** A model to choose. */
  public record Choice(String id, String name) {}

  /** What stands in the form and what may. Empty lists hide a field. */
  public record Form(
      String prompt,
      String size,
      String quality,
      int count,
      String format,
      String background,
      List<String> sizes,
      List<String> qualities,
      List<String> formats,
      List<String> backgrounds,
      int maxCount,
      boolean freeSize,
      int partials,
      int maxPartials) {}

  public PlaygroundView {
    callable = List.copyOf(callable);
    known = List.copyOf(known);
  }
}
