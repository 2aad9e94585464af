package io.crossbook.config;

import com.typesafe.config.Config;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import java.util.Properties;
import org.postgresql.Driver;

/** Where the one PostgreSQL database is and who we are there; the password stays out of {@link #toString}. */
public record DatabaseSettings(String url, String user, String password) {
    private static final int CONNECTION_TIMEOUT_MS = 2_000;
    private static final String LIMITS =
            "-c statement_timeout=10000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000";

    public DatabaseSettings {
        Objects.requireNonNull(url);
        Objects.requireNonNull(user);
        Objects.requireNonNull(password);
    }

    /**
     * Reads {@code crossbook.database}; the url is empty when the embedded database is meant. A user and a password in
     * the url count more than those beside it, as they do for the driver, and hold for all who connect.
     */
    public static DatabaseSettings from(Config config) {
        Config database = config.getConfig("crossbook.database");
        String url = database.getString("url");
        Properties given = new Properties();
        given.setProperty("user", database.getString("user"));
        given.setProperty("password", database.getString("password"));
        Properties parsed = url.isEmpty() ? given : Driver.parseURL(url, given);
        Properties found = parsed == null ? given : parsed;
        return new DatabaseSettings(url, found.getProperty("user"), found.getProperty("password"));
    }

    /** A pool of its own for one purpose, so that slow readers of one kind cannot starve another. */
    public HikariDataSource pool(String name, int size) {
        return pool(name, size, LIMITS);
    }

    /**
     * A pool for what is made from the journal and can be made again: its commits do not wait for the disk, so after a
     * crash of the database the last ones may be missing, the newest first.
     */
    public HikariDataSource derivedPool(String name, int size) {
        return pool(name, size, LIMITS + " -c synchronous_commit=off");
    }

    private HikariDataSource pool(String name, int size, String options) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
        pool.addDataSourceProperty("ApplicationName", name);
        pool.addDataSourceProperty("connectTimeout", "2");
        // Seconds; longer than a statement may take, so that only a connection to nobody is given up.
        pool.addDataSourceProperty("socketTimeout", "15");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("options", options);
        return new HikariDataSource(pool);
    }

    @Override
    public String toString() {
        return user + "@" + url.replaceFirst("[?].*", "");
    }
}
