package io.crossbook.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks with the same id until the answer is final: a wallet that is put to sleep to make room for another is busy. */
final class Insistence {
    private static final Executor LATER = CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);

    private Insistence() {}

    static <T> CompletionStage<T> on(Supplier<CompletionStage<T>> asking, Predicate<T> done) {
        return asking.get()
                .handle((answer, trouble) -> trouble == null && done.test(answer)
                        ? CompletableFuture.completedStage(answer)
                        : CompletableFuture.supplyAsync(() -> on(asking, done), LATER)
                                .thenCompose(Function.identity()))
                .thenCompose(Function.identity());
    }
}
