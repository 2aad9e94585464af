package io.crossbook.sourcing.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossbook.app.database.TestDatabase;
import io.crossbook.chaos.CommitFaults;
import io.crossbook.chaos.Proxy;
import io.crossbook.config.DatabaseSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** A writer whose commit gets stuck on its way to the database. */
class HeldCommitIT {
    private static final long SEED = 1;
    private static final long HELD_MS = 60_000;

    private final CommitFaults faults = new CommitFaults(SEED);
    private final DatabaseSettings database = TestDatabase.fresh();

    @Test
    void othersCanWriteAgainBeforeItArrives() throws Exception {
        URI uri = URI.create(database.url().substring("jdbc:".length()));
        InetSocketAddress server = new InetSocketAddress(uri.getHost(), uri.getPort());
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (Proxy proxy = Proxy.database(anywhere, () -> server, faults)) {
            String url = database.url()
                    .replace(":" + uri.getPort(), ":" + proxy.address().getPort());
            DatabaseSettings behind = new DatabaseSettings(url, database.user(), database.password());
            try (JournalWriter stuck = TestJournal.writer(behind);
                    JournalWriter other = TestJournal.writer(database)) {
                faults.holdNext(HELD_MS);
                CompletableFuture<Void> lost = stuck.write(TestJournal.rows("stuck", 1, 1, null));
                await().until(() -> faults.held() == 1);
                await().until(() -> isWritten(other));
                await().until(lost::isCompletedExceptionally);
            }
        }
        assertThat(TestJournal.count(database, "event_journal WHERE persistence_id = 'stuck'"))
                .isZero();
    }

    private static boolean isWritten(JournalWriter writer) throws InterruptedException, TimeoutException {
        try {
            writer.write(TestJournal.rows("other", 1, 1, null)).get(10, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException locked) {
            return false;
        }
    }
}
