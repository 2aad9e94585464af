package io.crossbook.invoicing;

import akka.Done;
import akka.projection.javadsl.Handler;
import io.crossbook.documents.DocumentRegister;
import io.crossbook.documents.Issuer;
import io.crossbook.readside.Recorded;
import io.crossbook.readside.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Issues invoices and credit notes for settlements. It reads at least once and in order; the series recognise what they
 * have numbered. What a document is made of comes from the views, for which it waits.
 */
final class InvoiceFeed extends Handler<List<Recorded>> {
    // Every query finds its rows by a key; the planner cannot know how few they are among so many.
    private static final String BY_KEYS =
            """
            SELECT set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
                   set_config('enable_mergejoin', 'off', true)
            """;

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final DataSource database;
    private final DocumentRegister register;
    private final Issuer issuer;
    private final Executor blocking;

    InvoiceFeed(DataSource database, DocumentRegister register, Issuer issuer, Executor blocking) {
        this.database = database;
        this.register = register;
        this.issuer = issuer;
        this.blocking = blocking;
    }

    @Override
    public CompletionStage<Done> process(List<Recorded> events) {
        CompletionStage<Void> done = CompletableFuture.completedStage(null);
        for (List<Settling> chunk : chunks(events)) {
            done = done.thenComposeAsync(before -> drafts(chunk), blocking)
                    .thenCompose(drafts -> drafts.issue(register));
        }
        return done.thenApply(all -> Done.getInstance());
    }

    /** A correction goes after what it corrects is issued, so it never shares a chunk with it. */
    private static List<List<Settling>> chunks(List<Recorded> events) {
        List<List<Settling>> chunks = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Recorded recorded : events) {
            Optional<Settling> settling = Settling.of(recorded);
            if (settling.isPresent()) {
                if (chunks.isEmpty() || !keys.add(settling.get().key())) {
                    chunks.add(new ArrayList<>());
                    keys.clear();
                    keys.add(settling.get().key());
                }
                chunks.get(chunks.size() - 1).add(settling.get());
            }
        }
        return chunks;
    }

    private CompletionStage<Drafts> drafts(List<Settling> chunk) {
        Optional<Drafts> drafts = read(chunk);
        return drafts.isPresent()
                ? CompletableFuture.completedStage(drafts.get())
                : CompletableFuture.supplyAsync(() -> chunk, later()).thenCompose(this::drafts);
    }

    private Executor later() {
        return CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS, blocking);
    }

    private Optional<Drafts> read(List<Settling> chunk) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Rows.of(connection, BY_KEYS, row -> row.getString(1));
                return Drafts.of(new SettlementFacts(connection), issuer, chunk);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }
}
