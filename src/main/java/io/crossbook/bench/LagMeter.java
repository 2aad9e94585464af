package io.crossbook.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** How far the views are behind, from many threads; in microseconds, each event counted with its batch's oldest. */
public final class LagMeter {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private static final String BEHIND =
            """
            SELECT coalesce(sum(j.seq - coalesce(p.seq, 0)), 0) FROM (
              SELECT persistence_id, max(sequence_number) AS seq FROM event_journal
              WHERE split_part(persistence_id, '|', 1) IN ('Wallet', 'OrderBook', 'Market') GROUP BY 1) j
            LEFT JOIN read.progress p USING (persistence_id)
            """;

    private final Recorder lags = new Recorder(Tally.DIGITS);

    /** So many events were in the views after at most so many microseconds. */
    public void applied(String group, int events, long micros) {
        lags.recordValueWithCount(micros, events);
    }

    /** What was applied since the last call. */
    Histogram take() {
        return lags.getIntervalHistogram();
    }

    /** Waits until the views know every event; returns the nanoseconds that took. */
    static long awaitAll(HikariDataSource database, LongSupplier nanos) throws SQLException {
        long start = nanos.getAsLong();
        while (behind(database) > 0) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return nanos.getAsLong() - start;
    }

    private static long behind(HikariDataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(BEHIND)) {
            row.next();
            return row.getLong(1);
        }
    }
}
