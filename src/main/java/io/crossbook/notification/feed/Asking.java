package io.crossbook.notification.feed;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Asks many inboxes, some at a time. */
final class Asking {
    private static final int AT_ONCE = 64;

    private Asking() {}

    /** Succeeds when every ask has; fails with the first that fails. */
    static <T> CompletionStage<Void> each(Collection<T> all, Function<T, CompletionStage<Void>> ask) {
        List<T> list = List.copyOf(all);
        CompletionStage<Void> done = CompletableFuture.completedStage(null);
        for (int from = 0; from < list.size(); from += AT_ONCE) {
            List<T> some = list.subList(from, Math.min(list.size(), from + AT_ONCE));
            done = done.thenCompose(before -> together(some, ask));
        }
        return done;
    }

    private static <T> CompletionStage<Void> together(List<T> some, Function<T, CompletionStage<Void>> ask) {
        return CompletableFuture.allOf(
                some.stream().map(one -> ask.apply(one).toCompletableFuture()).toArray(CompletableFuture[]::new));
    }
}
