package io.crossbook.sourcing.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.crossbook.sourcing.JournalRecorder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalWriterTest {
    private static final int QUEUE = 5;
    private static final int BATCH_ROWS = 4;

    private final GatedSink sink = new GatedSink();
    private final Counts counts = new Counts();
    private final JournalWriter writer = new JournalWriter(sink, QUEUE, BATCH_ROWS, counts).start();

    private static final class Counts implements JournalRecorder {
        final List<Integer> commits = new CopyOnWriteArrayList<>();
        volatile IntSupplier waiting = () -> -1;

        @Override
        public void committed(int rows, long since) {
            commits.add(rows);
        }

        @Override
        public void watch(IntSupplier queue) {
            waiting = queue;
        }
    }

    /** A sink whose every batch waits for a permit; it refuses batches that hold a row with a bad id. */
    private static final class GatedSink implements JournalSink {
        final Semaphore permits = new Semaphore(0);
        final Semaphore arrived = new Semaphore(0);
        final List<List<String>> batches = new CopyOnWriteArrayList<>();

        @Override
        public void append(List<JournalRow> rows) throws SQLException {
            arrived.release();
            permits.acquireUninterruptibly();
            List<String> ids = rows.stream().map(JournalRow::persistenceId).toList();
            if (ids.contains("lost")) {
                throw new SQLException("connection lost", "08006");
            }
            if (ids.contains("deep")) {
                throw new StackOverflowError("as deep as it gets");
            }
            if (ids.contains("bad")) {
                throw new SQLException("duplicate key", "23505");
            }
            batches.add(ids);
        }

        @Override
        public void close() {}
    }

    @AfterEach
    void stop() {
        sink.permits.release(1_000);
        writer.close();
    }

    @Test
    void gathersWhatArrivedDuringTheLastCommit() {
        CompletableFuture<Void> first = write("a");
        sink.arrived.acquireUninterruptibly();
        CompletableFuture<Void> second = write("b");
        CompletableFuture<Void> third = write("c");
        sink.permits.release(2);
        await().until(() -> first.isDone() && second.isDone() && third.isDone());
        assertThat(sink.batches).containsExactly(List.of("a"), List.of("b", "c"));
    }

    @Test
    void stopsGatheringAtTheLimitButKeepsAWriteWhole() {
        occupy();
        List<CompletableFuture<Void>> writes = List.of(write("b", "b", "b"), write("c", "c", "c"), write("d"));
        assertThat(counts.waiting.getAsInt()).isEqualTo(3);
        sink.permits.release(3);
        await().until(() -> writes.stream().allMatch(CompletableFuture::isDone));
        assertThat(sink.batches).containsExactly(List.of("a"), List.of("b", "b", "b", "c", "c", "c"), List.of("d"));
        assertThat(counts.commits).containsExactly(1, 6, 1);
    }

    @Test
    void aBadRowFailsItsOwnWriteOnly() {
        occupy();
        List<CompletableFuture<Void>> writes = new ArrayList<>();
        for (String id : List.of("b", "bad", "c", "d")) {
            writes.add(write(id));
        }
        sink.permits.release(100);
        await().until(() -> writes.stream().allMatch(CompletableFuture::isDone));
        assertThat(writes.stream().map(CompletableFuture::isCompletedExceptionally))
                .containsExactly(false, true, false, false);
        assertThat(sink.batches).containsExactly(List.of("a"), List.of("b"), List.of("c", "d"));
    }

    @Test
    void aLostConnectionFailsTheWholeBatchBecauseItsFateIsUnknown() {
        occupy();
        CompletableFuture<Void> second = write("lost");
        CompletableFuture<Void> third = write("c");
        sink.permits.release(100);
        await().until(() -> second.isDone() && third.isDone());
        assertThat(second).isCompletedExceptionally();
        assertThat(third).isCompletedExceptionally();
        CompletableFuture<Void> afterwards = write("d");
        await().until(afterwards::isDone);
        assertThat(afterwards).isCompleted();
    }

    @Test
    void goesOnAfterAnErrorThatNobodyExpected() {
        occupy();
        CompletableFuture<Void> second = write("deep");
        sink.permits.release(100);
        await().until(second::isDone);
        assertThat(second).isCompletedExceptionally();
        CompletableFuture<Void> afterwards = write("d");
        await().until(afterwards::isDone);
        assertThat(afterwards).isCompleted();
    }

    @Test
    void refusesAWriteWhenTooManyAreWaiting() {
        occupy();
        for (int i = 0; i < QUEUE; i++) {
            assertThat(write("b")).isNotDone();
        }
        assertThatThrownBy(write("c")::join).hasMessageContaining("too many writes are waiting");
    }

    @Test
    void writesWhatIsQueuedBeforeItCloses() {
        CompletableFuture<Void> first = write("a");
        sink.arrived.acquireUninterruptibly();
        CompletableFuture<Void> second = write("b");
        sink.permits.release(100);
        writer.close();
        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
        assertThatThrownBy(write("c")::join).hasMessageContaining("the journal is closed");
    }

    /** Keeps the writer busy, so that what comes next is gathered. */
    private void occupy() {
        assertThat(write("a")).isNotDone();
        sink.arrived.acquireUninterruptibly();
    }

    private CompletableFuture<Void> write(String... persistenceIds) {
        List<JournalRow> rows = new ArrayList<>();
        for (int i = 0; i < persistenceIds.length; i++) {
            rows.add(new JournalRow(persistenceIds[i], i + 1, "writer", 0, "", 33, "Event", new byte[] {1}, null));
        }
        return writer.write(rows);
    }
}
