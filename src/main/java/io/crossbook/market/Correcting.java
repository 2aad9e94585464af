package io.crossbook.market;

import io.crossbook.market.MarketEvent.CorrectionProposed;
import io.crossbook.market.MarketEvent.ResultCorrected;
import io.crossbook.market.Transition.Actor;
import io.crossbook.market.Transition.Step;
import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.Decision;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How the result of a settled market is corrected: two people say the same, not too late (PROTOCOL.md 5.6). */
final class Correcting {
    /** How long after the first settlement; wallets keep their bets for longer. */
    private static final long WINDOW_MICROS = 29L * 24 * 3600 * 1_000_000;

    private Correcting() {}

    /** The first word is kept, the same word of another person makes it so; another word replaces the first. */
    static Decision<MarketEvent, MarketReply> decide(Market market, Resolution resolution, String by, long now) {
        if (market.definition() == null) {
            return refuse(MarketRejection.MARKET_NOT_FOUND);
        }
        if (market.resolution() != null && isSame(market.resolution(), resolution)) {
            return unchanged(market);
        }
        if (!Transition.isAllowed(Step.CORRECT, market.status(), Actor.ADMIN)) {
            return refuse(MarketRejection.INVALID_MARKET_TRANSITION);
        }
        if (now > market.settledAt() + WINDOW_MICROS) {
            return refuse(MarketRejection.CORRECTION_TOO_LATE);
        }
        Optional<MarketRejection> impossible = new Resolving(market, now).impossible(resolution);
        if (impossible.isPresent()) {
            return refuse(impossible.get());
        }
        CorrectionProposed first = market.correction();
        if (first == null || !isSame(first.resolution(), resolution)) {
            return persist(market, new CorrectionProposed(resolution, by, now));
        }
        return first.by().equals(by)
                ? unchanged(market)
                : persist(market, new ResultCorrected(resolution, first.by(), by, now));
    }

    private static boolean isSame(Resolution one, Resolution other) {
        return Objects.equals(one.payouts(), other.payouts());
    }

    private static Decision<MarketEvent, MarketReply> refuse(MarketRejection reason) {
        return Decision.reply(new MarketReply.Refused(reason));
    }

    private static Decision<MarketEvent, MarketReply> unchanged(Market market) {
        return Decision.reply(new MarketReply.Viewed(market.view()));
    }

    private static Decision<MarketEvent, MarketReply> persist(Market market, MarketEvent event) {
        return Decision.persist(List.of(event), new MarketReply.Viewed(After.view(market, List.of(event))));
    }
}
