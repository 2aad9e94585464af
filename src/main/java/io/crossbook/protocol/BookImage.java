package io.crossbook.protocol;

import io.crossbook.sourcing.Publication;
import java.util.List;

/**
 * A whole book at one sequence number, for those who watch it.
 *
 * @param committedAt microseconds since 1970 at which this was known to be durable
 * @param lastAt event time of the book's last event in microseconds, 0 before the first
 * @param version the market version the book has reached
 * @param removed indexes of selections that take no orders any more
 */
public record BookImage(
        String marketId,
        long seq,
        long committedAt,
        long lastAt,
        long version,
        MarketStatus status,
        boolean inPlay,
        List<Integer> removed,
        List<Ladder> selections)
        implements Publication {
    public BookImage {
        removed = List.copyOf(removed);
        selections = List.copyOf(selections);
    }
}
