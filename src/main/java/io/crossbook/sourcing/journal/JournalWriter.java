package io.crossbook.sourcing.journal;

import io.crossbook.sourcing.JournalRecorder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/**
 * One thread that writes whatever arrived while its previous commit was running, as one batch. A write is what one
 * entity persists at once and is never torn apart; a row that the database refuses fails its own write only.
 */
final class JournalWriter implements AutoCloseable {
    private static final long CLOSE_TIMEOUT_MS = 10_000;

    private record Write(List<JournalRow> rows, CompletableFuture<Void> done) {}

    private final BlockingQueue<Write> queue;
    private final int batchRows;
    private final JournalSink sink;
    private final JournalRecorder recorder;
    private final Thread thread;
    private volatile boolean closing;

    /** Holds at most so many waiting writes, and stops gathering at so many rows. */
    JournalWriter(JournalSink sink, int queueWrites, int batchRows, JournalRecorder recorder) {
        this.queue = new ArrayBlockingQueue<>(queueWrites);
        this.batchRows = batchRows;
        this.sink = sink;
        this.recorder = recorder;
        this.thread = new Thread(this::run, "crossbook-journal-writer");
        this.thread.setDaemon(true);
    }

    JournalWriter start() {
        recorder.watch(queue::size);
        thread.start();
        return this;
    }

    /** Completes after the commit; fails at once when too many writes are waiting or the writer is closed. */
    CompletableFuture<Void> write(List<JournalRow> rows) {
        Write write = new Write(rows, new CompletableFuture<>());
        if (closing) {
            write.done().completeExceptionally(new IllegalStateException("the journal is closed"));
        } else if (!queue.offer(write)) {
            write.done()
                    .completeExceptionally(new IllegalStateException("too many writes are waiting: " + queue.size()));
        }
        return write.done();
    }

    private void run() {
        List<Write> batch = new ArrayList<>();
        try {
            while (!closing || !queue.isEmpty()) {
                gather(batch);
                write(batch, 0, batch.size());
                batch.clear();
            }
        } catch (InterruptedException e) {
            closing = true;
        } finally {
            sink.close();
            failWaiting();
        }
    }

    private void gather(List<Write> batch) throws InterruptedException {
        Write next = queue.take();
        int rows = 0;
        while (next != null) {
            batch.add(next);
            rows += next.rows().size();
            next = rows < batchRows ? queue.poll() : null;
        }
    }

    /** Writes the part of the batch; when a row is at fault, halves it until the offender stands alone. */
    private void write(List<Write> batch, int from, int until) {
        List<JournalRow> rows = new ArrayList<>();
        batch.subList(from, until).forEach(write -> rows.addAll(write.rows()));
        try {
            long since = recorder.start();
            sink.append(rows);
            recorder.committed(rows.size(), since);
            batch.subList(from, until).forEach(write -> write.done().complete(null));
        } catch (SQLException e) {
            if (until - from > 1 && PostgresSink.isRowFault(e)) {
                int middle = (from + until) >>> 1;
                write(batch, from, middle);
                write(batch, middle, until);
            } else {
                fail(batch, from, until, e);
            }
        } catch (RuntimeException | Error e) {
            // Whatever it is, the next batch deserves its own try: without this thread the node could write no more.
            fail(batch, from, until, e);
        }
    }

    private static void fail(List<Write> batch, int from, int until, Throwable cause) {
        batch.subList(from, until).forEach(write -> write.done().completeExceptionally(cause));
    }

    private void failWaiting() {
        List<Write> waiting = new ArrayList<>();
        queue.drainTo(waiting);
        fail(waiting, 0, waiting.size(), new IllegalStateException("the journal is closed"));
    }

    /** Lets what is queued be written, then stops. */
    @Override
    public void close() {
        closing = true;
        queue.offer(new Write(List.of(), new CompletableFuture<>()));
        try {
            thread.join(CLOSE_TIMEOUT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
