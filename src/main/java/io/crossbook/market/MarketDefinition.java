package io.crossbook.market;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.protocol.BetDelayModel;
import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.MarketSummary;
import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.Added;
import io.crossbook.sourcing.Persisted;
import java.util.List;

/**
 * What a market is about; fixed when it is made.
 *
 * @param clientRef the maker's own reference, from which the market's id follows
 * @param startsAt microseconds since 1970, null when unknown
 * @param commissionBps commission on a user's net winnings in hundredths of a percent
 * @param tickSize price step in 1e-4 of the currency unit; 0 for ODDS
 * @param betDelaySeconds how long orders wait while the market is in-play
 * @param rules in words, may be null
 * @param betDelayModel which orders wait; every one when it is not said
 * @param takerFeeBps rate of what takers pay in hundredths of a percent, 0 for nothing
 */
public record MarketDefinition(
        String clientRef,
        MarketKind kind,
        String name,
        String eventName,
        Long startsAt,
        List<Selection> selections,
        int numberOfWinners,
        boolean exhaustive,
        int commissionBps,
        long tickSize,
        int betDelaySeconds,
        String rules,
        @Added BetDelayModel betDelayModel,
        @Added int takerFeeBps)
        implements Persisted {
    public MarketDefinition {
        betDelayModel = betDelayModel == null ? BetDelayModel.ALL : betDelayModel;
        selections = List.copyOf(selections);
        if (selections.stream().map(Selection::id).distinct().count() != selections.size()) {
            throw new IllegalArgumentException("selection ids must differ");
        }
    }

    /** A market in which every order waits, if any does, and whose takers pay nothing. */
    public MarketDefinition(
            String clientRef,
            MarketKind kind,
            String name,
            String eventName,
            Long startsAt,
            List<Selection> selections,
            int numberOfWinners,
            boolean exhaustive,
            int commissionBps,
            long tickSize,
            int betDelaySeconds,
            String rules) {
        this(
                clientRef,
                kind,
                name,
                eventName,
                startsAt,
                selections,
                numberOfWinners,
                exhaustive,
                commissionBps,
                tickSize,
                betDelaySeconds,
                rules,
                BetDelayModel.ALL,
                0);
    }

    /** The part wallets and books reckon with. */
    public MarketTerms terms() {
        return new MarketTerms(
                kind, selections.size(), numberOfWinners, exhaustive, tickSize, commissionBps, takerFeeBps);
    }

    /** Event and market in one line, once when both have the same name. */
    public String fullName() {
        return eventName.equals(name) ? name : eventName + ", " + name;
    }

    /** Index of a selection, -1 when the market has none with this id. */
    public int indexOf(String selectionId) {
        for (int i = 0; i < selections.size(); i++) {
            if (selections.get(i).id().equals(selectionId)) {
                return i;
            }
        }
        return -1;
    }

    /** What the book of a market that stands so is told. */
    BookControl control(
            long version, MarketStatus status, boolean inPlay, List<RemovedSelection> removed, Resolution resolution) {
        return new BookControl(
                version,
                terms(),
                status,
                inPlay,
                removed.stream().map(RemovedSelection::selection).toList(),
                resolution,
                removed.stream().map(RemovedSelection::reductionHundredths).toList(),
                betDelaySeconds,
                betDelayModel);
    }

    /** What the list of markets shows of it. */
    MarketSummary summary(String marketId, MarketStatus status, boolean inPlay, long version, long createdAt) {
        return new MarketSummary(marketId, kind, name, eventName, startsAt, status, inPlay, version, createdAt);
    }
}
