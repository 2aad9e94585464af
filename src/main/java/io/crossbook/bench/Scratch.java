package io.crossbook.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.crossbook.config.DatabaseSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A schema of its own in the same database for what is measured beside the exchange; dropped in the end. */
final class Scratch implements AutoCloseable {
    static final String SCHEMA = "crossbook_bench";

    private final HikariDataSource connections;

    Scratch(DatabaseSettings database, int size) throws SQLException {
        String separator = database.url().contains("?") ? "&" : "?";
        String url = database.url() + separator + "currentSchema=" + SCHEMA + ",public";
        connections = new DatabaseSettings(url, database.user(), database.password()).pool(SCHEMA, size);
        drop();
        execute("CREATE SCHEMA " + SCHEMA);
    }

    /** Runs the statements of a file beside this class, inside the schema. */
    void run(String file) throws SQLException {
        try (InputStream script = Scratch.class.getResourceAsStream(file)) {
            execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection that looks into the schema first and then where the exchange's own functions are. */
    Connection connect() throws SQLException {
        return connections.getConnection();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void drop() throws SQLException {
        execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
    }

    @Override
    public void close() throws SQLException {
        drop();
        connections.close();
    }
}
