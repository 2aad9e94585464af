package io.crossbook.invoicing;

import io.crossbook.documents.Document;
import io.crossbook.documents.Document.Statement;
import io.crossbook.documents.DocumentKind;
import io.crossbook.documents.DocumentRegister;
import io.crossbook.documents.DocumentSeriesCommand.Draft;
import io.crossbook.documents.IssuedDocument;
import io.crossbook.documents.Issuer;
import io.crossbook.readside.Queries;
import io.crossbook.readside.Reading;
import io.crossbook.readside.document.DocumentQueries;
import io.crossbook.readside.document.DocumentViews;
import io.crossbook.readside.wallet.WalletViews;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Statements of months. That of a month that is over is issued when somebody first asks for it, and is the same ever
 * after; before that there is a draft. A failure with {@link TimeoutException} means: not yet, ask again.
 */
public final class Statements {
    /** So long after a month nothing can be committed any more that happened in it. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int LOOKS = 20;

    private final Queries queries;
    private final DocumentRegister register;
    private final Issuer issuer;

    /**
     * A statement with its number, or a draft without one.
     *
     * @param issued null while it is a draft
     * @param at the time of issue, or of the draft; microseconds since 1970
     */
    public record Found(Statement statement, IssuedDocument issued, long at) {
        private static Found of(IssuedDocument issued) {
            return new Found((Statement) issued.document(), issued, issued.issuedAt());
        }
    }

    /** Reads through these queries, issues through this register. */
    public Statements(Queries queries, DocumentRegister register, Issuer issuer) {
        this.queries = queries;
        this.register = register;
        this.issuer = issuer;
    }

    /** The user's statement of a month, empty for one that has not begun. */
    public CompletionStage<Optional<Found>> find(String userId, YearMonth month) {
        if (month.isAfter(Document.monthOf(queries.now()))) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        return queries.run(connection ->
                        DocumentQueries.bySubject(connection, userId, DocumentKind.STATEMENT, month.toString()))
                .thenCompose(known -> known.isPresent()
                        ? CompletableFuture.completedStage(Found.of(known.get()))
                        : make(userId, month, LOOKS))
                .thenApply(Optional::of);
    }

    private CompletionStage<Found> make(String userId, YearMonth month, int looks) {
        return queries.caughtUp(
                        WalletViews.GROUP, userId, connection -> MonthFacts.of(connection, issuer, userId, month))
                .thenCompose(reading -> {
                    MonthFacts facts = reading.value();
                    if (!isOver(month) || !facts.begun()) {
                        return CompletableFuture.completedStage(new Found(facts.statement(), null, queries.now()));
                    }
                    if (isWhole(reading, month)) {
                        return issue(facts.statement());
                    }
                    if (looks == 1) {
                        return CompletableFuture.failedStage(new TimeoutException("the month is not read to its end"));
                    }
                    return CompletableFuture.supplyAsync(() -> looks - 1, later())
                            .thenCompose(left -> make(userId, month, left));
                });
    }

    private boolean isOver(YearMonth month) {
        return queries.now() >= MonthFacts.start(month.plusMonths(1)) + TimeUnit.NANOSECONDS.toMicros(GRACE.toNanos());
    }

    /** Whether everything that happened in the month is known, whatever has happened since. */
    private static boolean isWhole(Reading<MonthFacts> reading, YearMonth month) {
        boolean read = reading.freshness().lagMillis() == 0
                || reading.freshness().at() >= MonthFacts.start(month.plusMonths(1));
        return read && reading.value().invoiced();
    }

    private static Executor later() {
        return CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private CompletionStage<Found> issue(Statement statement) {
        return register.issue(statement.userId(), List.of(new Draft(1, statement)))
                .thenCompose(number -> queries.caughtUp(
                        DocumentViews.GROUP,
                        statement.series(),
                        connection -> DocumentQueries.byNumber(connection, number)))
                .thenCompose(reading -> reading.value().isPresent()
                        ? CompletableFuture.completedStage(
                                Found.of(reading.value().get()))
                        : CompletableFuture.failedStage(new TimeoutException("the statement is not in the list yet")));
    }
}
