package io.crossbook.payments;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes how often the provider was asked for each withdrawal under way, and what it last said, for people who look on.
 * Nothing waits for that or depends on it: what cannot be written is left out.
 */
public final class PayoutAttempts {
    private static final Logger LOG = LoggerFactory.getLogger(PayoutAttempts.class);
    private static final int WORD_MAX = 200;
    private static final String NOTE =
            """
            INSERT INTO payout_attempts (user_id, client_ref, attempts, at, word) VALUES (?, ?, 1, ?, ?)
            ON CONFLICT (user_id, client_ref) DO UPDATE
            SET attempts = payout_attempts.attempts + 1, at = excluded.at, word = excluded.word
            """;

    private static final String FORGET = "DELETE FROM payout_attempts WHERE user_id = ? AND client_ref = ?";

    private final DataSource database;
    private final Executor blocking;
    private final InstantSource clock;
    private final AtomicBoolean failing = new AtomicBoolean();

    @FunctionalInterface
    private interface Change {
        void on(Connection connection) throws SQLException;
    }

    /** Notes in this database, on threads that may block. */
    public PayoutAttempts(DataSource database, Executor blocking, InstantSource clock) {
        this.database = database;
        this.blocking = blocking;
        this.clock = clock;
    }

    /** An attempt that left open what becomes of it. */
    public void undecided(String userId, String withdrawalId, String word) {
        long at = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        change(connection -> {
            try (PreparedStatement note = connection.prepareStatement(NOTE)) {
                note.setString(1, userId);
                note.setString(2, withdrawalId);
                note.setLong(3, at);
                note.setString(4, word.length() > WORD_MAX ? word.substring(0, WORD_MAX) : word);
                note.executeUpdate();
            }
        });
    }

    /** It is decided: there is nothing to look on at. */
    public void decided(String userId, String withdrawalId) {
        change(connection -> {
            try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
                forget.setString(1, userId);
                forget.setString(2, withdrawalId);
                forget.executeUpdate();
            }
        });
    }

    private void change(Change change) {
        try {
            blocking.execute(() -> write(change));
        } catch (RejectedExecutionException e) {
            failed(e);
        }
    }

    private void write(Change change) {
        try (Connection connection = database.getConnection()) {
            change.on(connection);
            failing.set(false);
        } catch (SQLException e) {
            failed(e);
        }
    }

    private void failed(Exception e) {
        if (failing.compareAndSet(false, true)) {
            LOG.warn("attempts to pay out cannot be noted: {}", e.toString());
        }
    }
}
