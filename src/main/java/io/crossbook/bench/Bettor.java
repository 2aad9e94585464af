package io.crossbook.bench;

import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.placement.PlaceRequest;
import io.crossbook.placement.PlacementOutcome;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.protocol.OrderView;
import io.crossbook.sourcing.Ids;
import io.crossbook.sourcing.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** One user's orders: places them, remembers which rest, cancels the oldest; the tally hears what became of each. */
final class Bettor {
    private final String userId;
    private final List<String> marketIds;
    private final MarketTerms terms;
    private final Subject subject;
    private final Tally tally;
    private final ArrayDeque<String> resting = new ArrayDeque<>();

    Bettor(String userId, List<String> marketIds, MarketTerms terms, Subject subject, Tally tally) {
        this.userId = userId;
        this.marketIds = marketIds;
        this.terms = terms;
        this.subject = subject;
        this.tally = tally;
    }

    /** Orders that rest as far as the user knows. */
    int resting() {
        return resting.size();
    }

    /** Places an order, whose latency counts from {@code since}. */
    CompletionStage<Void> place(Bet bet, long since) {
        return subject.placements()
                .place(request(userId, marketIds, terms, bet))
                .handle((outcome, error) -> note(outcome, error, since));
    }

    /** Cancels the order that rests longest; there must be one. */
    CompletionStage<Void> cancelOldest() {
        return subject.placements().cancel(userId, resting.remove()).handle((order, error) -> {
            if (error == null) {
                tally.cancelled();
            }
            return null;
        });
    }

    /** The request for a bet of a user, with an id of its own. */
    static PlaceRequest request(String userId, List<String> marketIds, MarketTerms terms, Bet bet) {
        String id = Ids.next();
        var order = new OrderTerms(
                bet.selection(),
                bet.side(),
                bet.tick(),
                bet.size(),
                TimeInForce.GTC,
                0,
                false,
                OnInPlay.LAPSE,
                SelfTradePrevention.CANCEL_TAKER,
                0,
                0);
        long idMillis = Ids.embeddedMillis(id).orElseThrow();
        return new PlaceRequest(
                userId, id, idMillis, marketIds.get(bet.market()), terms, order, fingerprint(bet.toString()));
    }

    /** As long as the one the HTTP edge makes. */
    private static String fingerprint(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Void note(PlacementOutcome outcome, Throwable error, long since) {
        if (outcome instanceof PlacementOutcome.Placed placed) {
            OrderView order = placed.order();
            tally.accepted(subject.nanos().getAsLong() - since, order.sizeMatched() > 0);
            if (order.sizeRemaining() > 0) {
                resting.add(order.clientOrderId());
            }
            return null;
        }
        Throwable cause = error instanceof CompletionException ? error.getCause() : error;
        if (cause instanceof Refusal refusal) {
            tally.notAccepted(refusal.reason().name());
        } else {
            tally.uncertain(cause == null ? "PENDING" : cause.getClass().getSimpleName());
        }
        return null;
    }
}
