package io.crossbook.domain.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random commands to the book and to the naive reference book; after each of them both must tell the same. */
class LimitBookSimulationTest {
    private static final int SEEDS = 250;
    private static final int COMMANDS = 500;

    @Test
    void theBookAgreesWithTheReferenceAfterEveryCommand() {
        Map<MatchRefusal, Integer> refusals = new EnumMap<>(MatchRefusal.class);
        long traded = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            var run = new Run(seed);
            for (int command = 1; command <= COMMANDS; command++) {
                try {
                    run.step();
                } catch (AssertionError | RuntimeException trouble) {
                    throw new AssertionError("seed " + seed + ", command " + command + ": " + run.command, trouble);
                }
            }
            traded += run.matched;
            run.refusals.forEach((refusal, count) -> refusals.merge(refusal, count, Integer::sum));
        }
        assertThat(refusals).as("the runs reach every refusal").containsOnlyKeys(MatchRefusal.values());
        assertThat(traded).as("the runs trade").isGreaterThan((long) SEEDS * COMMANDS / 2);
    }

    /** One seed: its own mix of owners, prices, sizes and commands. */
    private static final class Run {
        private final Random random;
        private final int owners;
        private final int ticks;
        private final int sizes;
        private final int entries;
        private final ReferenceBook reference = new ReferenceBook();
        private final Map<MatchRefusal, Integer> refusals = new EnumMap<>(MatchRefusal.class);
        private LimitBook book = new LimitBook();
        private long lastNumber;
        private String command = "";
        private long entered;
        private long matched;
        private long cancelled;
        private long cut;
        private long reduced;

        Run(long seed) {
            random = new Random(seed);
            owners = 1 + random.nextInt(5);
            ticks = 1 + random.nextInt(40);
            sizes = 1 + random.nextInt(30);
            entries = 50 + random.nextInt(45);
        }

        void step() {
            List<RestingOrder> resting = book.restingOrders();
            int dice = random.nextInt(100);
            if (resting.isEmpty() || dice < entries) {
                enter(order("owner" + random.nextInt(owners), pick(Side.values())));
            } else if (random.nextInt(3) == 0) {
                replace(resting.get(random.nextInt(resting.size())));
            } else {
                reduce(resting.get(random.nextInt(resting.size())));
            }
            if (random.nextInt(20) == 0) {
                goOnWithACopy();
            }
            compare();
        }

        private void enter(IncomingOrder order) {
            command = "enter " + order;
            List<RestingOrder> before = book.restingOrders();
            MatchResult result = book.match(order);
            assertThat(book.restingOrders()).as("matching changes nothing").isEqualTo(before);
            long number = lastNumber + 1 + random.nextInt(3);
            assertThat(result).isEqualTo(reference.place(number, order));
            if (result instanceof MatchResult.Matched accepted) {
                book.apply(number, order, accepted.execution());
            }
            account(number, order, result);
        }

        private void replace(RestingOrder old) {
            IncomingOrder order = order(old.owner(), old.side());
            command = "replace " + old + " by " + order;
            MatchResult result = book.matchReplacing(old.number(), order);
            long number = lastNumber + 1 + random.nextInt(3);
            assertThat(result).isEqualTo(reference.replace(old.number(), number, order));
            if (result instanceof MatchResult.Matched accepted) {
                book.applyReplacing(old.number(), number, order, accepted.execution());
                reduced += old.remaining();
            }
            account(number, order, result);
        }

        private void reduce(RestingOrder old) {
            long size = random.nextBoolean() ? old.remaining() : 1 + random.nextInt(sizes);
            command = "reduce " + old + " by " + size;
            long taken = book.reduce(old.number(), size);
            assertThat(taken).isEqualTo(reference.reduce(old.number(), size));
            reduced += taken;
        }

        private void account(long number, IncomingOrder order, MatchResult result) {
            if (result instanceof MatchResult.Refused refused) {
                refusals.merge(refused.refusal(), 1, Integer::sum);
                return;
            }
            Execution execution = ((MatchResult.Matched) result).execution();
            assertThat(execution.size()).isEqualTo(order.size());
            lastNumber = number;
            entered += order.size();
            matched += execution.sizeMatched();
            cancelled += execution.sizeCancelled();
            cut += execution.cuts().stream().mapToLong(SelfTradeCut::size).sum();
        }

        private void goOnWithACopy() {
            var copy = new LimitBook();
            book.restingOrders().forEach(copy::restore);
            book = copy;
        }

        private void compare() {
            List<RestingOrder> resting = book.restingOrders();
            assertThat(resting).isEqualTo(reference.inOrder());
            for (RestingOrder order : resting) {
                assertThat(book.find(order.number())).isEqualTo(order);
            }
            for (Side side : Side.values()) {
                assertThat(book.levels(side, Integer.MAX_VALUE)).isEqualTo(levels(resting, side));
            }
            boolean bothSides = book.bestTick(Side.BUY).isPresent()
                    && book.bestTick(Side.SELL).isPresent();
            if (bothSides) {
                assertThat(book.bestTick(Side.BUY).getAsInt())
                        .as("never crossed")
                        .isLessThan(book.bestTick(Side.SELL).getAsInt());
            }
            long rests = resting.stream().mapToLong(RestingOrder::remaining).sum();
            assertThat(rests + 2 * matched + cancelled + cut + reduced)
                    .as("every size entered is somewhere")
                    .isEqualTo(entered);
        }

        private static List<Level> levels(List<RestingOrder> resting, Side side) {
            Map<Integer, Level> levels = new TreeMap<>();
            for (RestingOrder order : resting) {
                if (order.side() == side) {
                    int rank = side == Side.BUY ? -order.tick() : order.tick();
                    levels.merge(
                            rank,
                            new Level(order.tick(), order.remaining(), 1),
                            (a, b) -> new Level(a.tick(), a.size() + b.size(), a.orders() + b.orders()));
                }
            }
            return List.copyOf(levels.values());
        }

        private IncomingOrder order(String owner, Side side) {
            int tick = 1 + random.nextInt(ticks);
            TimeInForce timeInForce = random.nextInt(3) == 0 ? pick(TimeInForce.values()) : TimeInForce.GTC;
            boolean postOnly = random.nextInt(10) == 0;
            return new IncomingOrder(
                    owner,
                    side,
                    tick,
                    1 + random.nextInt(sizes),
                    timeInForce,
                    postOnly,
                    pick(SelfTradePrevention.values()));
        }

        private <T> T pick(T[] values) {
            return Arrays.asList(values).get(random.nextInt(values.length));
        }
    }
}
