package io.crossbook.bench;

import java.util.concurrent.CompletionStage;

/** A user who acts when it is their turn, one thing after the other. */
@FunctionalInterface
interface Participant {
    /** Acts, with a latency that counts from {@code since}; ends when the user may act again. */
    CompletionStage<Void> play(long since);
}
