package io.crossbook.app.database;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that starts the database of the directory in its argument, says so, and waits to be killed. */
final class HeldDatabase {
    private HeldDatabase() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedDatabase.start(new DataDirectory(Path.of(arguments[0])), 0, step -> {});
        System.out.println("started");
        new CountDownLatch(1).await();
    }
}
