package io.crossbook.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.exposure.Payouts;
import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PositionTest {
    private static final int ODDS_3 = 350 - 149;
    private static final long SEEDS = 500;

    private static OrderTerms order(int selection, Side side, int tick, long size) {
        return new OrderTerms(
                selection,
                side,
                tick,
                size,
                TimeInForce.GTC,
                0,
                false,
                OnInPlay.LAPSE,
                SelfTradePrevention.CANCEL_TAKER,
                0,
                0);
    }

    private static MarketTerms odds(int selections, int winners, boolean exhaustive) {
        return new MarketTerms(MarketKind.ODDS, selections, winners, exhaustive, 0, 0);
    }

    @Test
    void aBackRisksItsStakeAndALayItsLiability() {
        Position backer = new Position(odds(2, 1, true));
        backer.open(order(0, Side.BUY, ODDS_3, 1_000), 1_000);
        Position layer = new Position(odds(2, 1, true));
        layer.fill(order(0, Side.SELL, ODDS_3, 1_000), ODDS_3, 1_000);

        assertThat(backer.held()).isEqualTo(10_000_000);
        assertThat(layer.held()).isEqualTo(20_000_000);
        assertThat(layer.profit(new Payouts(List.of(10_000, 0)))).isEqualTo(-20_000_000);
        assertThat(layer.profit(new Payouts(List.of(0, 10_000)))).isEqualTo(10_000_000);
    }

    @Test
    void anOrderTakenOffAgainLeavesNothing() {
        Position position = new Position(odds(2, 1, true));
        OrderTerms order = order(1, Side.SELL, ODDS_3, 700);
        position.open(order, 700);
        position.open(order, -300);
        position.open(order, -400);

        assertThat(position.held()).isZero();
    }

    @Test
    void certainProfitIsSpendableInContractsOnly() {
        Position contracts = new Position(new MarketTerms(MarketKind.YES_NO, 1, 1, false, 100, 0));
        contracts.fill(order(0, Side.BUY, 40, 10_000), 40, 10_000);
        contracts.fill(order(0, Side.SELL, 60, 10_000), 60, 10_000);
        Position bets = new Position(odds(2, 1, true));
        bets.fill(order(0, Side.BUY, ODDS_3, 1_000), ODDS_3, 1_000);
        bets.fill(order(1, Side.BUY, ODDS_3, 1_000), ODDS_3, 1_000);

        assertThat(contracts.held()).isEqualTo(-20_000_000);
        assertThat(bets.held()).isZero();
    }

    @Test
    void sharesAreHeldAgainstSalesAndCashAgainstPurchases() {
        Position position = new Position(new MarketTerms(MarketKind.SPOT, 1, 1, false, 100, 0));
        position.open(order(0, Side.BUY, 1_000, 300), 300);
        assertThat(position.held()).isEqualTo(30_000_000);
        position.open(order(0, Side.BUY, 1_000, 300), -300);
        assertThat(position.fill(order(0, Side.BUY, 1_000, 300), 900, 300)).isEqualTo(-27_000_000);
        position.open(order(0, Side.SELL, 1_100, 400), 400);

        assertThat(position.held()).isZero();
        assertThat(position.sharesShort()).isEqualTo(100);
    }

    @Test
    void aProfitThatIsNoWholeNumberOfMicrosIsRefused() {
        Position position = new Position(new MarketTerms(MarketKind.YES_NO, 1, 1, false, 1, 0));
        position.fill(order(0, Side.BUY, 3_333, 1), 3_333, 1);

        assertThat(position.profit(new Payouts(List.of(3_333)))).isZero();
        assertThatThrownBy(() -> position.profit(new Payouts(List.of(1, 2))))
                .isInstanceOf(IllegalArgumentException.class);
        Position wins = new Position(odds(2, 1, true));
        wins.fill(order(0, Side.BUY, 350, 1), 350, 1);
        assertThatThrownBy(() -> wins.profit(new Payouts(List.of(1, 0)))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void whatIsHeldIsTheWorstOfAllOutcomes() {
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int selections = 2 + random.nextInt(5);
            MarketTerms terms = odds(selections, 1 + random.nextInt(selections), random.nextBoolean());
            Position position = new Position(terms);
            List<long[]> payoffs = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                OrderTerms order = order(
                        random.nextInt(selections),
                        random.nextBoolean() ? Side.BUY : Side.SELL,
                        1 + random.nextInt(350),
                        1 + random.nextInt(10_000));
                Reckoning reckoning = Reckoning.of(terms);
                long win = reckoning.ifWin(order.side(), order.tick(), order.size());
                long lose = reckoning.ifLose(order.side(), order.tick(), order.size());
                if (random.nextBoolean()) {
                    position.open(order, order.size());
                    payoffs.add(new long[] {order.selection(), Math.min(0, win), Math.min(0, lose)});
                } else {
                    position.fill(order, order.tick(), order.size());
                    payoffs.add(new long[] {order.selection(), win, lose});
                }
            }
            assertThat(position.held()).as("seed %d, %s", seed, terms).isEqualTo(Math.max(0, -worst(terms, payoffs)));
        }
    }

    private static long worst(MarketTerms terms, List<long[]> payoffs) {
        long worst = Long.MAX_VALUE;
        for (int winners = 0; winners < 1 << terms.selections(); winners++) {
            int count = Integer.bitCount(winners);
            if (terms.exhaustive() ? count == terms.numberOfWinners() : count <= terms.numberOfWinners()) {
                long profit = 0;
                for (long[] payoff : payoffs) {
                    profit += (winners >> payoff[0] & 1) == 1 ? payoff[1] : payoff[2];
                }
                worst = Math.min(worst, profit);
            }
        }
        return worst;
    }
}
