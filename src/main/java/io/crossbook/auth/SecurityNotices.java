package io.crossbook.auth;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Hears what a user must be told for the safety of the account. */
public interface SecurityNotices {
    /** Tells nobody. */
    SecurityNotices NONE = new SecurityNotices() {
        @Override
        public CompletionStage<Void> loggedIn(String userId, String sessionId, String address, Instant at) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void guessed(String userId, String address, Instant at) {}

        @Override
        public void passwordChanged(String userId, String address, Instant at) {}
    };

    /** A session began; its tokens are handed out only when the stage succeeds, so no login goes untold. */
    CompletionStage<Void> loggedIn(String userId, String sessionId, String address, Instant at);

    /** Somebody guessed at the user's password too often; told at most once an hour by each node. */
    void guessed(String userId, String address, Instant at);

    /** Somebody who knew the old password took another one, which ended the user's other sessions. */
    void passwordChanged(String userId, String address, Instant at);
}
