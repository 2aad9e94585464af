package io.crossbook.app.heartbeat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** The rows of all nodes. */
final class Beats {
    /** One statement; its commit does not wait for the disk, because a beat that a crash takes back is a second old. */
    private static final String BEAT =
            """
            WITH quick AS (SELECT set_config('synchronous_commit', 'off', true)),
            old AS (DELETE FROM node_heartbeat WHERE beaten_at < clock_timestamp() - interval '1 day' AND address <> ?)
            INSERT INTO node_heartbeat (address, uid, oldest, members, beaten_at)
            SELECT ?, ?, ?, ?, clock_timestamp() FROM quick
            ON CONFLICT (address) DO UPDATE SET uid = excluded.uid, oldest = excluded.oldest,
            members = excluded.members, beaten_at = excluded.beaten_at
            """;

    private static final String YOUNG =
            """
            SELECT address, uid, oldest, members, beaten_at FROM node_heartbeat
            WHERE beaten_at > clock_timestamp() - ? * interval '1 millisecond' ORDER BY address
            """;
    private static final String FORGET = "DELETE FROM node_heartbeat WHERE address = ? AND uid = ?";

    private final DataSource database;

    Beats(DataSource database) {
        this.database = database;
    }

    /** Writes a node's row, and removes those of nodes that have not beaten for a day. */
    void beat(String address, long uid, String oldest, int members) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(BEAT)) {
            statement.setString(1, address);
            statement.setString(2, address);
            statement.setLong(3, uid);
            statement.setString(4, oldest);
            statement.setInt(5, members);
            statement.executeUpdate();
        }
    }

    /** The last beat of every node that has beaten within this time. */
    List<Beat> young(Duration age) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(YOUNG)) {
            statement.setLong(1, TimeUnit.NANOSECONDS.toMillis(age.toNanos()));
            try (ResultSet row = statement.executeQuery()) {
                List<Beat> beats = new ArrayList<>();
                while (row.next()) {
                    beats.add(new Beat(
                            row.getString(1),
                            row.getLong(2),
                            row.getString(3),
                            row.getInt(4),
                            row.getObject(5, OffsetDateTime.class).toInstant()));
                }
                return beats;
            }
        }
    }

    /** Removes the row of a node that has left. */
    void forget(String address, long uid) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setString(1, address);
            statement.setLong(2, uid);
            statement.executeUpdate();
        }
    }
}
