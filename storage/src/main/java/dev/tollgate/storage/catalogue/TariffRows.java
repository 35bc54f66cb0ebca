package dev.tollgate.storage.catalogue;

import dev.tollgate.catalogue.sync.FactStore.TariffVersion;
import dev.tollgate.catalogue.sync.FactText;
import dev.tollgate.pricing.Tariff;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of {@code tariff_version}. */
final class TariffRows {

  private TariffRows() {}

  /** Adds the tariffs that differ from the newest of their route. */
  static int record(Connection connection, Collection<Tariff> tariffs, Instant at)
      throws SQLException {
    Map<String, String> newest = newest(connection);
    int changed = 0;
    String sql = "INSERT INTO tariff_version (route, version, since, body) VALUES (?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (Tariff tariff : tariffs) {
        if (!tariff.version().equals(newest.get(tariff.route()))) {
          insert.setString(1, tariff.route());
          insert.setString(2, tariff.version());
          insert.setLong(3, at.toEpochMilli());
          insert.setString(4, FactText.of(tariff));
          insert.addBatch();
          changed++;
        }
      }
      insert.executeBatch();
    }
    return changed;
  }

  static List<TariffVersion> of(Connection connection, String route) throws SQLException {
    String sql = "SELECT since, body FROM tariff_version WHERE route = ? ORDER BY id DESC";
    List<TariffVersion> versions = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, route);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Tariff tariff = FactText.tariff(route, row.getString("body"));
          versions.add(new TariffVersion(tariff, Instant.ofEpochMilli(row.getLong("since"))));
        }
      }
    }
    return versions;
  }

  private static Map<String, String> newest(Connection connection) throws SQLException {
    String sql =
        "SELECT route, version FROM tariff_version WHERE id IN"
            + " (SELECT max(id) FROM tariff_version GROUP BY route)";
    Map<String, String> newest = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        newest.put(row.getString("route"), row.getString("version"));
      }
    }
    return newest;
  }
}
