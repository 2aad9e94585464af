package io.crossbook.auth;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The tables of sessions and refresh tokens. A refresh token works once; showing a used one again revokes its whole
 * session, because then two parties hold it. Every call blocks on the database.
 */
final class Sessions {
    private static final int TOKEN_BYTES = 32;
    private static final int LISTED_MAX = 1_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A session after a login or a refresh, with the only refresh token that continues it. */
    record Continued(String sessionId, String userId, String refreshToken) {}

    private record Found(String sessionId, String userId, Instant expiresAt, boolean revoked, boolean used) {}

    private final Jdbi jdbi;

    Sessions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Begins a session and clears away this user's expired ones; empty when the account has got another password
     * meanwhile.
     */
    Optional<Continued> begin(String sessionId, Users.Account account, String address, Instant now, Instant expiresAt) {
        String userId = account.user().id();
        return jdbi.inTransaction(handle -> {
            if (!Users.holdPassword(handle, account)) {
                return Optional.empty();
            }
            handle.execute("DELETE FROM sessions WHERE user_id = ? AND expires_at < ?", userId, Timestamp.from(now));
            handle.execute(
                    "INSERT INTO sessions (id, user_id, created_at, expires_at, address) VALUES (?, ?, ?, ?, ?)",
                    sessionId,
                    userId,
                    Timestamp.from(now),
                    Timestamp.from(expiresAt),
                    address);
            return Optional.of(issue(handle, sessionId, userId, now));
        });
    }

    /** Trades a refresh token for the next; empty when it is unknown, used, or its session is over. */
    Optional<Continued> rotate(String refreshToken, Instant now) {
        byte[] hash = Digests.sha256(refreshToken.getBytes(StandardCharsets.UTF_8));
        return jdbi.inTransaction(handle -> {
            Optional<Found> found = lock(handle, hash);
            if (found.isEmpty()
                    || found.get().revoked()
                    || !now.isBefore(found.get().expiresAt())) {
                return Optional.empty();
            }
            Found token = found.get();
            if (token.used()) {
                revoke(handle, token.sessionId(), now);
                return Optional.empty();
            }
            handle.execute("UPDATE refresh_tokens SET used_at = ? WHERE hash = ?", Timestamp.from(now), hash);
            return Optional.of(issue(handle, token.sessionId(), token.userId(), now));
        });
    }

    /** Ends a session; ending it again changes nothing. */
    void revoke(String sessionId, Instant now) {
        jdbi.useHandle(handle -> revoke(handle, sessionId, now));
    }

    /** Ends one of a user's sessions; false when it is over already, or not the user's. */
    boolean revoke(String userId, String sessionId, Instant now) {
        String end = "UPDATE sessions SET revoked_at = ? WHERE id = ? AND user_id = ? AND revoked_at IS NULL";
        return Users.isId(sessionId)
                && jdbi.withHandle(handle -> handle.execute(end, Timestamp.from(now), sessionId, userId) == 1);
    }

    /** Ends all sessions of a user but one, and says which. */
    static Set<String> revokeOthers(Handle handle, String userId, String kept, Instant now) {
        return handle.createQuery("UPDATE sessions SET revoked_at = :now"
                        + " WHERE user_id = :user AND id <> :kept AND revoked_at IS NULL RETURNING id")
                .bind("now", Timestamp.from(now))
                .bind("user", userId)
                .bind("kept", kept)
                .mapTo(String.class)
                .set();
    }

    /** A user's sessions that have not ended, the newest first and so many at most. */
    List<ActiveSession> active(String userId, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT s.*,
                          (SELECT max(t.issued_at) FROM refresh_tokens t WHERE t.session_id = s.id) AS renewed_at
                        FROM sessions s WHERE s.user_id = :user AND s.revoked_at IS NULL AND s.expires_at > :now
                        ORDER BY s.id DESC LIMIT :limit""")
                .bind("user", userId)
                .bind("now", Timestamp.from(now))
                .bind("limit", LISTED_MAX)
                .map((row, context) -> new ActiveSession(
                        row.getString("id"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("renewed_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getString("address")))
                .list());
    }

    /** Sessions revoked since then: their access tokens must not work although they have not expired. */
    Set<String> revokedSince(Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT id FROM sessions WHERE revoked_at >= :since")
                .bind("since", Timestamp.from(since))
                .mapTo(String.class)
                .set());
    }

    private static Optional<Found> lock(Handle handle, byte[] hash) {
        return handle.createQuery("SELECT s.id, s.user_id, s.expires_at, s.revoked_at, t.used_at"
                        + " FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id"
                        + " WHERE t.hash = :hash FOR UPDATE")
                .bind("hash", hash)
                .map((row, context) -> new Found(
                        row.getString("id"),
                        row.getString("user_id"),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getTimestamp("revoked_at") != null,
                        row.getTimestamp("used_at") != null))
                .findOne();
    }

    private static Continued issue(Handle handle, String sessionId, String userId, Instant now) {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        handle.execute(
                "INSERT INTO refresh_tokens (hash, session_id, issued_at) VALUES (?, ?, ?)",
                Digests.sha256(token.getBytes(StandardCharsets.UTF_8)),
                sessionId,
                Timestamp.from(now));
        return new Continued(sessionId, userId, token);
    }

    private static void revoke(Handle handle, String sessionId, Instant now) {
        handle.execute(
                "UPDATE sessions SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL",
                Timestamp.from(now),
                sessionId);
    }
}
