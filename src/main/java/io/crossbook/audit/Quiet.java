package io.crossbook.audit;

/** I8: nobody waits for long: no reservation for its book, no effect for its wallet, no settlement for its end. */
final class Quiet {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long PATIENCE = 60 * MICROS_PER_SECOND;

    private final Findings findings;
    private final long now;
    private final long patience;
    private final Waiting reservations = new Waiting();
    private final Waiting effects = new Waiting();
    private final Waiting settlements = new Waiting();
    private final Waiting credits = new Waiting();
    private final Waiting bonds = new Waiting();

    /** How many wait, and since when the longest waiting does; times are microseconds. */
    static final class Waiting {
        private long count;
        private long oldestAt = Long.MAX_VALUE;

        private void add(long at) {
            count++;
            oldestAt = Math.min(oldestAt, at);
        }

        long count() {
            return count;
        }

        /** Whole seconds that the longest waiting has waited at a time. */
        long seconds(long time) {
            return count == 0 ? 0 : Math.max(0, time - oldestAt) / MICROS_PER_SECOND;
        }
    }

    /**
     * @param now by what clock things wait, microseconds since 1970
     * @param strict whether nothing may wait at all
     */
    Quiet(Findings findings, long now, boolean strict) {
        this.findings = findings;
        this.now = now;
        patience = strict ? -1 : PATIENCE;
    }

    void check(Ledger ledger, OrderFates fates) {
        for (AuditedOrder order : fates.live()) {
            if (order.isPlacing()) {
                wait(reservations, order.reserved.at(), new Where("Wallet|" + order.userId, 0), order + " is reserved");
            }
        }
        ledger.books().forEach(this::checkBook);
        for (MarketLedger market : ledger.markets()) {
            if (market.resolution != null && market.settled == null) {
                wait(settlements, market.resolvedAt, market.where(), "the market is resolved");
            }
        }
    }

    void check(DepositFold deposits) {
        deposits.underWay()
                .forEach((id, confirmedAt) ->
                        wait(credits, confirmedAt, new Where("Deposit|" + id, 0), "the money is a wallet's"));
    }

    void check(BondFold disputes) {
        disputes.waiting((bond, since) -> wait(bonds, since, new Where("Bond|" + bond, 0), "the bond has to move"));
    }

    private void checkBook(BookLedger book) {
        for (Channel channel : book.channels()) {
            for (Channel.Issued issued : channel.inTransit()) {
                String what = issued.effect() + " is on its way to user " + channel.userId;
                wait(effects, issued.at(), book.where(), what);
            }
        }
        if (book.started != null && !book.completed) {
            wait(settlements, book.started.at(), book.where(), "the settlement is started");
        }
    }

    private void wait(Waiting waiting, long since, Where where, String what) {
        waiting.add(since);
        if (now - since > patience) {
            long seconds = Math.max(0, now - since) / MICROS_PER_SECOND;
            findings.add(Invariant.QUIET, where, what + " and nothing more for " + seconds + " s");
        }
    }

    Waiting reservations() {
        return reservations;
    }

    Waiting effects() {
        return effects;
    }

    Waiting credits() {
        return credits;
    }

    Waiting settlements() {
        return settlements;
    }

    long now() {
        return now;
    }
}
