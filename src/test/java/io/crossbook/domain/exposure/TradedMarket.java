package io.crossbook.domain.exposure;

import static io.crossbook.domain.matching.Side.BUY;
import static io.crossbook.domain.matching.Side.SELL;

import io.crossbook.domain.matching.Execution;
import io.crossbook.domain.matching.Fill;
import io.crossbook.domain.matching.IncomingOrder;
import io.crossbook.domain.matching.LimitBook;
import io.crossbook.domain.matching.MatchResult;
import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.Price;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The contracts of one selection, their real book and everybody's account, spoken to in the words of a vector. */
final class TradedMarket {

    private final MarketTerms terms = new MarketTerms(MarketKind.YES_NO, 1, 1, false, 100, 0);
    private final LimitBook book = new LimitBook();
    private final Map<String, MarketAccount> accounts = new TreeMap<>();
    private final Map<Long, String> owners = new HashMap<>();
    private long lastNumber;

    TradedMarket buysYes(String user, String size, String price) {
        return place(user, BUY, Standing.hundredths(size), Price.parse(price).tenThousandths());
    }

    TradedMarket sellsYes(String user, String size, String price) {
        return place(user, SELL, Standing.hundredths(size), Price.parse(price).tenThousandths());
    }

    /** Buying the no is selling the yes at the complement. */
    TradedMarket buysNo(String user, String size, String priceOfNo) {
        return place(
                user,
                SELL,
                Standing.hundredths(size),
                10_000 - Price.parse(priceOfNo).tenThousandths());
    }

    TradedMarket sellsNo(String user, String size, String priceOfNo) {
        return place(
                user,
                BUY,
                Standing.hundredths(size),
                10_000 - Price.parse(priceOfNo).tenThousandths());
    }

    private TradedMarket place(String user, Side side, long size, long price) {
        int tick = terms.rules().ticks().tick(price);
        var order = new IncomingOrder(user, side, tick, size, TimeInForce.GTC, false, SelfTradePrevention.CANCEL_TAKER);
        account(user).open(0, side, tick, size);
        Execution execution = ((MatchResult.Matched) book.match(order)).execution();
        Map<Long, Integer> limits = new HashMap<>();
        execution
                .fills()
                .forEach(fill -> limits.put(
                        fill.restingNumber(), book.find(fill.restingNumber()).tick()));
        lastNumber++;
        owners.put(lastNumber, user);
        book.apply(lastNumber, order, execution);
        for (Fill fill : execution.fills()) {
            trade(user, side, tick, fill);
            trade(owners.get(fill.restingNumber()), side.opposite(), limits.get(fill.restingNumber()), fill);
        }
        return this;
    }

    private void trade(String user, Side side, int limit, Fill fill) {
        account(user).close(0, side, limit, fill.size());
        account(user).fill(0, side, fill.tick(), fill.size());
    }

    private MarketAccount account(String user) {
        return accounts.computeIfAbsent(user, same -> terms.rules().newAccount(terms));
    }

    /** What a user has paid in so far and not got back. */
    String paid(String user) {
        return Money.ofMicros(account(user).collateral()).toString();
    }

    /** What everybody has paid in together: the worth of all sets, and what resting orders reserve. */
    String escrow() {
        return Money.ofMicros(accounts.values().stream()
                        .mapToLong(MarketAccount::collateral)
                        .sum())
                .toString();
    }

    /** Size that rests to buy yes (sell no) and to sell yes (buy no), in hundredths. */
    long resting(Side side) {
        return book.levels(side, 1).stream().mapToLong(level -> level.size()).sum();
    }
}
