package io.crossbook.readside.wallet;

import io.crossbook.domain.exposure.AccountData;
import io.crossbook.domain.exposure.MarketAccount;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.money.Money;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.readside.JournalPages;
import io.crossbook.readside.Recorded;
import io.crossbook.readside.Replay;
import io.crossbook.wallet.WalletEvent.BondForfeited;
import io.crossbook.wallet.WalletEvent.BondReleased;
import io.crossbook.wallet.WalletEvent.BondReserved;
import io.crossbook.wallet.WalletEvent.BondRewarded;
import io.crossbook.wallet.WalletEvent.Deposited;
import io.crossbook.wallet.WalletEvent.DiscountSet;
import io.crossbook.wallet.WalletEvent.EffectsApplied;
import io.crossbook.wallet.WalletEvent.MarketEntered;
import io.crossbook.wallet.WalletEvent.ReleasedUnplaced;
import io.crossbook.wallet.WalletEvent.Reserved;
import io.crossbook.wallet.WalletEvent.SharesIssued;
import io.crossbook.wallet.WalletEvent.WithdrawalCompleted;
import io.crossbook.wallet.WalletEvent.WithdrawalReleased;
import io.crossbook.wallet.WalletEvent.WithdrawalReserved;
import io.crossbook.wallet.WalletView;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A wallet as it was after some event, made from its events alone. */
public final class WalletFold {
    /** An order of which something is open, or of which nothing was heard from its book. */
    private static final class Order {
        private final String marketId;
        private final OrderTerms terms;
        private long open;
        private boolean placing = true;

        private Order(String marketId, OrderTerms terms) {
            this.marketId = marketId;
            this.terms = terms;
            open = terms.size();
        }
    }

    private static final class Standing {
        private final MarketTerms terms;
        private final int discountBps;
        private MarketAccount account;

        private Standing(MarketTerms terms, int discountBps) {
            this.terms = terms;
            this.discountBps = discountBps;
            account = terms.rules().newAccount(terms);
        }

        private void open(OrderTerms order) {
            account.open(order.selection(), order.side(), order.tick(), order.size());
        }

        private void close(OrderTerms order, long size) {
            account.close(order.selection(), order.side(), order.tick(), size);
        }
    }

    private final Map<String, Order> orders = new HashMap<>();
    private final Map<String, Standing> standings = new TreeMap<>();
    private final Map<String, Long> withdrawals = new HashMap<>();
    private int discountBps;
    private final Map<String, Long> bonds = new HashMap<>();
    private long balance;
    private long seq;
    private long at;

    /** A user's wallet at a time in microseconds since 1970. */
    public static WalletFold at(Connection connection, String userId, long at) throws SQLException {
        WalletFold wallet = new WalletFold();
        Replay.until(connection, WalletViews.GROUP.kind() + "|" + userId, at, wallet::apply);
        return wallet;
    }

    /** What a user has matched in a market after all events of the wallet before this number. */
    static MarketAccount matchedBefore(Connection connection, String userId, String marketId, long seq)
            throws SQLException {
        WalletFold wallet = new WalletFold();
        JournalPages.ofEntity(connection, WalletViews.GROUP.kind() + "|" + userId, 1, seq - 1, wallet::apply);
        Standing standing = wallet.standings.get(marketId);
        AccountData untouched =
                standing.terms.rules().newAccount(standing.terms).toData();
        return MarketAccount.of(
                standing.terms, new AccountData(standing.account.toData().matched(), untouched.open()));
    }

    /** The next event. */
    public void apply(Recorded recorded) {
        if (recorded.seq() != seq + 1) {
            throw new IllegalStateException(recorded.persistenceId() + " " + recorded.seq() + " cannot follow " + seq);
        }
        if (recorded.event() instanceof MarketEntered entered) {
            standings.put(entered.marketId(), new Standing(entered.terms(), entered.discountBps()));
        } else if (recorded.event() instanceof SharesIssued issued) {
            standings.get(issued.marketId()).account.issue(issued.size(), issued.price());
        } else if (recorded.event() instanceof Reserved reserved) {
            orders.put(reserved.clientOrderId(), new Order(reserved.marketId(), reserved.terms()));
            standings.get(reserved.marketId()).open(reserved.terms());
        } else if (recorded.event() instanceof ReleasedUnplaced released) {
            close(released.clientOrderId(), orders.get(released.clientOrderId()).open);
        } else if (recorded.event() instanceof EffectsApplied applied) {
            applied.accepted().forEach(this::accepted);
            applied.effects().forEach(effect -> effect(applied.marketId(), effect));
        } else {
            aboutNoMarket(recorded);
        }
        seq = recorded.seq();
        at = recorded.at();
    }

    private void aboutNoMarket(Recorded recorded) {
        if (recorded.event() instanceof Deposited deposited) {
            credit(deposited.amount());
        } else if (recorded.event() instanceof WithdrawalReserved reserved) {
            withdrawals.put(reserved.clientRef(), reserved.amount());
        } else if (recorded.event() instanceof WithdrawalCompleted completed) {
            credit(Math.negateExact(withdrawals.remove(completed.clientRef())));
        } else if (recorded.event() instanceof WithdrawalReleased released) {
            withdrawals.remove(released.clientRef());
        } else if (recorded.event() instanceof DiscountSet set) {
            discountBps = set.discountBps();
        } else {
            bond(recorded);
        }
    }

    private void bond(Recorded recorded) {
        if (recorded.event() instanceof BondReserved reserved) {
            bonds.put(reserved.proposalId(), reserved.amount());
        } else if (recorded.event() instanceof BondReleased released) {
            bonds.remove(released.proposalId());
        } else if (recorded.event() instanceof BondRewarded rewarded) {
            bonds.remove(rewarded.proposalId());
            credit(rewarded.reward());
        } else if (recorded.event() instanceof BondForfeited forfeited) {
            bonds.remove(forfeited.proposalId());
            credit(Math.negateExact(forfeited.amount()));
        }
    }

    private void accepted(String clientOrderId) {
        Order order = orders.get(clientOrderId);
        if (order != null) {
            order.placing = false;
        }
    }

    private void effect(String marketId, Effect effect) {
        if (effect instanceof Effect.Filled filled) {
            OrderTerms terms = orders.get(filled.clientOrderId()).terms;
            close(filled.clientOrderId(), filled.size());
            credit(standings.get(marketId).account.fill(terms.selection(), terms.side(), filled.tick(), filled.size()));
            credit(Math.negateExact(filled.fee()));
        } else if (effect instanceof Effect.Closed closed) {
            close(closed.clientOrderId(), closed.size());
        } else if (effect instanceof Effect.Removed removed) {
            standings.get(marketId).account.remove(removed.selection(), removed.reductionHundredths());
        } else if (effect instanceof Effect.Settled settled) {
            settle(marketId);
            credit(Math.subtractExact(settled.profit(), settled.commission()));
        } else if (effect instanceof Effect.Corrected corrected) {
            credit(Math.subtractExact(corrected.profit(), corrected.commission()));
        } else {
            settle(marketId);
        }
    }

    private void close(String clientOrderId, long size) {
        Order order = orders.get(clientOrderId);
        standings.get(order.marketId).close(order.terms, size);
        order.placing = false;
        order.open -= size;
        if (order.open == 0) {
            orders.remove(clientOrderId);
        }
    }

    /** Ends a market; what waits for the book's answer stays reserved. */
    private void settle(String marketId) {
        Standing standing = standings.get(marketId);
        standing.account = standing.terms.rules().newAccount(standing.terms);
        orders.values().stream()
                .filter(order -> order.placing && order.marketId.equals(marketId))
                .forEach(order -> standing.open(order.terms));
    }

    private void credit(long amount) {
        balance = Math.addExact(balance, amount);
    }

    /** Event time of the last event applied in microseconds since 1970, 0 before the first. */
    public long at() {
        return at;
    }

    /** The wallet as its owner would have seen it. */
    public WalletView view() {
        long exposure = standings.values().stream()
                .mapToLong(standing -> standing.account.collateral())
                .sum();
        long pending = withdrawals.values().stream().mapToLong(Long::longValue).sum();
        long bonded = bonds.values().stream().mapToLong(Long::longValue).sum();
        long free = balance - exposure - pending - bonded;
        List<WalletView.Market> markets = new ArrayList<>();
        standings.forEach((id, standing) -> {
            if (!standing.account.isFlat()) {
                markets.add(new WalletView.Market(
                        id,
                        standing.terms,
                        Money.ofMicros(standing.account.collateral()),
                        standing.account.profitIfOutcome(),
                        standing.account.toData(),
                        standing.discountBps));
            }
        });
        return new WalletView(
                seq,
                Money.ofMicros(balance),
                Money.ofMicros(Math.max(0, free)),
                Money.ofMicros(exposure),
                Money.ofMicros(pending),
                Money.ofMicros(bonded),
                Money.ofMicros(Math.max(0, -free)),
                markets,
                discountBps);
    }
}
