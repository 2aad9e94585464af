package io.crossbook.app;

import io.crossbook.app.database.DataDirectory;
import io.crossbook.app.database.DatabaseAccess;
import io.crossbook.app.database.EmbeddedDatabase;
import io.crossbook.config.DatabaseSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import picocli.CommandLine.Option;

/** Options of commands that work on a database: of a data directory, whether its server runs or not, or any other. */
final class DatabaseOptions {
    /** What a command does with its connection. */
    @FunctionalInterface
    interface Work {
        /** Returns the exit code. */
        int on(Connection connection, boolean live) throws SQLException;
    }

    /** What a command does with a whole database that it has for itself. */
    @FunctionalInterface
    interface Making {
        /** Returns the exit code. */
        int on(DatabaseSettings database) throws SQLException;
    }

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "The data directory of the server (default: ./data).")
    private Path data;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            defaultValue = "${env:CROSSBOOK_DATABASE_URL}",
            description = "A database to use instead, as jdbc:postgresql://host:port/database.")
    private String databaseUrl;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            defaultValue = "${env:CROSSBOOK_DATABASE_USER:-crossbook}",
            description = "Who to be there (default: CROSSBOOK_DATABASE_USER, else crossbook).")
    private String user;

    @Option(
            names = "--password",
            paramLabel = "WORD",
            defaultValue = "${env:CROSSBOOK_DATABASE_PASSWORD:-}",
            description = "The password (default: CROSSBOOK_DATABASE_PASSWORD).")
    private String password;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            defaultValue = "${env:CROSSBOOK_DATABASE_PASSWORD_FILE}",
            description = "A file that holds the password instead (default: CROSSBOOK_DATABASE_PASSWORD_FILE).")
    private Path passwordFile;

    /**
     * Works on the database and returns the exit code; {@code live} says whether a server may be at work on it.
     *
     * @param name by which the database knows this command
     */
    int with(String name, PrintWriter err, Work work) throws SQLException {
        if (databaseUrl != null) {
            return connected(external(), name, true, work);
        }
        try (DatabaseAccess access = DatabaseAccess.open(data, err::println)) {
            return connected(access.settings(), name, access.isServed(), work);
        }
    }

    /** Works on the database, which is created first if the data directory has none, and returns the exit code. */
    int create(PrintWriter err, Making work) throws SQLException {
        if (databaseUrl != null) {
            return work.on(external());
        }
        try (EmbeddedDatabase embedded = EmbeddedDatabase.start(new DataDirectory(data), 0, err::println)) {
            return work.on(embedded.settings());
        }
    }

    private DatabaseSettings external() {
        String word = passwordFile == null ? password : PasswordFiles.read(passwordFile);
        return new DatabaseSettings(databaseUrl, user, word);
    }

    private static int connected(DatabaseSettings database, String name, boolean live, Work work) throws SQLException {
        try (Connection connection = connect(database, name)) {
            return work.on(connection, live);
        }
    }

    /** A connection that the database knows by this name. */
    static Connection connect(DatabaseSettings database, String name) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        properties.setProperty("ApplicationName", name);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(database.url(), properties);
    }
}
