package io.crossbook.app.database;

import io.crossbook.config.DatabaseSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A real PostgreSQL for integration tests: one server a test JVM, one empty migrated database a caller. */
public final class TestDatabase {
    private static final String PREFIX = "it_";
    private static final Path FOLDER = Path.of("target", "test-database-" + Integer.getInteger("test.fork", 1));
    private static EmbeddedDatabase server;
    private static int made;

    private TestDatabase() {}

    /** A database of its own with the whole schema and no rows. */
    public static synchronized DatabaseSettings fresh() {
        try {
            if (server == null) {
                server = EmbeddedDatabase.start(new DataDirectory(FOLDER), 0, step -> {});
                Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-test-database"));
                dropOld();
            }
            made++;
            String name = PREFIX + made;
            execute("CREATE DATABASE " + name);
            DatabaseSettings admin = server.settings();
            DatabaseSettings settings = new DatabaseSettings(
                    admin.url().replaceFirst("/[^/]*$", "/" + name), admin.user(), admin.password());
            Migrations.apply(settings);
            return settings;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void dropOld() throws SQLException {
        List<String> old = new ArrayList<>();
        try (Connection connection = connect(server.settings());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT datname FROM pg_database")) {
            while (rows.next()) {
                if (rows.getString(1).startsWith(PREFIX)) {
                    old.add(rows.getString(1));
                }
            }
        }
        for (String name : old) {
            execute("DROP DATABASE " + name);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = connect(server.settings());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A plain connection, for looking at tables. */
    public static Connection connect(DatabaseSettings settings) throws SQLException {
        return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    }
}
