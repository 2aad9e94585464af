package io.crossbook.app;

import io.crossbook.app.database.DataDirectory;
import io.crossbook.app.database.EmbeddedDatabase;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the embedded database alone until it is told to stop, so that no node takes it along when it dies. */
@Command(
        name = "database",
        description = {
            "Run the embedded PostgreSQL of a data directory without a node. Ctrl-C stops it cleanly.",
            "Its address and password are in database.properties there."
        },
        mixinStandardHelpOptions = true)
final class DatabaseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Folder for everything kept on this machine (default: ./data).")
    private Path data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Where it listens on 127.0.0.1 (default: where it did the last time, else a free one).")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        DataDirectory directory = new DataDirectory(data);
        EmbeddedDatabase database = EmbeddedDatabase.start(directory, port, step -> say(out, "  " + step));
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            database.close();
                            say(out, "stopped");
                        },
                        "crossbook-shutdown"));
        say(out, "Database is ready: " + database.settings());
        new CountDownLatch(1).await();
        return 0;
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
