package io.crossbook.notification.feed;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.japi.Pair;
import akka.pattern.Patterns;
import akka.projection.javadsl.SourceProvider;
import akka.stream.javadsl.Source;
import io.crossbook.readside.JournalPages;
import io.crossbook.readside.Recorded;
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

/** The endless stream of events with some tags, for a projection; its offset is the number in the journal. */
final class JournalSource extends SourceProvider<Long, Recorded> {
    private static final int PAGE = 500;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ActorSystem<?> system;
    private final DataSource database;
    private final List<String> tags;
    private final Executor blocking;

    JournalSource(ActorSystem<?> system, DataSource database, List<String> tags, Executor blocking) {
        this.system = system;
        this.database = database;
        this.tags = List.copyOf(tags);
        this.blocking = blocking;
    }

    @Override
    public CompletionStage<Source<Recorded, NotUsed>> source(Supplier<CompletionStage<Optional<Long>>> offset) {
        return offset.get().thenApply(stored -> Source.unfoldAsync(stored.orElse(0L), this::next)
                .mapConcat(page -> page));
    }

    private CompletionStage<Optional<Pair<Long, List<Recorded>>>> next(long after) {
        return CompletableFuture.supplyAsync(() -> page(after), blocking)
                .thenCompose(page -> page.second().isEmpty() ? later(page) : CompletableFuture.completedStage(page))
                .thenApply(Optional::of);
    }

    private Pair<Long, List<Recorded>> page(long after) {
        try (Connection connection = database.getConnection()) {
            long head = JournalPages.head(connection);
            List<Recorded> events =
                    head <= after ? List.of() : JournalPages.byTags(connection, tags, after, head, PAGE);
            long reached = events.size() < PAGE
                    ? Math.max(head, after)
                    : events.get(PAGE - 1).ordering();
            return Pair.create(reached, events);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private <T> CompletionStage<T> later(T value) {
        return Patterns.after(PAUSE, system.classicSystem(), () -> CompletableFuture.completedStage(value));
    }

    @Override
    public Long extractOffset(Recorded event) {
        return event.ordering();
    }

    @Override
    public long extractCreationTime(Recorded event) {
        return TimeUnit.MICROSECONDS.toMillis(event.at());
    }
}
