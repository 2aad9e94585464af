package io.crossbook.replay;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** The threads that wait for the exchange's answers; who hands over more than can be kept in mind has to wait. */
final class Workers implements AutoCloseable {
    private static final int PLANNED_PER_THREAD = 8;

    private final ExecutorService threads;
    private final Semaphore room;

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

    /** Runs the task when all of {@code before} are done; if one of them fails, so does the result. */
    CompletableFuture<Void> runAfter(CompletableFuture<?>[] before, Runnable task) {
        room.acquireUninterruptibly();
        return CompletableFuture.allOf(before)
                .thenRunAsync(task, threads)
                .whenComplete((done, failed) -> room.release());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
