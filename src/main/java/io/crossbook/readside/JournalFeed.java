package io.crossbook.readside;

import akka.NotUsed;
import akka.persistence.query.Offset;
import akka.persistence.query.Sequence;
import akka.projection.javadsl.SourceProvider;
import akka.stream.javadsl.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The committed events of some tags, in the order of their "ordering", for ever. */
public final class JournalFeed extends SourceProvider<Offset, Recorded> {
    private static final int PAGE = 1_000;

    private record Page(long after, List<Recorded> events) {}

    private final DataSource database;
    private final JournalHead head;
    private final List<String> tags;
    private final Executor blocking;
    private final Duration pause;

    /**
     * Reads nothing yet.
     *
     * @param blocking runs the queries
     * @param pause between looks at a journal in which nothing new was found
     */
    public JournalFeed(DataSource database, JournalHead head, List<String> tags, Executor blocking, Duration pause) {
        this.database = database;
        this.head = head;
        this.tags = List.copyOf(tags);
        this.blocking = blocking;
        this.pause = pause;
    }

    @Override
    public CompletionStage<Source<Recorded, NotUsed>> source(Supplier<CompletionStage<Optional<Offset>>> offset) {
        return offset.get().thenApply(known -> Source.unfoldAsync(
                        known.map(JournalFeed::ordering).orElse(0L), this::next)
                .mapConcat(events -> events));
    }

    private static long ordering(Offset offset) {
        return ((Sequence) offset).value();
    }

    private CompletionStage<Optional<akka.japi.Pair<Long, List<Recorded>>>> next(long after) {
        return CompletableFuture.supplyAsync(() -> read(after), blocking).thenCompose(page -> {
            Executor when = page.events().isEmpty() ? later() : Runnable::run;
            return CompletableFuture.supplyAsync(
                    () -> Optional.of(akka.japi.Pair.create(page.after(), page.events())), when);
        });
    }

    private Executor later() {
        return CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, blocking);
    }

    /** The next page; an empty one comes with the place up to which there is nothing. */
    private Page read(long after) {
        try {
            long upTo = head.get();
            if (upTo <= after) {
                return new Page(after, List.of());
            }
            try (Connection connection = database.getConnection()) {
                List<Recorded> events = JournalPages.byTags(connection, tags, after, upTo, PAGE);
                long reached =
                        events.size() < PAGE ? upTo : events.get(PAGE - 1).ordering();
                return new Page(reached, events);
            }
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    @Override
    public Offset extractOffset(Recorded recorded) {
        return Offset.sequence(recorded.ordering());
    }

    @Override
    public long extractCreationTime(Recorded recorded) {
        return TimeUnit.MICROSECONDS.toMillis(recorded.at());
    }
}
