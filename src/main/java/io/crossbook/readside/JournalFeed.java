package io.crossbook.readside;

import akka.NotUsed;
import akka.japi.Pair;
import akka.persistence.query.Offset;
import akka.persistence.query.Sequence;
import akka.projection.javadsl.SourceProvider;
import akka.stream.javadsl.Source;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The committed events of some tags, in the order of their "ordering", for ever. */
public final class JournalFeed extends SourceProvider<Offset, Recorded> {
    private static final int PAGE = 1_000;

    private final JournalTail tail;
    private final Set<String> tags;

    /** Reads nothing yet. */
    public JournalFeed(JournalTail tail, Collection<String> tags) {
        this.tail = tail;
        this.tags = Set.copyOf(tags);
    }

    @Override
    public CompletionStage<Source<Recorded, NotUsed>> source(Supplier<CompletionStage<Optional<Offset>>> offset) {
        return offset.get().thenApply(known -> Source.unfoldAsync(
                        known.map(JournalFeed::ordering).orElse(0L), after -> tail.next(tags, after, PAGE)
                                .thenApply(page -> Optional.of(Pair.create(page.upTo(), page.events()))))
                .mapConcat(events -> events));
    }

    private static long ordering(Offset offset) {
        return ((Sequence) offset).value();
    }

    @Override
    public Offset extractOffset(Recorded recorded) {
        return Offset.sequence(recorded.ordering());
    }

    @Override
    public long extractCreationTime(Recorded recorded) {
        return recorded.writtenAt();
    }
}
