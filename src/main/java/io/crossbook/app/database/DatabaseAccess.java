package io.crossbook.app.database;

import io.crossbook.config.DatabaseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The database for a command that runs beside a server or after it: that of the running server, or else the one in the
 * data directory, started for as long as the command runs. Never creates one.
 */
public final class DatabaseAccess implements AutoCloseable {
    private static final String NOTHING_HERE =
            ". Name the data directory of a Crossbook with --data, or a database with --database-url.";

    private final DatabaseSettings settings;
    private final EmbeddedDatabase own;

    private DatabaseAccess(DatabaseSettings settings, EmbeddedDatabase own) {
        this.settings = settings;
        this.own = own;
    }

    /** The database of this data directory, saying what has to be done for it. */
    public static DatabaseAccess open(Path data, Consumer<String> progress) {
        DataDirectory directory = new DataDirectory(data);
        if (!Files.isDirectory(directory.postgres())) {
            throw new StartFailure("There is no database in " + directory.root() + NOTHING_HERE);
        }
        if (directory.isOwned()) {
            DatabaseSettings running = directory
                    .database()
                    .orElseThrow(() -> new StartFailure(
                            "A Crossbook is just starting in " + directory.root() + "; try again when it is ready."));
            return new DatabaseAccess(running, null);
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.start(directory, 0, progress);
        return new DatabaseAccess(embedded.settings(), embedded);
    }

    public DatabaseSettings settings() {
        return settings;
    }

    /** Whether a running server owns the database, so that things go on in it. */
    public boolean isServed() {
        return own == null;
    }

    /** Stops the database if this started it. */
    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
