package io.crossbook.audit;

import io.crossbook.deposits.DepositEvent;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.market.MarketEvent;
import io.crossbook.orderbook.OrderBookEvent;
import io.crossbook.sourcing.Event;
import io.crossbook.wallet.WalletEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** One pass over a journal that checks every invariant; its memory grows with what exists, not with what happened. */
public final class Audit {
    private final Findings findings = new Findings();
    private final Ledger ledger = new Ledger();
    private final JournalChain chain = new JournalChain(findings);
    private final Conservation conservation = new Conservation(findings);
    private final Overdrafts overdrafts = new Overdrafts(findings);
    private final OrderFates fates = new OrderFates(findings);
    private final Matching matching = new Matching(findings);
    private final EffectDelivery delivery = new EffectDelivery(findings, conservation);
    private final Settlements settlements = new Settlements(findings, conservation, delivery);
    private final Discounts discounts = new Discounts(findings);
    private final BondFold bonds = new BondFold(findings, conservation);
    private final MarketFold markets = new MarketFold(ledger, settlements, findings, bonds);
    private final BookFold books =
            new BookFold(ledger, fates, matching, conservation, delivery, settlements, discounts);
    private final DepositFold deposits = new DepositFold(conservation);
    private final WalletFold wallets =
            new WalletFold(ledger, fates, conservation, overdrafts, delivery, settlements, discounts, deposits, bonds);
    private final LongConsumer progress;
    private final Map<Where, Long> snapshotBalances;
    private final Views views;
    private long events;

    private Audit(JournalSource journal, LongConsumer progress) {
        this.progress = progress;
        snapshotBalances = journal.snapshotBalances();
        views = new Views(findings, journal.viewFigures());
    }

    /** An audit of a journal that is being written, which is handed over event by event. */
    public static Audit following() {
        return new Audit(new NothingYet(), read -> {});
    }

    /** A journal before its first event. */
    private record NothingYet() implements JournalSource {
        @Override
        public void read(Consumer<JournalEntry> reader) {}

        @Override
        public long size() {
            return 0;
        }

        @Override
        public OptionalLong readAt() {
            return OptionalLong.empty();
        }
    }

    /**
     * Audits a journal.
     *
     * @param strictQuiet whether everything must have come to rest; else only what waits for a minute is a difference
     * @param progress hears after each event how many were read
     */
    public static AuditReport run(JournalSource journal, boolean strictQuiet, LongConsumer progress) {
        Audit audit = new Audit(journal, progress);
        journal.read(audit::see);
        return audit.report(journal.readAt().orElse(0), strictQuiet);
    }

    /** Checks the next event against all before it. */
    public void see(JournalEntry entry) {
        chain.see(entry);
        if (entry.event() != null) {
            reckon(entry, entry.event());
        }
        conservation.check(entry.where());
        Long snapshotBalance = snapshotBalances.get(entry.where());
        if (snapshotBalance != null) {
            conservation.checkSnapshot(snapshotBalance, ledger.wallet(entry.entityId()).balance, entry.where());
        }
        views.see(entry, entry.event() instanceof WalletEvent ? ledger.wallet(entry.entityId()).balance : 0);
        events++;
        progress.accept(events);
    }

    private void reckon(JournalEntry entry, Event<?> event) {
        try {
            if (event instanceof WalletEvent wallet) {
                wallets.apply(entry.entityId(), wallet, entry.where());
            } else if (event instanceof OrderBookEvent book) {
                books.apply(entry.entityId(), book, entry.where());
            } else if (event instanceof DepositEvent deposit) {
                deposits.apply(entry.entityId(), deposit, entry.where());
            } else if (event instanceof MarketEvent market) {
                markets.apply(entry.entityId(), market, entry.where());
            }
        } catch (RuntimeException e) {
            // Whatever stands in a journal that somebody tampered with, the audit goes on to the end.
            findings.add(Invariant.CHAIN, entry.where(), "does not fit what came before: " + e);
        }
    }

    /** A wallet after the events so far, in micros. */
    public record Funds(long balance, long available, long pendingWithdrawals) {}

    /** What rests at one tick, in hundredths. */
    public record Level(int tick, long size) {}

    /** What rests on both sides of a selection, best first. */
    public record Lane(List<Level> buys, List<Level> sells) {}

    /** What rests in a book after the events so far, by selection; without terms before its first event. */
    public record Levels(MarketTerms terms, List<Lane> lanes) {}

    /** Of the wallet of this user. */
    public Funds funds(String userId) {
        WalletLedger wallet = ledger.wallet(userId);
        return new Funds(wallet.balance, Math.max(0, wallet.available()), wallet.pending);
    }

    /** Of the book of this market. */
    public Levels levels(String marketId) {
        BookLedger book = ledger.book(marketId);
        return new Levels(book.terms, book.lanes());
    }

    /** The first difference found so far. */
    public Optional<Difference> trouble() {
        return findings.earliest();
    }

    /** What was found up to now, at a time in microseconds since 1970. */
    public AuditReport report(long readAt, boolean strictQuiet) {
        ledger.books().forEach(conservation::checkOutcomes);
        ledger.markets().forEach(market -> conservation.checkShares(market, ledger.book(market.marketId)));
        Quiet quiet = new Quiet(findings, Math.max(readAt, chain.newestAt()), strictQuiet);
        quiet.check(ledger, fates);
        quiet.check(deposits);
        quiet.check(bonds);
        return new AuditReport(findings, quiet, figures());
    }

    /** Every wallet as its events tell of it up to now, in the order of user ids. */
    public List<WalletFigures> wallets() {
        return ledger.wallets().stream()
                .map(wallet -> new WalletFigures(wallet.userId, wallet.balance, wallet.held(), wallet.pending))
                .toList();
    }

    private AuditReport.Figures figures() {
        long pending = 0;
        long exposure = 0;
        for (WalletLedger wallet : ledger.wallets()) {
            pending += wallet.pending;
            exposure += wallet.held();
        }
        return new AuditReport.Figures(
                events,
                ledger.wallets().size(),
                ledger.books().stream().filter(book -> book.terms != null).count(),
                ledger.markets().stream().filter(market -> market.terms != null).count(),
                fates.reservedCount(),
                fates.acceptedCount(),
                matching.bets(),
                conservation.deposited(),
                conservation.paidOut(),
                pending,
                conservation.balances(),
                exposure,
                conservation.commission(),
                conservation.inTransit(),
                views.compared());
    }
}
