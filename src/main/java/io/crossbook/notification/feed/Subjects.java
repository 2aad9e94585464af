package io.crossbook.notification.feed;

import io.crossbook.notification.AlertKind;
import io.crossbook.notification.AlertRule;
import io.crossbook.notification.Category;
import io.crossbook.notification.PriceAlert;
import io.crossbook.protocol.MarketStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** The tables of whom the feeds must know: who wishes what, who has bet where, and whose alerts wait. */
final class Subjects {
    private static final String WISHES = "SELECT user_id, category FROM notification_wish WHERE user_id = ANY(?)";
    private static final String UNWISH = "DELETE FROM notification_wish WHERE user_id = ?";
    private static final String WISH = "INSERT INTO notification_wish VALUES (?, ?) ON CONFLICT DO NOTHING";
    private static final String ENTER = "INSERT INTO notification_interest VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String END = "DELETE FROM notification_interest WHERE market_id = ?";
    private static final String INTERESTED =
            """
            SELECT user_id FROM notification_interest WHERE market_id = ? AND since <= ? AND user_id > ?
            ORDER BY user_id LIMIT ?
            """;
    private static final String SET_ALERT =
            "INSERT INTO price_alert VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String END_ALERT = "DELETE FROM price_alert WHERE user_id = ? AND alert_id = ?";
    private static final String ALERTS =
            """
            SELECT user_id, alert_id, market_id, kind, selection, value, window_seconds, status, from_seq, set_at
            FROM price_alert WHERE market_id = ANY(?) ORDER BY market_id, user_id, alert_id
            """;

    private final DataSource database;

    Subjects(DataSource database) {
        this.database = database;
    }

    /** An alert that waits, and whose it is. */
    record Watched(String userId, PriceAlert alert) {}

    /** Of these users, who wishes categories that are off by default. */
    Map<String, Set<Category>> wishes(Collection<String> userIds) throws SQLException {
        Map<String, Set<Category>> wishes = new HashMap<>();
        if (userIds.isEmpty()) {
            return wishes;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(WISHES)) {
            query.setArray(1, connection.createArrayOf("text", userIds.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    wishes.computeIfAbsent(row.getString(1), same -> EnumSet.noneOf(Category.class))
                            .add(Category.valueOf(row.getString(2)));
                }
            }
        }
        return wishes;
    }

    void setWishes(String userId, Set<Category> categories) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            update(connection, UNWISH, userId);
            for (Category category : categories) {
                update(connection, WISH, userId, category.name());
            }
            connection.commit();
        }
    }

    void enter(String marketId, String userId, long since) throws SQLException {
        update(ENTER, marketId, userId, since);
    }

    void end(String marketId) throws SQLException {
        update(END, marketId);
    }

    /** The next users, by id, that had bet in a market by an event time. */
    List<String> interested(String marketId, long at, String after, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(INTERESTED)) {
            query.setString(1, marketId);
            query.setLong(2, at);
            query.setString(3, after);
            query.setInt(4, limit);
            List<String> users = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    users.add(row.getString(1));
                }
            }
            return users;
        }
    }

    void setAlert(String userId, PriceAlert alert) throws SQLException {
        AlertRule rule = alert.rule();
        update(
                SET_ALERT,
                userId,
                alert.alertId(),
                alert.marketId(),
                rule.kind().name(),
                rule.selection(),
                rule.value(),
                rule.windowSeconds(),
                rule.status() == null ? null : rule.status().name(),
                alert.fromSeq(),
                alert.setAt());
    }

    void endAlert(String userId, String alertId) throws SQLException {
        update(END_ALERT, userId, alertId);
    }

    /** The alerts that wait for something in these markets. */
    List<Watched> alerts(Collection<String> marketIds) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(ALERTS)) {
            query.setArray(1, connection.createArrayOf("text", marketIds.toArray()));
            List<Watched> alerts = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    alerts.add(watched(row));
                }
            }
            return alerts;
        }
    }

    private static Watched watched(ResultSet row) throws SQLException {
        String status = row.getString("status");
        AlertRule rule = new AlertRule(
                AlertKind.valueOf(row.getString("kind")),
                row.getInt("selection"),
                row.getLong("value"),
                row.getInt("window_seconds"),
                status == null ? null : MarketStatus.valueOf(status));
        return new Watched(
                row.getString("user_id"),
                PriceAlert.waiting(
                        row.getString("alert_id"),
                        row.getString("market_id"),
                        rule,
                        row.getLong("from_seq"),
                        row.getLong("set_at")));
    }

    private void update(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            update(connection, sql, values);
        }
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
