package dev.tollgate.app.config;

import java.util.List;

/** A provider that is found by the usual names of its environment variables. */
record KnownProvider(String id, String baseUrl, String keyVariable, String urlVariable) {

  static final List<KnownProvider> ALL =
      List.of(
          new KnownProvider(
              "openai", "https://api.openai.com/v1", "OPENAI_API_KEY", "OPENAI_BASE_URL"));
}
