package io.crossbook.domain.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.matching.Execution;
import io.crossbook.domain.matching.Fill;
import io.crossbook.domain.matching.IncomingOrder;
import io.crossbook.domain.matching.LimitBook;
import io.crossbook.domain.matching.MatchResult;
import io.crossbook.domain.matching.RestingOrder;
import io.crossbook.domain.matching.SelfTradeCut;
import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A whole market: an order is taken if its owner can bear it, matched by the real book, and settled every way. */
class MatchedMarketSimulationTest {

    private static final int MARKETS_PER_SEED = 25;
    private static final int STEPS = 150;
    private static final long BALANCE = 2_000_000_000L;
    private static final List<String> USERS = List.of("ann", "ben", "cid", "dot");

    private Random random;
    private MarketTerms terms;
    private List<LimitBook> books;
    private Map<String, MarketAccount> accounts;
    private long lastNumber;
    private long matched;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 8);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whoCouldBearEveryOrderCanBearEveryOutcome(long seed) {
        random = new Random(seed);
        matched = 0;
        for (int market = 0; market < MARKETS_PER_SEED; market++) {
            openMarket();
            for (int step = 0; step < STEPS; step++) {
                placeOrCancel();
                accounts.forEach((user, account) -> assertThat(account.collateral())
                        .as("%s in %s, seed %d", user, terms, seed)
                        .isLessThanOrEqualTo(BALANCE));
            }
            assertOpenIsWhatRests(seed);
            cancelEverything();
            settleEveryWay(seed);
        }
        assertThat(matched)
                .as("sizes matched, so that this test means something")
                .isPositive();
    }

    private void openMarket() {
        terms = Outcomes.randomTerms(random);
        books = new ArrayList<>();
        for (int k = 0; k < terms.selections(); k++) {
            books.add(new LimitBook());
        }
        accounts = new TreeMap<>();
        USERS.forEach(user -> accounts.put(user, terms.rules().newAccount(terms)));
        lastNumber = 0;
    }

    private void placeOrCancel() {
        if (random.nextInt(5) > 0) {
            place(USERS.get(random.nextInt(USERS.size())), Bet.random(terms, random));
            return;
        }
        int selection = random.nextInt(terms.selections());
        List<RestingOrder> resting = books.get(selection).restingOrders();
        if (!resting.isEmpty()) {
            RestingOrder order = resting.get(random.nextInt(resting.size()));
            cancel(selection, order, 1 + random.nextInt((int) order.remaining()));
        }
    }

    private void place(String owner, Bet bet) {
        MarketAccount account = accounts.get(owner);
        if (account.collateralWith(bet.selection(), bet.side(), bet.tick(), bet.size()) > BALANCE) {
            return;
        }
        IncomingOrder order = new IncomingOrder(
                owner,
                bet.side(),
                bet.tick(),
                bet.size(),
                any(TimeInForce.values()),
                random.nextInt(8) == 0,
                any(SelfTradePrevention.values()));
        bet.openIn(account);
        if (books.get(bet.selection()).match(order) instanceof MatchResult.Matched result) {
            apply(bet, owner, result.execution());
            books.get(bet.selection()).apply(++lastNumber, order, result.execution());
        } else {
            bet.closeIn(account);
        }
    }

    private void apply(Bet taker, String owner, Execution execution) {
        LimitBook book = books.get(taker.selection());
        for (Fill fill : execution.fills()) {
            RestingOrder maker = book.find(fill.restingNumber());
            trade(accounts.get(owner), taker, fill);
            trade(accounts.get(maker.owner()), betOf(taker.selection(), maker), fill);
            matched += fill.size();
        }
        for (SelfTradeCut cut : execution.cuts()) {
            betOf(taker.selection(), book.find(cut.restingNumber()))
                    .ofSize(cut.size())
                    .closeIn(accounts.get(owner));
        }
        if (execution.sizeCancelled() > 0) {
            taker.ofSize(execution.sizeCancelled()).closeIn(accounts.get(owner));
        }
    }

    private static void trade(MarketAccount account, Bet order, Fill fill) {
        order.ofSize(fill.size()).closeIn(account);
        account.fill(order.selection(), order.side(), fill.tick(), fill.size());
    }

    private void cancel(int selection, RestingOrder order, long size) {
        betOf(selection, order).ofSize(size).closeIn(accounts.get(order.owner()));
        books.get(selection).reduce(order.number(), size);
    }

    private void assertOpenIsWhatRests(long seed) {
        Map<String, MarketAccount> resting = new TreeMap<>();
        USERS.forEach(user -> resting.put(user, terms.rules().newAccount(terms)));
        for (int k = 0; k < terms.selections(); k++) {
            for (RestingOrder order : books.get(k).restingOrders()) {
                betOf(k, order).openIn(resting.get(order.owner()));
            }
        }
        accounts.forEach((user, account) -> assertThat(account.toData().open())
                .as("%s in %s, seed %d", user, terms, seed)
                .isEqualTo(resting.get(user).toData().open()));
    }

    private void cancelEverything() {
        for (int k = 0; k < terms.selections(); k++) {
            for (RestingOrder order : books.get(k).restingOrders()) {
                cancel(k, order, order.remaining());
            }
        }
    }

    private void settleEveryWay(long seed) {
        for (Payouts payouts : Outcomes.endings(terms, random)) {
            long sum = 0;
            for (MarketAccount account : accounts.values()) {
                long profit = account.profit(payouts);
                assertThat(BALANCE + profit).as("%s, seed %d", payouts, seed).isNotNegative();
                sum += profit;
            }
            assertThat(sum).as("%s of %s, seed %d", payouts, terms, seed).isZero();
        }
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static Bet betOf(int selection, RestingOrder order) {
        return new Bet(selection, order.side(), order.tick(), order.remaining());
    }
}
