package io.crossbook.notification.feed;

import io.crossbook.domain.money.Decimals;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.Price;
import io.crossbook.domain.money.Size;
import io.crossbook.market.MarketDefinition;
import io.crossbook.notification.Category;
import io.crossbook.notification.Fact;
import io.crossbook.protocol.Closure;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.OrderIds;
import io.crossbook.readside.Recorded;
import io.crossbook.wallet.WalletEvent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What an event of a wallet means to its owner. */
final class WalletFacts {
    private final String userId;
    private final Recorded recorded;
    private final Map<String, MarketDefinition> markets;
    private final List<Fact> facts = new ArrayList<>();

    private WalletFacts(Recorded recorded, Map<String, MarketDefinition> markets) {
        this.userId = recorded.entityId();
        this.recorded = recorded;
        this.markets = markets;
    }

    /** The facts in an event; definitions of the markets give names and prices. */
    static List<Fact> of(Recorded recorded, Map<String, MarketDefinition> markets) {
        WalletFacts all = new WalletFacts(recorded, markets);
        all.read((WalletEvent) recorded.event());
        return all.facts;
    }

    /** The categories of the facts in an event, without looking at any market. */
    static Set<Category> categories(WalletEvent event) {
        if (event instanceof WalletEvent.EffectsApplied applied) {
            Set<Category> categories = EnumSet.noneOf(Category.class);
            for (Effect effect : applied.effects()) {
                if (effect instanceof Effect.Filled) {
                    categories.add(Category.FILL);
                } else if (effect instanceof Effect.Closed closed) {
                    if (closed.cause() != Closure.CANCELLED) {
                        categories.add(Category.LAPSE);
                    }
                } else {
                    categories.add(Category.SETTLEMENT);
                }
            }
            return categories;
        }
        if (event instanceof WalletEvent.Reserved || event instanceof WalletEvent.ReleasedUnplaced) {
            return EnumSet.of(Category.ORDER_CONFIRMATION);
        }
        return event instanceof WalletEvent.MarketEntered
                        || event instanceof WalletEvent.DiscountSet
                        || event instanceof WalletEvent.SettlementDisputed
                        || event instanceof WalletEvent.BondHeld
                ? EnumSet.noneOf(Category.class)
                : EnumSet.of(Category.PAYMENT);
    }

    /** The market an event is about, null when it is about none. */
    static String market(WalletEvent event) {
        if (event instanceof WalletEvent.EffectsApplied applied) {
            return applied.marketId();
        }
        if (event instanceof WalletEvent.SharesIssued issued) {
            return issued.marketId();
        }
        if (event instanceof WalletEvent.BondReserved bond) {
            return bond.marketId();
        }
        if (event instanceof WalletEvent.BondRewarded bond) {
            return bond.marketId();
        }
        if (event instanceof WalletEvent.BondForfeited bond) {
            return bond.marketId();
        }
        return event instanceof WalletEvent.Reserved reserved ? reserved.marketId() : null;
    }

    private void read(WalletEvent event) {
        if (event instanceof WalletEvent.Deposited deposited) {
            payment("DEPOSITED", deposited.clientRef(), "amount", money(deposited.amount()));
        } else if (event instanceof WalletEvent.WithdrawalReserved reserved) {
            payment("WITHDRAWAL_REQUESTED", reserved.clientRef(), "amount", money(reserved.amount()));
        } else if (event instanceof WalletEvent.WithdrawalCompleted completed) {
            payment("WITHDRAWAL_PAID", completed.clientRef(), "providerRef", completed.providerRef());
        } else if (event instanceof WalletEvent.WithdrawalReleased released) {
            payment("WITHDRAWAL_RETURNED", released.clientRef(), "reason", released.reason());
        } else if (event instanceof WalletEvent.SharesIssued issued) {
            Map<String, String> details = new TreeMap<>();
            market(details, issued.marketId());
            details.put("clientRef", issued.clientRef());
            details.put("size", Size.format(issued.size()));
            add(Category.PAYMENT, "SHARES_ISSUED", details);
        } else if (event instanceof WalletEvent.BondReserved bond) {
            bond("BOND_RESERVED", bond.marketId(), bond.amount());
        } else if (event instanceof WalletEvent.BondReleased bond) {
            add(Category.PAYMENT, "BOND_RELEASED", Map.of("reason", String.valueOf(bond.reason())));
        } else if (event instanceof WalletEvent.BondRewarded bond) {
            bond("BOND_REWARDED", bond.marketId(), bond.reward());
        } else if (event instanceof WalletEvent.BondForfeited bond) {
            bond("BOND_FORFEITED", bond.marketId(), bond.amount());
        } else if (event instanceof WalletEvent.Reserved reserved) {
            reserved(reserved);
        } else if (event instanceof WalletEvent.ReleasedUnplaced released) {
            Map<String, String> details = order(released.clientOrderId());
            details.put("reason", released.reason() == null ? released.verdict().name() : released.reason());
            add(Category.ORDER_CONFIRMATION, "ORDER_REFUSED", details);
        } else if (event instanceof WalletEvent.EffectsApplied applied) {
            applied.effects().forEach(effect -> effect(applied.marketId(), effect));
        }
    }

    private void payment(String kind, String clientRef, String key, String value) {
        add(Category.PAYMENT, kind, Map.of("clientRef", clientRef, key, value));
    }

    private void bond(String kind, String marketId, long amount) {
        Map<String, String> details = new TreeMap<>();
        market(details, marketId);
        details.put("amount", money(amount));
        add(Category.PAYMENT, kind, details);
    }

    private void reserved(WalletEvent.Reserved event) {
        Map<String, String> details = order(event.clientOrderId());
        market(details, event.marketId());
        details.put("side", event.terms().side().name());
        details.put("size", Size.format(event.terms().size()));
        price(details, event.marketId(), event.terms().tick());
        MarketDefinition market = markets.get(event.marketId());
        if (market != null) {
            details.put(
                    "selection",
                    market.selections().get(event.terms().selection()).name());
        }
        add(Category.ORDER_CONFIRMATION, "ORDER_RECEIVED", details);
    }

    private void effect(String marketId, Effect effect) {
        if (effect instanceof Effect.Filled filled) {
            Map<String, String> details = order(filled.clientOrderId());
            market(details, marketId);
            details.put("size", Size.format(filled.size()));
            price(details, marketId, filled.tick());
            add(Category.FILL, "ORDER_FILLED", details);
        } else if (effect instanceof Effect.Closed closed) {
            if (closed.cause() != Closure.CANCELLED) {
                Map<String, String> details = order(closed.clientOrderId());
                market(details, marketId);
                details.put("size", Size.format(closed.size()));
                details.put("cause", closed.cause().name());
                add(Category.LAPSE, "ORDER_LAPSED", details);
            }
        } else if (effect instanceof Effect.Settled settled) {
            paid("MARKET_SETTLED", marketId, settled.profit(), settled.commission());
        } else if (effect instanceof Effect.Corrected corrected) {
            paid("MARKET_CORRECTED", marketId, corrected.profit(), corrected.commission());
        } else if (effect instanceof Effect.Removed removed) {
            removed(marketId, removed);
        } else {
            Map<String, String> details = new TreeMap<>();
            market(details, marketId);
            add(Category.SETTLEMENT, "MARKET_VOIDED", details);
        }
    }

    private void paid(String kind, String marketId, long profit, long commission) {
        Map<String, String> details = new TreeMap<>();
        market(details, marketId);
        details.put("profit", money(profit));
        details.put("commission", money(commission));
        add(Category.SETTLEMENT, kind, details);
    }

    private void removed(String marketId, Effect.Removed removed) {
        Map<String, String> details = new TreeMap<>();
        market(details, marketId);
        MarketDefinition market = markets.get(marketId);
        if (market != null) {
            details.put(
                    "selection", market.selections().get(removed.selection()).name());
        }
        details.put("reductionPercent", Decimals.format(removed.reductionHundredths(), 2, 2));
        add(Category.SETTLEMENT, "SELECTION_REMOVED", details);
    }

    private Map<String, String> order(String clientOrderId) {
        Map<String, String> details = new TreeMap<>();
        details.put("orderId", OrderIds.of(userId, clientOrderId));
        return details;
    }

    private void market(Map<String, String> details, String marketId) {
        details.put("marketId", marketId);
        MarketDefinition market = markets.get(marketId);
        if (market != null) {
            details.put("market", market.fullName());
        }
    }

    private void price(Map<String, String> details, String marketId, int tick) {
        MarketDefinition market = markets.get(marketId);
        if (market != null) {
            details.put("price", Price.format(market.terms().rules().ticks().price(tick)));
        }
    }

    private static String money(long micros) {
        return Money.ofMicros(micros).toString();
    }

    private void add(Category category, String kind, Map<String, String> details) {
        facts.add(new Fact(recorded.seq(), category, kind, details, recorded.at()));
    }
}
