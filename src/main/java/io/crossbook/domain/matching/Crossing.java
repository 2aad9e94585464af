package io.crossbook.domain.matching;

import java.util.ArrayList;
import java.util.List;

/** One incoming order on its way along the crossing orders, best and earliest first; changes nothing in the book. */
final class Crossing {
    private final IncomingOrder order;
    private final List<Fill> fills = new ArrayList<>();
    private final List<SelfTradeCut> cuts = new ArrayList<>();
    private long matched;
    private long cancelled;

    private Crossing(IncomingOrder order) {
        this.order = order;
    }

    static MatchResult of(IncomingOrder order, BookSide opposite) {
        if (order.postOnly() && opposite.reaches(0, order.tick())) {
            return new MatchResult.Refused(MatchRefusal.POST_ONLY_WOULD_CROSS);
        }
        var crossing = new Crossing(order);
        crossing.walk(opposite);
        if (order.timeInForce() == TimeInForce.FOK && crossing.matched < order.size()) {
            return new MatchResult.Refused(MatchRefusal.FOK_NOT_FILLABLE);
        }
        return new MatchResult.Matched(crossing.end());
    }

    private void walk(BookSide opposite) {
        for (int i = 0; remaining() > 0 && opposite.reaches(i, order.tick()); i++) {
            for (QueuedOrder resting = opposite.queue(i).first;
                    resting != null && remaining() > 0;
                    resting = resting.next) {
                if (resting.owner.equals(order.owner())) {
                    meetOwn(resting);
                } else {
                    trade(resting);
                }
            }
        }
    }

    private void trade(QueuedOrder resting) {
        long size = Math.min(remaining(), resting.remaining);
        fills.add(new Fill(resting.number, resting.tick, size));
        matched += size;
    }

    private void meetOwn(QueuedOrder own) {
        long smaller = Math.min(remaining(), own.remaining);
        long cut =
                switch (order.stp()) {
                    case CANCEL_TAKER -> 0;
                    case CANCEL_MAKER, CANCEL_BOTH -> own.remaining;
                    case DECREMENT -> smaller;
                };
        cancelled += switch (order.stp()) {
            case CANCEL_MAKER -> 0;
            case CANCEL_TAKER, CANCEL_BOTH -> remaining();
            case DECREMENT -> smaller;
        };
        if (cut > 0) {
            cuts.add(new SelfTradeCut(own.number, cut));
        }
    }

    private long remaining() {
        return order.size() - matched - cancelled;
    }

    private Execution end() {
        long left = remaining();
        return switch (order.timeInForce()) {
            case GTC, GTD -> new Execution(fills, cuts, matched, cancelled, left);
            case IOC, FOK -> new Execution(fills, cuts, matched, cancelled + left, 0);
        };
    }
}
