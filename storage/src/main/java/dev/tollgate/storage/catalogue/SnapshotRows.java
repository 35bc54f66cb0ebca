package dev.tollgate.storage.catalogue;

import dev.tollgate.catalogue.model.Source;
import dev.tollgate.catalogue.sync.FeedState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of {@code feed_snapshot}. */
final class SnapshotRows {

  record Row(long id, FeedState state) {}

  private static final String COLUMNS =
      "id, source, name, address, licence, published, hash, fetched_at, records, facts, unmapped,"
          + " routes, entity_tag, last_modified";

  private SnapshotRows() {}

  static Optional<Row> newest(Connection connection, String source) throws SQLException {
    String sql =
        "SELECT " + COLUMNS + " FROM feed_snapshot WHERE source = ? ORDER BY id DESC LIMIT 1";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, source);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row(row)) : Optional.empty();
      }
    }
  }

  static List<FeedState> newest(Connection connection) throws SQLException {
    String sql =
        "SELECT "
            + COLUMNS
            + " FROM feed_snapshot WHERE id IN"
            + " (SELECT max(id) FROM feed_snapshot GROUP BY source) ORDER BY source";
    List<FeedState> states = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        states.add(row(row).state());
      }
    }
    return states;
  }

  static long insert(Connection connection, FeedState state) throws SQLException {
    String sql =
        "INSERT INTO feed_snapshot (source, name, address, licence, published, hash, fetched_at,"
            + " records, facts, unmapped, routes, entity_tag, last_modified)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id";
    Source source = state.source();
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, source.id());
      insert.setString(2, source.name());
      insert.setString(3, source.address());
      insert.setString(4, source.licence());
      insert.setString(5, source.date().toString());
      insert.setString(6, source.snapshot());
      setFetched(insert, 7, source);
      insert.setInt(8, source.records());
      insert.setInt(9, source.facts());
      insert.setInt(10, source.unmapped());
      insert.setInt(11, state.routes());
      insert.setString(12, state.entityTag());
      insert.setString(13, state.lastModified());
      try (ResultSet id = insert.executeQuery()) {
        id.next();
        return id.getLong(1);
      }
    }
  }

  static int confirm(Connection connection, FeedState state) throws SQLException {
    String sql =
        "UPDATE feed_snapshot SET fetched_at = ?, entity_tag = ?, last_modified = ? WHERE id ="
            + " (SELECT max(id) FROM feed_snapshot WHERE source = ?)";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      setFetched(update, 1, state.source());
      update.setString(2, state.entityTag());
      update.setString(3, state.lastModified());
      update.setString(4, state.source().id());
      return update.executeUpdate();
    }
  }

  private static void setFetched(PreparedStatement statement, int index, Source source)
      throws SQLException {
    Instant fetched = source.fetchedAt();
    if (fetched == null) {
      statement.setNull(index, Types.INTEGER);
    } else {
      statement.setLong(index, fetched.toEpochMilli());
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    long fetched = row.getLong("fetched_at");
    Instant fetchedAt = row.wasNull() ? null : Instant.ofEpochMilli(fetched);
    Source source =
        new Source(
            row.getString("source"),
            row.getString("name"),
            row.getString("address"),
            row.getString("licence"),
            LocalDate.parse(row.getString("published")),
            row.getString("hash"),
            fetchedAt,
            row.getInt("records"),
            row.getInt("facts"),
            row.getInt("unmapped"));
    return new Row(
        row.getLong("id"),
        new FeedState(
            source,
            row.getInt("routes"),
            row.getString("entity_tag"),
            row.getString("last_modified")));
  }
}
