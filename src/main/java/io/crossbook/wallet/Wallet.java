package io.crossbook.wallet;

import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.money.Money;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Outgoing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What one user has and has promised. Balance minus exposure, pending withdrawals and bonds is free to use. */
public final class Wallet extends Aggregate {
    /** Largest balance that a deposit may lead to, in micros: a thousand million units. */
    static final long BALANCE_MAX = 1_000_000_000_000_000L;

    private static final int LINES_KEPT = 200;
    private static final long MICROS_PER_MILLI = 1000;

    private final String userId;
    private final WalletSettings settings;
    private final Payments payments = new Payments();
    private final Bonds bonds = new Bonds();
    private final WalletOrders orders = new WalletOrders();
    private final Map<String, Standing> standings = new TreeMap<>();
    private final ArrayDeque<StatementLine> lines = new ArrayDeque<>();
    private Discount discount = Discount.NONE;
    private long balance;
    private long collateral;

    Wallet(String userId, WalletSettings settings) {
        this.userId = userId;
        this.settings = settings;
    }

    static Wallet of(String userId, WalletSettings settings, WalletSnapshot from) {
        Wallet wallet = new Wallet(userId, settings);
        wallet.balance = from.balance();
        wallet.payments.restore(from.payments());
        wallet.bonds.restore(from.bonds());
        wallet.orders.restore(from.orders(), from.forgottenUpTo());
        from.standings().forEach(data -> wallet.enter(data.marketId(), new Standing(data)));
        wallet.lines.addAll(from.lines());
        wallet.discount = from.discount() == null ? Discount.NONE : from.discount();
        wallet.resumeAt(from.sequence(), from.lastAt());
        return wallet;
    }

    WalletSnapshot snapshot() {
        List<StandingData> markets = new ArrayList<>();
        standings.forEach((id, standing) -> markets.add(standing.data(id)));
        return new WalletSnapshot(
                sequence(),
                lastAt(),
                balance,
                List.copyOf(payments.all()),
                List.copyOf(orders.all()),
                orders.forgottenUpTo(),
                markets,
                List.copyOf(lines),
                discount,
                List.copyOf(bonds.all()));
    }

    String userId() {
        return userId;
    }

    WalletSettings settings() {
        return settings;
    }

    Payments payments() {
        return payments;
    }

    Bonds bonds() {
        return bonds;
    }

    WalletOrders orders() {
        return orders;
    }

    List<StatementLine> lines() {
        return List.copyOf(lines);
    }

    Standing standing(String marketId) {
        return standings.get(marketId);
    }

    Collection<String> marketIds() {
        return Collections.unmodifiableCollection(standings.keySet());
    }

    /** What the user is spared of the commission in markets entered from now on. */
    Discount discount() {
        return discount;
    }

    void discount(Discount set) {
        discount = set;
    }

    /** What the user is spared in this market: fixed when it is entered, in hundredths of a per cent. */
    int discountIn(String marketId) {
        Standing standing = standings.get(marketId);
        return standing == null ? discount.bps() : standing.discountBps();
    }

    /** What the markets tie up, in micros. */
    long collateral() {
        return collateral;
    }

    long balance() {
        return balance;
    }

    /** What may be used now, in micros; 0 while something is owed. */
    long available() {
        return Math.max(0, free());
    }

    /**
     * What is missing to cover bets, withdrawals under way, bonds and corrections, in micros. Nothing that the user
     * does leads to it; the next credits go there first.
     */
    long owed() {
        return Math.max(0, -free());
    }

    private long free() {
        return balance - collateral - payments.pending() - bonds.held();
    }

    /** Books an amount, negative for a debit, with its line of the statement; zero books nothing. */
    void credit(String type, long amount, String ref) {
        if (amount == 0) {
            return;
        }
        balance = Math.addExact(balance, amount);
        lines.add(new StatementLine(sequence(), lastAt(), type, amount, balance, ref));
        if (lines.size() > LINES_KEPT) {
            lines.poll();
        }
    }

    void enter(String marketId, Standing standing) {
        if (standings.putIfAbsent(marketId, standing) != null) {
            throw new IllegalStateException("entered twice: " + marketId);
        }
        collateral = Math.addExact(collateral, standing.account().collateral());
    }

    /** Changes the standing in one market and with it what the wallet holds against the balance. */
    void change(String marketId, Consumer<Standing> change) {
        Standing standing = standings.get(marketId);
        if (standing == null) {
            throw new IllegalStateException("not in market " + marketId);
        }
        long before = standing.account().collateral();
        change.accept(standing);
        collateral = Math.addExact(collateral - before, standing.account().collateral());
    }

    /** What reserving one more order would take from the available money, 0 when it takes none. */
    long needed(String marketId, MarketTerms terms, OrderTerms order) {
        Standing standing = standings.get(marketId);
        var account = standing == null ? terms.rules().newAccount(terms) : standing.account();
        long with = account.collateralWith(order.selection(), order.side(), order.tick(), order.size());
        return Math.max(0, Math.subtractExact(with, account.collateral()));
    }

    long sharesMissing(String marketId, MarketTerms terms, OrderTerms order) {
        Standing standing = standings.get(marketId);
        var account = standing == null ? terms.rules().newAccount(terms) : standing.account();
        return account.sharesMissing(order.side(), order.size());
    }

    @Override
    protected void tidy() {
        orders.forget(lastAt() / MICROS_PER_MILLI, settings.idempotencyWindowMillis());
    }

    @Override
    public int weight() {
        return orders.all().size()
                + standings.size()
                + payments.all().size()
                + bonds.all().size();
    }

    @Override
    public List<Outgoing> fresh(long now) {
        return overdue(now);
    }

    @Override
    public List<Outgoing> overdue(long now) {
        List<Outgoing> messages = new ArrayList<>(payments.due(userId, now));
        messages.addAll(bonds.due(userId, now));
        orders.due(now).forEach(order -> messages.add(place(order)));
        return messages;
    }

    Message.Place place(WalletOrder order) {
        Standing standing = standings.get(order.marketId());
        return new Message.Place(
                order.marketId(),
                userId,
                order.clientOrderId(),
                standing.epoch(),
                order.terms(),
                order.fingerprint(),
                order.expiresAt(),
                standing.discountBps());
    }

    @Override
    public int unansweredSince(long before) {
        return orders.unresolvedSince(before);
    }

    @Override
    public boolean quiet() {
        return orders.unresolved() == 0 && payments.pending() == 0 && bonds.unresolved() == 0;
    }

    WalletView view() {
        List<WalletView.Market> markets = new ArrayList<>();
        standings.forEach((id, standing) -> {
            if (!standing.account().isFlat()) {
                var account = standing.account();
                markets.add(new WalletView.Market(
                        id,
                        standing.terms(),
                        Money.ofMicros(account.collateral()),
                        account.profitIfOutcome(),
                        account.toData(),
                        standing.discountBps()));
            }
        });
        return new WalletView(
                sequence(),
                Money.ofMicros(balance),
                Money.ofMicros(available()),
                Money.ofMicros(collateral),
                Money.ofMicros(payments.pending()),
                Money.ofMicros(bonds.held()),
                Money.ofMicros(owed()),
                markets,
                discount.bps());
    }

    List<WalletOrder> ordersNewestFirst() {
        return orders.all().stream()
                .sorted(Comparator.comparingLong(WalletOrder::placedAt).reversed())
                .toList();
    }
}
