package io.crossbook.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Carries out the steps of one selection, as many at once as {@link Step#mustFollow} allows.
 *
 * <p>Steps are planned ahead on the assumption that the exchange does what it is told. When an answer says otherwise
 * the lane has strayed: before it plans again it waits for what is under way, asks the exchange what became of each
 * of its orders, and owes the trades that fell short. Planning happens on one thread, answers come in on many.
 */
final class Lane {
    private static final int ATTEMPTS_TO_SETTLE = 5;

    private final String selectionId;
    private final OrderDesk desk;
    private final Accounts accounts;
    private final Workers workers;
    private final ReplayStatistics statistics;
    private final Removals removals;
    private final LaneTotals totals = new LaneTotals();
    private final RestingBook book = new RestingBook();
    private final Map<RestingOrder, MakerOrder> makerOrders = new ConcurrentHashMap<>();
    /** Orders closed by what was planned, not by what the exchange said, since the last reading. */
    private final Queue<MakerOrder> assumedClosed = new ConcurrentLinkedQueue<>();

    private final Queue<Trade> fellShort = new ConcurrentLinkedQueue<>();
    private final List<Trade> owed = new ArrayList<>();
    private List<UnderWay> underWay = new ArrayList<>();
    private volatile boolean strayed;
    private boolean everStrayed;

    private record UnderWay(Step step, CompletableFuture<Void> done) {}

    Lane(
            String selectionId,
            OrderDesk desk,
            Accounts accounts,
            Workers workers,
            ReplayStatistics statistics,
            Removals removals) {
        this.selectionId = selectionId;
        this.desk = desk;
        this.accounts = accounts;
        this.workers = workers;
        this.statistics = statistics;
        this.removals = removals;
    }

    LaneTotals totals() {
        return totals;
    }

    /** Notes trades to be made with the next plan. */
    void owe(List<Trade> trades) {
        owed.addAll(trades);
    }

    /** Sends what leads to the owed trades and then to the target; returns before it is done. */
    void steer(TargetBook target) {
        if (strayed) {
            readAgain();
        }
        List<Step> steps = Planner.plan(book, owed, target);
        owed.clear();
        steps.forEach(this::send);
    }

    /** Waits until everything sent has happened; tries again, a few times, what did not happen as planned. */
    void settle(TargetBook target) {
        awaitAll();
        for (int attempt = 0; strayed && attempt < ATTEMPTS_TO_SETTLE; attempt++) {
            steer(target);
            awaitAll();
        }
        if (strayed) {
            readAgain();
        }
    }

    /** Once more asks for every order's end, if the exchange ever did something else than planned. */
    void confirm() {
        if (everStrayed) {
            readAgain();
        }
    }

    /** Learns how the exchange ended the orders when a selection was removed, this one or another. */
    void lapse() {
        readAgain();
    }

    /** Gives up the trades that are still owed, because the selection or the market cannot trade any more. */
    void abandonOwed() {
        owed.forEach(trade -> totals.abandon(trade.size()));
        owed.clear();
    }

    private void send(Step step) {
        if (step instanceof Step.Rest rest) {
            makerOrders.put(
                    rest.order(), new MakerOrder(rest.order(), accounts.maker(), selectionId, removals.count()));
        }
        Account taker = accounts.taker();
        underWay.removeIf(earlier -> earlier.done().isDone() && !earlier.done().isCompletedExceptionally());
        CompletableFuture<?>[] before = underWay.stream()
                .filter(earlier -> step.mustFollow(earlier.step()))
                .map(UnderWay::done)
                .toArray(CompletableFuture[]::new);
        underWay.add(new UnderWay(step, workers.runAfter(before, () -> step.run(this, taker))));
    }

    void rest(Step.Rest step) {
        MakerOrder maker = makerOrders.get(step.order());
        RestingOrder order = step.order();
        try {
            OrderState state = desk.rest(maker.account(), selectionId, order.side(), order.odds(), order.size());
            maker.placed(state.orderId());
            if (state.remaining() != order.size()) {
                strayed = true;
            }
        } catch (RefusedException refused) {
            stray(refused);
        }
    }

    void cancel(Step.Cancel step) {
        MakerOrder maker = makerOrders.get(step.order());
        if (maker == null || maker.orderId().isEmpty() || !desk.cancel(maker.account(), maker.orderId())) {
            strayed = true;
        } else if (!strayed) {
            close(maker);
        }
    }

    void take(Step.Take step, Account taker) {
        Side side = step.side().opposite();
        try {
            long size = step.trade().size();
            OrderState state = desk.take(taker, selectionId, side, step.odds(), size);
            if (state.matched() != size) {
                strayed = true;
                fellShort.add(step.trade().withSize(size - state.matched()));
            }
            book(state, step, taker);
        } catch (RefusedException refused) {
            fellShort.add(step.trade());
            stray(refused);
        }
    }

    private void book(OrderState state, Step.Take step, Account taker) {
        if (state.matched() == 0) {
            return;
        }
        boolean atPrice = state.isMatchedAt(step.odds());
        totals.reproduced(state.matched(), atPrice, step.trade().isOnLadder());
        taker.addBet(selectionId, step.side().opposite(), step.odds(), state.matched(), removals.count());
        if (!atPrice) {
            taker.markInexact();
        }
        statistics.bets.add(step.fills().size());
        if (!strayed) {
            step.fills().forEach(this::fill);
        }
    }

    private void fill(Step.Fill fill) {
        MakerOrder maker = makerOrders.get(fill.order());
        maker.addMatched(fill.size());
        if (maker.matched() == fill.order().size()) {
            close(maker);
        }
    }

    private void close(MakerOrder maker) {
        if (makerOrders.remove(maker.order()) != null) {
            maker.account().addOpenOrders(-1);
            assumedClosed.add(maker);
        }
    }

    private void stray(RefusedException refused) {
        totals.refused(refused.code());
        strayed = true;
    }

    private void awaitAll() {
        underWay.forEach(step -> step.done().join());
        underWay = new ArrayList<>();
    }

    /**
     * Learns from the exchange what became of every order that it has not told us the end of: when one did not match
     * as planned, another may have matched in its place.
     */
    private void readAgain() {
        awaitAll();
        everStrayed = true;
        statistics.rereads.increment();
        List<CompletableFuture<Void>> readings = new ArrayList<>();
        for (MakerOrder maker = assumedClosed.poll(); maker != null; maker = assumedClosed.poll()) {
            MakerOrder closed = maker;
            readings.add(workers.runAfter(new CompletableFuture<?>[0], () -> readEnd(closed)));
        }
        List<MakerOrder> known = new ArrayList<>(makerOrders.values());
        known.sort(Comparator.comparingLong(maker -> maker.order().number()));
        known.forEach(maker -> readings.add(workers.runAfter(new CompletableFuture<?>[0], () -> readAgain(maker))));
        readings.forEach(CompletableFuture::join);
        assumedClosed.clear();
        book.restore(known.stream()
                .map(MakerOrder::order)
                .filter(makerOrders::containsKey)
                .toList());
        for (Trade trade = fellShort.poll(); trade != null; trade = fellShort.poll()) {
            owed.add(trade);
        }
        strayed = false;
    }

    /** An order that the exchange has forgotten meanwhile keeps the end that was planned. */
    private void readEnd(MakerOrder maker) {
        if (!maker.orderId().isEmpty()) {
            desk.find(maker.account(), maker.orderId()).ifPresent(state -> maker.setMatched(state.matched()));
        }
    }

    private void readAgain(MakerOrder maker) {
        if (maker.orderId().isEmpty()) {
            close(maker);
            return;
        }
        Optional<OrderState> state = desk.find(maker.account(), maker.orderId());
        state.ifPresentOrElse(known -> maker.setMatched(known.matched()), () -> maker.account()
                .markInexact());
        maker.order().setRemaining(state.map(OrderState::remaining).orElse(0L));
        if (maker.order().remaining() == 0) {
            close(maker);
        }
    }
}
