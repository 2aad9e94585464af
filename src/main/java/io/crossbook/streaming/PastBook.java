package io.crossbook.streaming;

import io.crossbook.protocol.Ladder;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.CompletionStage;

/**
 * A book as it was after its event of this number.
 *
 * @param version the market version it had reached
 * @param selections every level of each
 */
public record PastBook(long seq, long version, List<Ladder> selections) {
    /** A book before its first event. */
    static final PastBook EMPTY = new PastBook(0, 0, List.of());

    /** Reads books of one market as they were after these events, which have happened. */
    @FunctionalInterface
    public interface Journal {
        CompletionStage<List<PastBook>> books(String marketId, SortedSet<Long> numbers);
    }

    public PastBook {
        selections = List.copyOf(selections);
    }

    Ladder ladder(int selection) {
        return selection < selections.size()
                ? selections.get(selection)
                : new Ladder(selection, List.of(), List.of(), 0, 0);
    }
}
