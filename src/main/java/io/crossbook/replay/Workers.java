package io.crossbook.replay;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** The threads that wait for the exchange's answers; who hands over more than can be kept in mind has to wait. */
final class Workers implements AutoCloseable {
    private static final int PLANNED_PER_THREAD = 8;

    private final ExecutorService threads;
    private final Semaphore room;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /** @param inFlight how many calls may be open at once */
    Workers(int inFlight) {
        threads = Executors.newFixedThreadPool(inFlight, task -> {
            Thread thread = new Thread(task, "replay");
            thread.setDaemon(true);
            return thread;
        });
        room = new Semaphore(inFlight * PLANNED_PER_THREAD);
    }

    ExecutorService threads() {
        return threads;
    }

    /**
     * Runs the task when all of {@code before} are done; if one of them fails, so does the result. After a failure
     * nothing more is taken on: the call throws it.
     */
    CompletableFuture<Void> runAfter(CompletableFuture<?>[] before, Runnable task) {
        room.acquireUninterruptibly();
        if (failure.get() != null) {
            room.release();
            throw new CompletionException(failure.get());
        }
        return CompletableFuture.allOf(before).thenRunAsync(task, threads).whenComplete((done, failed) -> {
            room.release();
            if (failed != null) {
                failure.compareAndSet(null, failed instanceof CompletionException ? failed.getCause() : failed);
            }
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
