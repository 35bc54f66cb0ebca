package dev.tollgate.catalogue.identity;

import org.jspecify.annotations.Nullable;

/**
 * What a provider's model id means: the lab, the model's name as spelled there, and the date when
 * the id names a dated snapshot. Two ids mean the same model when their {@link #key()} is equal.
 */
public record ModelIdentity(String lab, String name, @Nullable String dated) {

  /** The id to show: {@code openai/gpt-image-2}. */
  public String id() {
    return lab + "/" + name;
  }

  /** Equal for spellings that differ in case or in dots and dashes between digits. */
  public String key() {
    return lab + "/" + Spelling.fold(name);
  }
}
