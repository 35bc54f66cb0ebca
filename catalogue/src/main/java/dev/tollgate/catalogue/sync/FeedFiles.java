package dev.tollgate.catalogue.sync;

import dev.tollgate.catalogue.CatalogueBounds;
import dev.tollgate.catalogue.json.JsonReader;
import dev.tollgate.catalogue.json.MalformedJson;
import dev.tollgate.catalogue.source.Feed;
import dev.tollgate.catalogue.source.FeedDocument;
import dev.tollgate.catalogue.source.FeedRejected;
import dev.tollgate.catalogue.source.Harvest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.SequencedMap;

/** The raw files of one feed, by name without extension, before they are understood. */
record FeedFiles(SequencedMap<String, byte[]> files) {

  /** The first 16 hex digits of a SHA-256 over names and bytes; one file counts alone. */
  String snapshot() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        if (files.size() > 1) {
          digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
        }
        digest.update(file.getValue());
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("Every Java runtime has SHA-256", impossible);
    }
  }

  /** Parses and translates; throws {@link FeedRejected} with the reason when that fails. */
  Harvest harvest(Feed feed, LocalDate date) {
    if (files.isEmpty()) {
      throw new FeedRejected("no file");
    }
    Harvest harvest = new Harvest(feed.id(), snapshot(), date);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      read(feed, file.getKey(), file.getValue(), harvest);
    }
    if (harvest.records() == 0) {
      throw new FeedRejected("no records");
    }
    return harvest;
  }

  private void read(Feed feed, String name, byte[] bytes, Harvest harvest) {
    String where = files.size() > 1 ? " in " + name : "";
    if (bytes.length > CatalogueBounds.FEED_BYTES_MAX) {
      throw new FeedRejected("more than " + CatalogueBounds.FEED_BYTES_MAX + " bytes" + where);
    }
    try {
      feed.read(new FeedDocument(name, JsonReader.read(bytes)), harvest);
    } catch (MalformedJson malformed) {
      throw new FeedRejected(malformed.getMessage() + where);
    }
  }
}
