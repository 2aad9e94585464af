package io.crossbook.auth;

import io.crossbook.sourcing.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** What people do for the safety of their account: take another password, see where they are logged in, end that. */
public final class OwnAccount {
    private final Jdbi jdbi;
    private final Users users;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Revocations revocations;
    private final LoginThrottle throttle;
    private final Executor blocking;
    private final InstantSource clock;
    private final SecurityNotices notices;

    OwnAccount(
            Jdbi jdbi,
            Passwords passwords,
            Revocations revocations,
            LoginThrottle throttle,
            Executor blocking,
            InstantSource clock,
            SecurityNotices notices) {
        this.jdbi = jdbi;
        this.users = new Users(jdbi);
        this.sessions = new Sessions(jdbi);
        this.passwords = passwords;
        this.revocations = revocations;
        this.throttle = throttle;
        this.blocking = blocking;
        this.clock = clock;
        this.notices = notices;
    }

    /**
     * Replaces the caller's password and ends all other sessions; INVALID_PASSWORD or WRONG_PASSWORD otherwise, and
     * TOO_MANY_REQUESTS for who guesses, as at a login.
     *
     * @param address where the request comes from
     */
    public CompletionStage<Void> changePassword(Principal caller, String current, String next, String address) {
        try {
            Passwords.check(caller.username(), next);
            throttle.attempt(caller.username(), address);
        } catch (Refusal refusal) {
            return CompletableFuture.failedFuture(refusal);
        }
        return query(() -> users.byUsername(caller.username())
                        .orElseThrow(() -> new Refusal(AuthRejection.UNAUTHENTICATED)))
                .thenCompose(account -> passwords
                        .matches(current, account.passwordHash())
                        .thenCompose(right -> {
                            if (!right) {
                                throw new Refusal(AuthRejection.WRONG_PASSWORD);
                            }
                            throttle.succeeded(caller.username(), address);
                            return passwords.hash(next);
                        })
                        .thenCompose(hash -> query(() -> replace(caller, account, hash))))
                .thenAccept(ended -> {
                    ended.forEach(revocations::add);
                    notices.passwordChanged(caller.userId(), address, clock.instant());
                });
    }

    /** In one transaction, so that no session begun with the old password outlives it. */
    private Set<String> replace(Principal caller, Users.Account account, String hash) {
        return jdbi.inTransaction(handle -> {
            if (!Users.replacePassword(handle, account, hash)) {
                throw new Refusal(AuthRejection.WRONG_PASSWORD);
            }
            return Sessions.revokeOthers(handle, caller.userId(), caller.sessionId(), clock.instant());
        });
    }

    /** The caller's sessions, the newest first; of very many the newest ones. */
    public CompletionStage<List<ActiveSession>> sessions(Principal caller) {
        return query(() -> sessions.active(caller.userId(), clock.instant()));
    }

    /** Ends one of the caller's sessions, wherever it is; SESSION_NOT_FOUND when it is over or somebody else's. */
    public CompletionStage<Void> endSession(Principal caller, String sessionId) {
        return query(() -> {
            if (!sessions.revoke(caller.userId(), sessionId, clock.instant())) {
                throw new Refusal(AuthRejection.SESSION_NOT_FOUND);
            }
            revocations.add(sessionId);
            return null;
        });
    }

    /** Ends all of the caller's sessions but this one. */
    public CompletionStage<Void> endOtherSessions(Principal caller) {
        return query(() -> {
            Instant now = clock.instant();
            jdbi.inTransaction(handle -> Sessions.revokeOthers(handle, caller.userId(), caller.sessionId(), now))
                    .forEach(revocations::add);
            return null;
        });
    }

    private <T> CompletionStage<T> query(Supplier<T> query) {
        return CompletableFuture.supplyAsync(query, blocking);
    }
}
