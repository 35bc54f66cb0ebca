package dev.tollgate.catalogue.source;

import dev.tollgate.catalogue.json.Json;

/** One parsed file of a feed; {@code name} has no extension, such as {@code azure-openai}. */
public record FeedDocument(String name, Json root) {}
