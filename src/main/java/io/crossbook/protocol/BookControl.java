package io.crossbook.protocol;

import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.sourcing.Added;
import io.crossbook.sourcing.Persisted;
import java.util.List;

/**
 * What a market tells its book: not a change but the whole state at a version, so that any later one makes up for all
 * that were lost.
 *
 * @param removed indexes of selections that take no orders any more
 * @param reductions for each of these the part of the chance that left with it, in hundredths of a per cent
 * @param resolution null until the market is resolved
 * @param betDelaySeconds how long orders wait while the market is in-play, 0 for no delay
 * @param betDelayModel which orders do; null in an older form, which has no delay
 */
public record BookControl(
        long version,
        MarketTerms terms,
        MarketStatus status,
        boolean inPlay,
        List<Integer> removed,
        Resolution resolution,
        @Added List<Integer> reductions,
        @Added int betDelaySeconds,
        @Added BetDelayModel betDelayModel)
        implements Persisted {
    public BookControl {
        removed = List.copyOf(removed);
        reductions = List.copyOf(reductions);
    }
}
