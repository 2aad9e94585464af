package io.crossbook.audit;

import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A journal at one moment. */
public interface JournalSource {
    /** Hands over every event once, in the order in which they became durable, so causes come before effects. */
    void read(Consumer<JournalEntry> reader);

    /** Balances in micros that stored snapshots of wallets claim for the event they were taken at. */
    default Map<Where, Long> snapshotBalances() {
        return Map.of();
    }

    /** Figures of the read tables of each entity, with the last event that those were told; empty without any. */
    default Map<Where, Map<ViewFigure, Long>> viewFigures() {
        return Map.of();
    }

    /** About how many events there are. */
    long size();

    /** Microseconds since 1970 when it was read; empty when only its newest event tells the time. */
    OptionalLong readAt();
}
