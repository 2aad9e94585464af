package io.crossbook.app.database;

import io.crossbook.config.DatabaseSettings;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the schema up to what this program expects, from the numbered files in persistence-schema. */
public final class Migrations {
    private static final int CONNECT_RETRIES = 3;

    private Migrations() {}

    /** Applies what is missing and returns how many files that were; refuses a schema changed by hand. */
    public static int apply(DatabaseSettings database) {
        try {
            return flyway(database).migrate().migrationsExecuted;
        } catch (FlywayException e) {
            throw failure(database, "prepared", "Check that it runs, and that the user may create tables.", e);
        }
    }

    /** Applies what is missing up to a version, and nothing that came later. */
    public static int apply(DatabaseSettings database, String version) {
        try {
            return configuration(database).target(version).load().migrate().migrationsExecuted;
        } catch (FlywayException e) {
            throw failure(database, "prepared", "Check that it runs, and that the user may create tables.", e);
        }
    }

    /** Does nothing when the schema is as new as this program or newer, and else fails saying how to get there. */
    public static void require(DatabaseSettings database) {
        int pending;
        try {
            pending = flyway(database).info().pending().length;
        } catch (FlywayException e) {
            throw failure(database, "examined", "Check that it runs.", e);
        }
        if (pending > 0) {
            throw new StartFailure("The schema of " + database + " lacks " + pending + " migrations, and this node may"
                    + " not apply them (crossbook.database.migrate). Run: crossbook migrate");
        }
    }

    /** What to tell about so many applied files. */
    public static String words(int applied) {
        return applied == 0 ? "up to date" : applied + " migrations applied";
    }

    private static Flyway flyway(DatabaseSettings database) {
        return configuration(database).load();
    }

    private static FluentConfiguration configuration(DatabaseSettings database) {
        return Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:persistence-schema")
                .connectRetries(CONNECT_RETRIES);
    }

    private static StartFailure failure(DatabaseSettings database, String what, String hint, FlywayException cause) {
        return new StartFailure(
                "The database " + database + " cannot be " + what + ": " + cause.getMessage() + "\n" + hint, cause);
    }
}
