package dev.tollgate.web.page;

import java.util.Map;

/**
 * What every page shares: title, the current room, search words, counts, the snapshot's hash, the
 * day of its newest feed and whether that is long past, whether this server asks for a key, and the
 * addresses of assets by file name.
 */
public record Frame(
    String title,
    String room,
    String words,
    String models,
    String routes,
    String hash,
    String day,
    String age,
    boolean stale,
    boolean keyed,
    Map<String, String> assets) {

  public Frame {
    assets = Map.copyOf(assets);
  }

  /** The versioned address of an asset. */
  public String asset(String name) {
    return assets.getOrDefault(name, "/assets/" + name);
  }
}
