package dev.tollgate.storage.catalogue;

import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.model.Source;
import dev.tollgate.catalogue.sync.FactStore;
import dev.tollgate.catalogue.sync.FactText;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of {@code fact}. */
final class FactRows {

  private static final int BATCH = 1_000;
  private static final int IDENTITY_BYTES = 16;

  /** A fact that is not stored yet, with its identity. */
  private record Fresh(Fact fact, ByteBuffer identity) {}

  private FactRows() {}

  /** Adds what is new and marks what is gone; what is still stated is not touched. */
  static FactStore.Change accept(
      Connection connection, String source, Collection<Fact> facts, long snapshot, long last)
      throws SQLException {
    Map<ByteBuffer, Long> gone = identities(connection, source);
    Set<ByteBuffer> seen = new HashSet<>();
    int kept = 0;
    List<Fresh> fresh = new ArrayList<>();
    for (Fact fact : facts) {
      ByteBuffer identity = identity(fact);
      if (!seen.add(identity)) {
        continue;
      }
      if (gone.remove(identity) == null) {
        fresh.add(new Fresh(fact, identity));
      } else {
        kept++;
      }
    }
    insert(connection, fresh, snapshot);
    withdraw(connection, gone.values(), last);
    return new FactStore.Change(fresh.size(), kept, gone.size());
  }

  static List<Fact> stated(Connection connection, Source source) throws SQLException {
    String sql = "SELECT * FROM fact WHERE source = ? AND last_seen IS NULL ORDER BY id";
    List<Fact> facts = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, source.id());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          facts.add(fact(row, source.snapshot(), source.date()));
        }
      }
    }
    return facts;
  }

  static List<Fact> withdrawn(Connection connection, String source) throws SQLException {
    String sql =
        "SELECT fact.*, hash, published FROM fact JOIN feed_snapshot ON feed_snapshot.id = last_seen"
            + " WHERE fact.source = ? AND last_seen IS NOT NULL ORDER BY fact.id";
    List<Fact> facts = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, source);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          LocalDate published = LocalDate.parse(row.getString("published"));
          facts.add(fact(row, row.getString("hash"), published));
        }
      }
    }
    return facts;
  }

  private static Map<ByteBuffer, Long> identities(Connection connection, String source)
      throws SQLException {
    String sql = "SELECT id, identity FROM fact WHERE source = ? AND last_seen IS NULL";
    Map<ByteBuffer, Long> identities = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, source);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          identities.put(ByteBuffer.wrap(row.getBytes("identity")), row.getLong("id"));
        }
      }
    }
    return identities;
  }

  private static void insert(Connection connection, List<Fresh> facts, long snapshot)
      throws SQLException {
    String sql =
        "INSERT INTO fact (source, identity, subject, meter, attribute, value, conditions, path,"
            + " raw, unit, transform, first_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      int waiting = 0;
      for (Fresh fact : facts) {
        bind(insert, fact, snapshot);
        insert.addBatch();
        if (++waiting % BATCH == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
  }

  private static void bind(PreparedStatement insert, Fresh fresh, long snapshot)
      throws SQLException {
    Fact fact = fresh.fact();
    Evidence evidence = fact.evidence();
    insert.setString(1, evidence.source());
    insert.setBytes(2, fresh.identity().array());
    insert.setString(3, fact.subject());
    switch (fact) {
      case Fact.Price price -> {
        insert.setString(4, FactText.of(price.meter()));
        insert.setString(5, null);
        insert.setString(6, price.usdPerUnit().toPlainString());
        insert.setString(7, FactText.of(price.conditions()));
      }
      case Fact.Attribute attribute -> {
        insert.setString(4, null);
        insert.setString(5, attribute.attribute());
        insert.setString(6, attribute.value());
        insert.setString(7, "");
      }
    }
    insert.setString(8, evidence.path());
    insert.setString(9, evidence.raw());
    insert.setString(10, evidence.unit());
    insert.setString(11, evidence.transform());
    insert.setLong(12, snapshot);
  }

  private static void withdraw(Connection connection, Collection<Long> ids, long last)
      throws SQLException {
    String sql = "UPDATE fact SET last_seen = ? WHERE id = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (long id : ids) {
        update.setLong(1, last);
        update.setLong(2, id);
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  private static Fact fact(ResultSet row, String snapshot, LocalDate date) throws SQLException {
    Evidence evidence =
        new Evidence(
            row.getString("source"),
            row.getString("path"),
            row.getString("raw"),
            row.getString("unit"),
            row.getString("transform"),
            snapshot,
            date);
    String meter = row.getString("meter");
    if (meter == null) {
      return new Fact.Attribute(
          row.getString("subject"), row.getString("attribute"), row.getString("value"), evidence);
    }
    return new Fact.Price(
        row.getString("subject"),
        FactText.meter(meter),
        new BigDecimal(row.getString("value")),
        FactText.conditions(row.getString("conditions")),
        evidence);
  }

  private static ByteBuffer identity(Fact fact) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(FactText.identity(fact).getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(java.util.Arrays.copyOf(hash, IDENTITY_BYTES));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("Every Java runtime has SHA-256", impossible);
    }
  }
}
