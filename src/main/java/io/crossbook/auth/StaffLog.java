package io.crossbook.auth;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;

/** Notes in the office's log what the staff looks at. Every call blocks on the database. */
final class StaffLog {
    /** A page that asks again and again is one look. */
    private static final long ONE_LOOK = TimeUnit.MINUTES.toMicros(10);

    private final Jdbi jdbi;

    StaffLog(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Notes a look at a user, once in ten minutes of the clock for each who looks and what is looked at. */
    void looked(String by, String userId, Look what, Instant now) {
        long at = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        String id = String.join(":", what.name(), by, userId, Long.toString(at / ONE_LOOK));
        jdbi.useHandle(handle -> handle.createUpdate("INSERT INTO staff_log (id, at, area, action, actor, user_id)"
                        + " VALUES (:id, :at, 'USER', :action, :actor, :user) ON CONFLICT (id) DO NOTHING")
                .bind("id", id)
                .bind("at", at)
                .bind("action", what.action())
                .bind("actor", by)
                .bind("user", userId)
                .execute());
    }
}
