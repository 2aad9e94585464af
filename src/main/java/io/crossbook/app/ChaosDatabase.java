package io.crossbook.app;

import io.crossbook.app.cluster.HurtCluster;
import io.crossbook.app.database.StartFailure;
import io.crossbook.config.DatabaseSettings;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The database of a chaos run, reached past all proxies, and what is done to it. */
final class ChaosDatabase {
    private static final int CONNECTIONS_MOST = 200;

    private final HurtCluster cluster;

    ChaosDatabase(HurtCluster cluster) {
        this.cluster = cluster;
    }

    Connection connect() throws SQLException {
        DatabaseSettings settings = cluster.database();
        Properties properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("ApplicationName", "crossbook-chaos");
        properties.setProperty("connectTimeout", "5");
        return DriverManager.getConnection(settings.url(), properties);
    }

    boolean isWell() {
        try (Connection connection = connect()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Whether PostgreSQL's own process lives. */
    boolean isAlive() {
        try {
            return ProcessHandle.of(cluster.databaseProcess()).isPresent();
        } catch (StartFailure gone) {
            return false;
        }
    }

    /** As "pg_ctl stop -m immediate" does: no checkpoint, so it has to recover when it starts. */
    void stopAtOnce() throws InterruptedException {
        long process = cluster.databaseProcess();
        signal("QUIT", process);
        for (int i = 0; i < 100 && ProcessHandle.of(process).isPresent(); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Starts it again after whatever has ended it. */
    void startAgain() {
        cluster.killDatabaseKeeper();
        cluster.startDatabase();
    }

    /** Kills the process behind one of the journal's connections; PostgreSQL then ends all others and recovers. */
    boolean killBackend() throws SQLException, InterruptedException {
        List<Long> found = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT pid FROM pg_stat_activity WHERE application_name = 'crossbook-journal'")) {
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
        }
        return !found.isEmpty() && signal("KILL", found.get(0));
    }

    /** Ends every session but this one. */
    void endSessions() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
        }
    }

    /** Nobody can read or write the journal for so long. */
    void lockJournal(long millis) throws SQLException, InterruptedException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE event_journal IN ACCESS EXCLUSIVE MODE");
            TimeUnit.MILLISECONDS.sleep(millis);
            connection.rollback();
        }
    }

    /** Ends all sessions and takes every connection there is for so long; returns how many it got. */
    int useUpConnections(long millis) throws SQLException, InterruptedException {
        endSessions();
        List<Connection> taken = new ArrayList<>();
        try {
            while (taken.size() < CONNECTIONS_MOST) {
                taken.add(connect());
            }
        } catch (SQLException allTaken) {
            TimeUnit.MILLISECONDS.sleep(millis);
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        return taken.size();
    }

    private static boolean signal(String name, long process) throws InterruptedException {
        try {
            return new ProcessBuilder("sh", "-c", "kill -" + name + " " + process)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new StartFailure("Cannot send a signal (" + e.getMessage() + ").", e);
        }
    }
}
