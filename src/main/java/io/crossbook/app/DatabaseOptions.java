package io.crossbook.app;

import io.crossbook.app.database.DatabaseAccess;
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
            String word = passwordFile == null ? password : PasswordFiles.read(passwordFile);
            return connected(new DatabaseSettings(databaseUrl, user, word), name, true, work);
        }
        try (DatabaseAccess access = DatabaseAccess.open(data, err::println)) {
            return connected(access.settings(), name, access.isServed(), work);
        }
    }

    private static int connected(DatabaseSettings database, String name, boolean live, Work work) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        properties.setProperty("ApplicationName", name);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        try (Connection connection = DriverManager.getConnection(database.url(), properties)) {
            return work.on(connection, live);
        }
    }
}
