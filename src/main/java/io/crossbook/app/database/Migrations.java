package io.crossbook.app.database;

import io.crossbook.config.DatabaseSettings;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/** Brings the schema up to what this program expects, from the numbered files in persistence-schema. */
public final class Migrations {
    private static final int CONNECT_RETRIES = 3;

    private Migrations() {}

    /** Applies what is missing and returns how many files that were; refuses a schema changed by hand. */
    public static int apply(DatabaseSettings database) {
        try {
            MigrateResult result = Flyway.configure()
                    .dataSource(database.url(), database.user(), database.password())
                    .locations("classpath:persistence-schema")
                    .connectRetries(CONNECT_RETRIES)
                    .load()
                    .migrate();
            return result.migrationsExecuted;
        } catch (FlywayException e) {
            throw new StartFailure(
                    "The database " + database + " cannot be prepared: " + e.getMessage()
                            + "\nCheck that it runs, and that the user may create tables.",
                    e);
        }
    }
}
