package io.crossbook.protocol;

import io.crossbook.sourcing.Publication;
import java.util.List;

/**
 * What one write changed in a book: the touched levels with their size afterwards, 0 for those that are gone.
 *
 * @param prevSeq the book's sequence number before the write
 * @param committedAt microseconds since 1970 at which this was known to be durable
 * @param lastAt event time of the write's last event in microseconds
 * @param selections empty when nothing of it can be seen
 */
public record BookDelta(String marketId, long prevSeq, long seq, long committedAt, long lastAt, List<Ladder> selections)
        implements Publication {
    public BookDelta {
        selections = List.copyOf(selections);
    }
}
