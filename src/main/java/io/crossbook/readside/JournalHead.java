package io.crossbook.readside;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/** How far the journal is, asked by all readers of a node together. */
public final class JournalHead {
    private final DataSource database;
    private final long freshMicros;
    private final LongSupplier clock;
    private long head;
    private long askedAt;
    private boolean asked;

    /** Asks again when the last answer is older than this by a clock in microseconds. */
    public JournalHead(DataSource database, Duration fresh, LongSupplier clock) {
        this.database = database;
        this.freshMicros = TimeUnit.NANOSECONDS.toMicros(fresh.toNanos());
        this.clock = clock;
    }

    /** The highest visible "ordering", no older than the duration given. */
    synchronized long get() throws SQLException {
        long now = clock.getAsLong();
        if (!asked || Math.abs(now - askedAt) > freshMicros) {
            try (Connection connection = database.getConnection()) {
                askedAt = now;
                head = JournalPages.head(connection);
                asked = true;
            }
        }
        return head;
    }
}
