package dev.tollgate.catalogue.identity;

/** A route id taken apart: {@code azure-openai} and {@code gpt-image-2}. */
public record RouteId(String provider, String upstreamModel) {

  /** Splits at the first slash; throws IllegalArgumentException when there is none. */
  public static RouteId parse(String id) {
    int slash = id.indexOf('/');
    if (slash <= 0 || slash == id.length() - 1) {
      throw new IllegalArgumentException("A route is provider/model, not " + id);
    }
    return new RouteId(id.substring(0, slash), id.substring(slash + 1));
  }

  /** Equal for spellings of the same route. */
  public String key() {
    return provider + "/" + Spelling.fold(upstreamModel);
  }

  @Override
  public String toString() {
    return provider + "/" + upstreamModel;
  }
}
