package io.crossbook.bench;

import io.crossbook.protocol.BookDelta;
import io.crossbook.sourcing.Publication;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When each visible change of a book was known to be durable, as the books themselves say; fed from any thread. */
public final class CommitLog {
    private final Map<String, List<Commit>> byMarket = new HashMap<>();

    /** A change that subscribers see: the number it led to and when it was durable, in microseconds since 1970. */
    record Commit(long seq, long at) {}

    /** Notes what a watched book says. */
    public synchronized void note(Publication publication) {
        if (publication instanceof BookDelta delta && !delta.selections().isEmpty()) {
            byMarket.computeIfAbsent(delta.marketId(), same -> new ArrayList<>())
                    .add(new Commit(delta.seq(), delta.committedAt()));
        }
    }

    /** Changes of a market that became durable from one time until before another, in their order. */
    synchronized List<Commit> between(String marketId, long from, long to) {
        return byMarket.getOrDefault(marketId, List.of()).stream()
                .filter(commit -> commit.at() >= from && commit.at() < to)
                .toList();
    }

    synchronized void forget() {
        byMarket.clear();
    }
}
