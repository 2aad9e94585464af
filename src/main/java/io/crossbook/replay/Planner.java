package io.crossbook.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Says which orders lead from the book that rests to the recorded trades and then to the recorded book.
 *
 * <p>The given book is changed as the steps will change the exchange's, so the next message can be planned at once.
 */
final class Planner {
    private final RestingBook book;
    private final List<Step> steps = new ArrayList<>();

    private Planner(RestingBook book) {
        this.book = book;
    }

    static List<Step> plan(RestingBook book, List<Trade> trades, TargetBook target) {
        Planner planner = new Planner(book);
        planner.planTrades(trades, target);
        for (Side side : Side.values()) {
            planner.cancelSurplus(side, target);
        }
        for (Side side : Side.values()) {
            planner.restMissing(side, target);
        }
        return planner.steps;
    }

    /** Trades at the best odds go first, so that they clear the way for those behind them. */
    private void planTrades(List<Trade> trades, TargetBook target) {
        List<Trade> againstLays = new ArrayList<>();
        List<Trade> againstBacks = new ArrayList<>();
        for (Trade trade : trades) {
            (makerSide(trade.odds(), target) == Side.LAY ? againstLays : againstBacks).add(trade);
        }
        againstLays.sort(Comparator.comparingInt(Trade::odds).reversed());
        againstBacks.sort(Comparator.comparingInt(Trade::odds));
        againstLays.forEach(trade -> take(trade, target));
        againstBacks.forEach(trade -> take(trade, target));
    }

    /** The side on which an order can rest at these odds without matching; both can inside the spread. */
    private Side makerSide(int odds, TargetBook target) {
        if (book.wouldMatch(Side.LAY, odds)) {
            return Side.BACK;
        }
        boolean wasBack = target.backs().containsKey(odds) && !book.wouldMatch(Side.BACK, odds);
        return wasBack && book.sizeAt(Side.LAY, odds) == 0 ? Side.BACK : Side.LAY;
    }

    private void take(Trade trade, TargetBook target) {
        Side side = makerSide(trade.odds(), target);
        book.betterThan(side, trade.odds()).forEach(this::cancel);
        long missing = trade.size() - book.sizeAt(side, trade.odds());
        if (missing > 0) {
            rest(side, trade.odds(), missing);
        }
        List<Step.Fill> fills = new ArrayList<>();
        long open = trade.size();
        for (RestingOrder order : new ArrayDeque<>(book.levels(side).get(trade.odds()))) {
            long size = Math.min(open, order.remaining());
            if (size == 0) {
                break;
            }
            open -= size;
            fills.add(new Step.Fill(order, size));
            order.setRemaining(order.remaining() - size);
            if (order.remaining() == 0) {
                book.remove(order);
            }
        }
        steps.add(new Step.Take(side, trade, fills));
    }

    /** Takes surplus from the newest orders, which stand last in the queue; an order is cancelled whole. */
    private void cancelSurplus(Side side, TargetBook target) {
        for (int odds : new ArrayList<>(book.levels(side).keySet())) {
            long surplus = book.sizeAt(side, odds) - target.side(side).getOrDefault(odds, 0L);
            Deque<RestingOrder> queue = book.levels(side).get(odds);
            while (surplus > 0) {
                RestingOrder newest = queue.getLast();
                surplus -= newest.remaining();
                cancel(newest);
            }
        }
    }

    private void restMissing(Side side, TargetBook target) {
        target.side(side).forEach((odds, size) -> {
            long missing = size - book.sizeAt(side, odds);
            if (missing > 0) {
                rest(side, odds, missing);
            }
        });
    }

    private void rest(Side side, int odds, long size) {
        steps.add(new Step.Rest(book.rest(side, odds, size)));
    }

    private void cancel(RestingOrder order) {
        steps.add(new Step.Cancel(order));
        book.remove(order);
        order.setRemaining(0);
    }
}
