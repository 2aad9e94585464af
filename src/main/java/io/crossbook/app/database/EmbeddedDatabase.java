package io.crossbook.app.database;

import io.crossbook.config.DatabaseSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A real PostgreSQL in the data directory, for one machine without a database server; durable like any other. */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String JDBC = "jdbc:";
    private static final String USER = "crossbook";
    private static final String DATABASE = "crossbook";
    private static final int PASSWORD_BYTES = 24;

    private final DataDirectory directory;
    private final PostgresServer server;
    private final DatabaseSettings settings;

    private EmbeddedDatabase(DataDirectory directory, PostgresServer server, DatabaseSettings settings) {
        this.directory = directory;
        this.server = server;
        this.settings = settings;
    }

    /**
     * Creates the database if the directory has none, and starts it, saying what it does; port 0 is that of the last
     * time, so that whoever used it finds it again, or else a free one.
     */
    public static EmbeddedDatabase start(DataDirectory directory, int port, Consumer<String> progress) {
        directory.own();
        try {
            return startOwned(directory, port, progress);
        } catch (IOException e) {
            directory.close();
            throw new StartFailure("The embedded database in " + directory.root() + " does not start: " + e, e);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static EmbeddedDatabase startOwned(DataDirectory directory, int wantedPort, Consumer<String> progress)
            throws IOException {
        if (!Files.exists(directory.programs())) {
            progress.accept("unpacking PostgreSQL into " + directory.programs());
        }
        PostgresServer server = new PostgresServer(
                PostgresPrograms.unpack(directory.programs()), directory.postgres(), directory.databaseLog());
        server.stopLeftover();
        int port = wantedPort == 0 ? usualPort(directory) : wantedPort;
        if (server.exists() && directory.database().isEmpty()) {
            throw new StartFailure("There is a database in " + directory.postgres() + " but its password file"
                    + " database.properties is gone from " + directory.root() + ". Put it back.");
        }
        String password = directory.database().map(DatabaseSettings::password).orElseGet(EmbeddedDatabase::newPassword);
        DatabaseSettings settings = new DatabaseSettings(url(port, DATABASE), USER, password);
        directory.writeDatabase(settings);
        if (!server.exists()) {
            progress.accept("creating the database in " + directory.postgres());
            server.create(USER, password);
        }
        progress.accept("starting PostgreSQL on 127.0.0.1:" + port);
        server.start(port);
        EmbeddedDatabase database = new EmbeddedDatabase(directory, server, settings);
        try {
            database.prepare(port);
        } catch (SQLException | RuntimeException e) {
            server.stop();
            throw new StartFailure("The embedded database started but cannot be used: " + e.getMessage(), e);
        }
        return database;
    }

    private void prepare(int port) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(port, "postgres"), USER, settings.password());
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> must : PostgresServer.DURABILITY.entrySet()) {
                requireSetting(statement, must.getKey(), must.getValue());
            }
            boolean exists;
            try (ResultSet row =
                    statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                exists = row.next();
            }
            if (!exists) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        }
    }

    private static void requireSetting(Statement statement, String name, String value) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW " + name)) {
            row.next();
            if (!row.getString(1).equals(value)) {
                throw new StartFailure("PostgreSQL runs with " + name + " = " + row.getString(1)
                        + ", which can lose acknowledged bets. Remove that setting from postgresql.auto.conf.");
            }
        }
    }

    private static String url(int port, String database) {
        return JDBC + "postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** There is no last time when whoever created the database never started it. */
    private static int usualPort(DataDirectory directory) throws IOException {
        Optional<Integer> last = directory
                .database()
                .map(DatabaseSettings::url)
                .filter(url -> url.startsWith(JDBC))
                .map(url -> URI.create(url.substring(JDBC.length())).getPort());
        return last.isPresent() && isFree(last.get()) ? last.get() : freePort();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public DatabaseSettings settings() {
        return settings;
    }

    /** Stops the server cleanly and gives the data directory up. */
    @Override
    public void close() {
        try {
            server.stop();
        } finally {
            directory.close();
        }
    }
}
