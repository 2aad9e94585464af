package io.crossbook.sourcing.journal;

import io.crossbook.app.database.DataDirectory;
import io.crossbook.app.database.EmbeddedDatabase;
import io.crossbook.app.database.Migrations;
import java.nio.file.Path;

/** A process that appends events one after the other and prints the number of each when it is acknowledged. */
final class EndlessAppender {
    private EndlessAppender() {}

    public static void main(String[] arguments) {
        EmbeddedDatabase database = EmbeddedDatabase.start(new DataDirectory(Path.of(arguments[0])), 0, step -> {});
        Migrations.apply(database.settings());
        JournalWriter writer = TestJournal.writer(database.settings());
        for (long n = 1; ; n++) {
            writer.write(TestJournal.rows("endless", n, 1, null)).join();
            System.out.println(n);
        }
    }
}
