package io.crossbook.readside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class QueriesTest {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Queries queries = new Queries(nowhere(), waiting::add, () -> 0);

    /** A database that cannot be reached, so every query that is begun fails. */
    private static PGSimpleDataSource nowhere() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {1});
        return source;
    }

    @Test
    void twoHeavyQueriesRunAtOnceAndTheThirdIsRefused() {
        CompletableFuture<Integer> first = heavy();
        CompletableFuture<Integer> second = heavy();
        assertThat(waiting).hasSize(2);
        assertThatThrownBy(() -> heavy().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(RejectedExecutionException.class);
        waiting.remove().run();

        assertThatThrownBy(first::join).hasCauseInstanceOf(SQLException.class);
        assertThat(heavy()).isNotDone();
        assertThat(second).isNotDone();
        assertThat(waiting).hasSize(2);
    }

    @Test
    void queriesThatEndSoonAreNotCounted() {
        for (int i = 0; i < 10; i++) {
            assertThat(queries.run(connection -> 1).toCompletableFuture()).isNotDone();
        }
        assertThat(waiting).hasSize(10);
    }

    private CompletableFuture<Integer> heavy() {
        return queries.runHeavy(connection -> 1).toCompletableFuture();
    }
}
