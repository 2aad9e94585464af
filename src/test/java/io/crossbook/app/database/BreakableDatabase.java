package io.crossbook.app.database;

import io.crossbook.config.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL of one test that can be struck down and started again on the same port. */
public final class BreakableDatabase implements AutoCloseable {
    private static final int STOP_TIMEOUT_S = 30;

    private final DataDirectory directory;
    private final EmbeddedDatabase database;
    private final int port;

    private BreakableDatabase(DataDirectory directory, EmbeddedDatabase database) {
        this.directory = directory;
        this.database = database;
        this.port = Integer.parseInt(database.settings().url().replaceFirst(".*:([0-9]+)/.*", "$1"));
    }

    /** Starts in the folder, with the schema applied. */
    public static BreakableDatabase start(Path folder) {
        DataDirectory directory = new DataDirectory(folder);
        EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0, step -> {});
        Migrations.apply(database.settings());
        return new BreakableDatabase(directory, database);
    }

    public DatabaseSettings settings() {
        return database.settings();
    }

    /** Ends all sessions at once and keeps what was committed only: PostgreSQL's immediate shutdown. */
    public void crash() throws IOException, InterruptedException {
        ProcessHandle postmaster = postmaster();
        new ProcessBuilder("kill", "-QUIT", Long.toString(postmaster.pid()))
                .inheritIO()
                .start()
                .waitFor();
        postmaster.onExit().orTimeout(STOP_TIMEOUT_S, TimeUnit.SECONDS).join();
    }

    private ProcessHandle postmaster() throws IOException {
        String pid = Files.readAllLines(directory.postgres().resolve("postmaster.pid"))
                .get(0);
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    /** Starts it again after {@link #crash}. */
    public void restart() throws IOException {
        new PostgresServer(PostgresPrograms.unpack(directory.programs()), directory.postgres(), directory.databaseLog())
                .start(port);
    }

    @Override
    public void close() {
        database.close();
    }
}
