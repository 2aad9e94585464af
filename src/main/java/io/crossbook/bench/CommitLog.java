package io.crossbook.bench;

import io.crossbook.protocol.BookDelta;
import io.crossbook.sourcing.Publication;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** When each visible change of a book was known to be durable, as the books themselves say; fed from any thread. */
public final class CommitLog {
    private final Map<String, ConcurrentSkipListMap<Long, Long>> byMarket = new ConcurrentHashMap<>();
    private final LongAdder changes = new LongAdder();

    /** Notes what a watched book says. */
    public void note(Publication publication) {
        if (publication instanceof BookDelta delta && !delta.selections().isEmpty()) {
            byMarket.computeIfAbsent(delta.marketId(), same -> new ConcurrentSkipListMap<>())
                    .put(delta.seq(), delta.committedAt());
            changes.increment();
        }
    }

    long takeChanges() {
        return changes.sumThenReset();
    }

    /** When the first change after this number was durable, in microseconds since 1970, 0 when that is not known. */
    long firstAfter(String marketId, long seq) {
        var market = byMarket.get(marketId);
        var change = market == null ? null : market.higherEntry(seq);
        return change == null ? 0 : change.getValue();
    }

    void forget() {
        byMarket.values().forEach(Map::clear);
    }
}
