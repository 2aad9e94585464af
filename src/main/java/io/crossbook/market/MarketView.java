package io.crossbook.market;

import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Resolution;
import io.crossbook.protocol.SettlementProgress;
import io.crossbook.sourcing.Persisted;
import java.util.List;

/**
 * A market as everybody may see it.
 *
 * @param createdAt microseconds since 1970
 * @param resolution null before it is resolved
 * @param proposal the result proposed last, null before and after it was rejected
 * @param disputes of this proposal and those before
 * @param settlement as last heard from the book, null before
 * @param control what its book is to be told
 */
public record MarketView(
        String marketId,
        MarketDefinition definition,
        Schedule schedule,
        ResolutionRules resolutionRules,
        MarketStatus status,
        boolean inPlay,
        long version,
        List<RemovedSelection> removed,
        Resolution resolution,
        Proposal proposal,
        List<Dispute> disputes,
        SettlementProgress settlement,
        long createdAt,
        long updatedAt,
        BookControl control)
        implements Persisted {
    public MarketView {
        removed = List.copyOf(removed);
        disputes = List.copyOf(disputes);
    }
}
