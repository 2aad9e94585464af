package io.crossbook.app;

import akka.actor.ActorSystem;
import akka.dispatch.Dispatchers;
import io.crossbook.config.DatabaseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Whether the database answers on a new connection; a node without one is not ready for traffic. */
public final class DatabaseCheck implements Supplier<CompletionStage<Boolean>> {
    private static final int TIMEOUT_S = 2;

    private final DatabaseSettings database;
    private final Executor blocking;

    /** Called by the management module. */
    public DatabaseCheck(ActorSystem system) {
        database = DatabaseSettings.from(system.settings().config());
        blocking = system.dispatchers().lookup(Dispatchers.DefaultBlockingDispatcherId());
    }

    @Override
    public CompletionStage<Boolean> get() {
        return CompletableFuture.supplyAsync(this::answers, blocking);
    }

    private boolean answers() {
        try (Connection connection = connect(database)) {
            return connection.isValid(TIMEOUT_S);
        } catch (SQLException e) {
            return false;
        }
    }

    /** A new connection for a quick question. */
    static Connection connect(DatabaseSettings database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        properties.setProperty("connectTimeout", String.valueOf(TIMEOUT_S));
        properties.setProperty("socketTimeout", String.valueOf(TIMEOUT_S));
        return DriverManager.getConnection(database.url(), properties);
    }
}
