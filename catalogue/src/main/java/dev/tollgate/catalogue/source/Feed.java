package dev.tollgate.catalogue.source;

import java.util.List;

/** One public feed: where it is, and how its documents become facts. Stateless. */
public interface Feed {

  /** The id of the source in every piece of evidence. */
  String id();

  String name();

  /** Where it is read from live; a folder feed has one address per file, with {@code {file}}. */
  String address();

  /** The licence that its carrier states, for the credits. */
  String licence();

  /** File name, or folder name ending in a slash, inside a directory of saved feeds. */
  String file();

  /** Names of the files behind {@code {file}}, without the extension; empty for a single file. */
  default List<String> files() {
    return List.of();
  }

  /** Whether its facts are about models of labs rather than routes. */
  default boolean aboutModels() {
    return false;
  }

  /** Translates a parsed document; throws {@link FeedRejected} or MalformedJson. */
  void read(FeedDocument document, Harvest harvest);
}
