package io.crossbook.sourcing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers of actors as ordinary stages. */
public final class Stages {
    private Stages() {}

    /**
     * A stage that continues on the thread that completes it. The stages that Akka hands out run each continuation
     * asynchronously in the JVM's common pool, which on one or two processors means a new thread for every answer.
     */
    public static <T> CompletionStage<T> direct(CompletionStage<T> fromAkka) {
        CompletableFuture<T> stage = new CompletableFuture<>();
        fromAkka.whenCompleteAsync(
                (value, error) -> {
                    if (error == null) {
                        stage.complete(value);
                    } else {
                        stage.completeExceptionally(error);
                    }
                },
                Runnable::run);
        return stage;
    }
}
