package io.crossbook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.money.Odds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plans random books and trades, carries the steps out on a plain list of orders, in any order that
 * {@link Step#mustFollow} leaves open, and looks whether exactly the trades, the match of each resting order and
 * the target came out as planned.
 */
class PlannerSimulationTest {
    private static final int ROUNDS = 60;
    private static final int MESSAGES = 12;

    /** A resting order of the plain book. */
    private static final class Resting {
        private final RestingOrder order;
        private long size;

        private Resting(RestingOrder order) {
            this.order = order;
            this.size = order.size();
        }
    }

    private final List<Resting> plainBook = new ArrayList<>();
    private final Map<RestingOrder, Long> matched = new HashMap<>();
    private final Map<RestingOrder, Long> planned = new HashMap<>();
    private final Map<Integer, Long> traded = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyPermittedOrderOfEffectGivesTheSameTradesAndBook(long seed) {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            plainBook.clear();
            traded.clear();
            matched.clear();
            planned.clear();
            RestingBook book = new RestingBook();
            List<Step> steps = new ArrayList<>();
            Map<Integer, Long> expected = new TreeMap<>();
            TargetBook target = null;
            for (int message = 0; message < MESSAGES; message++) {
                List<Trade> trades = randomTrades(random);
                trades.forEach(trade -> expected.merge(trade.odds(), trade.size(), Long::sum));
                target = randomTarget(random);
                steps.addAll(Planner.plan(book, trades, target));
            }
            runInSomePermittedOrder(steps, random);

            assertThat(traded).as("round %d", round).isEqualTo(expected);
            assertThat(matched).as("round %d", round).isEqualTo(planned);
            assertThat(sizes(Side.BACK)).as("round %d", round).isEqualTo(new TreeMap<>(target.backs()));
            assertThat(sizes(Side.LAY)).as("round %d", round).isEqualTo(new TreeMap<>(Map.copyOf(target.lays())));
        }
    }

    private void runInSomePermittedOrder(List<Step> steps, Random random) {
        List<Step> waiting = new ArrayList<>(steps);
        while (!waiting.isEmpty()) {
            List<Integer> ready = new ArrayList<>();
            for (int i = 0; i < waiting.size(); i++) {
                Step step = waiting.get(i);
                if (waiting.subList(0, i).stream().noneMatch(step::mustFollow)) {
                    ready.add(i);
                }
            }
            run(waiting.remove((int) ready.get(random.nextInt(ready.size()))));
        }
    }

    private void run(Step step) {
        if (step instanceof Step.Rest rest) {
            assertThat(plainBook)
                    .noneMatch(other ->
                            other.order.side() != rest.side() && rest.side().crosses(rest.odds(), other.order.odds()));
            plainBook.add(new Resting(rest.order()));
        } else if (step instanceof Step.Cancel cancel) {
            assertThat(plainBook.removeIf(resting -> resting.order == cancel.order()))
                    .isTrue();
        } else if (step instanceof Step.Take take) {
            take(take);
        }
    }

    private void take(Step.Take take) {
        Comparator<Resting> byOdds = Comparator.comparingInt(resting -> resting.order.odds());
        List<Resting> best = plainBook.stream()
                .filter(resting -> resting.order.side() == take.side()
                        && take.side().opposite().crosses(take.odds(), resting.order.odds()))
                .sorted(take.side() == Side.BACK ? byOdds : byOdds.reversed())
                .toList();
        long open = take.trade().size();
        for (Resting resting : best) {
            long size = Math.min(open, resting.size);
            if (size > 0) {
                resting.size -= size;
                open -= size;
                traded.merge(resting.order.odds(), size, Long::sum);
                matched.merge(resting.order, size, Long::sum);
            }
        }
        plainBook.removeIf(resting -> resting.size == 0);
        take.fills().forEach(fill -> planned.merge(fill.order(), fill.size(), Long::sum));
    }

    private Map<Integer, Long> sizes(Side side) {
        Map<Integer, Long> sizes = new TreeMap<>();
        plainBook.stream()
                .filter(resting -> resting.order.side() == side)
                .forEach(resting -> sizes.merge(resting.order.odds(), resting.size, Long::sum));
        return sizes;
    }

    private static List<Trade> randomTrades(Random random) {
        List<Trade> trades = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            trades.add(Trade.of(randomOdds(random), 1 + random.nextInt(50)));
        }
        return trades;
    }

    private static TargetBook randomTarget(Random random) {
        TreeMap<Integer, Long> backs = new TreeMap<>();
        TreeMap<Integer, Long> lays = new TreeMap<>(Comparator.reverseOrder());
        int middle = randomOdds(random);
        for (int i = random.nextInt(8); i > 0; i--) {
            int odds = randomOdds(random);
            (odds > middle ? backs : lays).put(odds, 1L + random.nextInt(50));
        }
        return new TargetBook(backs, lays);
    }

    private static int randomOdds(Random random) {
        return Odds.ofIndex(50 + random.nextInt(9)).hundredths();
    }
}
