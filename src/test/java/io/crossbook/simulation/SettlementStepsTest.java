package io.crossbook.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.audit.AuditReport;
import io.crossbook.audit.JournalEntry;
import io.crossbook.market.MarketCommand;
import io.crossbook.market.MarketEvent;
import io.crossbook.market.MarketReply;
import io.crossbook.orderbook.OrderBookEvent;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.Event;
import io.crossbook.wallet.WalletCommand;
import io.crossbook.wallet.WalletEvent;
import io.crossbook.wallet.WalletReply;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The end of a market, from its closing until everybody is paid, struck at each of its durable steps. Its first run
 * enumerates them: every write of market, book and wallets. Every other run is the same world until one step, where
 * whoever writes, or everybody, dies right before the commit, right after it, or before a commit that comes late.
 */
class SettlementStepsTest {
    private static final int WORLDS = 40;
    private static final int OF_EACH_SORT = 4;

    private enum When {
        BEFORE_THE_COMMIT,
        AFTER_THE_COMMIT,
        BEFORE_A_LATE_COMMIT,
        /** A planted bug: what the write was to back has left, and the write never comes. */
        INSTEAD_OF_THE_COMMIT
    }

    private static final List<When> HONEST =
            List.of(When.BEFORE_THE_COMMIT, When.AFTER_THE_COMMIT, When.BEFORE_A_LATE_COMMIT);

    private enum Who {
        THE_WRITER,
        EVERYBODY
    }

    /** Where to strike; step 0 for nowhere. */
    /** How a market ends. */
    private enum Sort {
        RESULT,
        VOID,
        WRONG_RESULT
    }

    private record Strike(long seed, int step, When when, Who who) {}

    /** What is over in the end: how it ended, the durable steps to it, who has what, and who was paid how often. */
    private record End(
            Resolution resolution,
            List<List<Event<?>>> steps,
            Map<String, Long> balances,
            Map<String, Integer> payments,
            AuditReport report) {}

    /** A world with fair weather in which one write of the settlement goes wrong. */
    private static final class StruckParts extends Parts {
        private final Strike strike;
        private final List<List<Event<?>>> steps = new ArrayList<>();
        private final List<Event<?>> committed = new ArrayList<>();
        private World world;
        private boolean settling;
        private int writes;

        StruckParts(Strike strike) {
            this.strike = strike;
        }

        World world() {
            world = new World(strike.seed(), this, null);
            world.weather().clearUp();
            world.journal().tell(entry -> committed.add(entry.event()));
            return world;
        }

        void beginSettling() {
            settling = true;
            committed.clear();
        }

        @Override
        Fence fence() {
            return (write, success, failure) -> {
                writes += settling ? 1 : 0;
                boolean struck = settling && writes == strike.step();
                if (struck && strike.when() != When.AFTER_THE_COMMIT) {
                    if (strike.when() == When.INSTEAD_OF_THE_COMMIT) {
                        success.run();
                    }
                    die(failure);
                    if (strike.when() == When.BEFORE_A_LATE_COMMIT) {
                        world.schedule().after(Durations.SECOND, () -> write.start(ignored -> {}));
                    }
                    return;
                }
                write.start(done -> {
                    steps.add(List.copyOf(committed));
                    committed.clear();
                    if (struck) {
                        die(failure);
                    } else {
                        (done ? success : failure).run();
                    }
                });
            };
        }

        private void die(Runnable failure) {
            if (strike.who() == Who.THE_WRITER) {
                failure.run();
            } else {
                world.entities().forEach(entity -> world.machines().forEach(entity::crash));
            }
        }
    }

    private static End run(Strike strike) {
        var parts = new StruckParts(strike);
        World world = parts.world();
        world.bettors().forEach(Bettor::start);
        world.games().forEach(GameMarket::start);
        world.schedule().runFor(20 * Durations.SECOND);
        world.endBetting();
        world.games().get(1).end();
        world.schedule().runFor(Durations.MINUTE);

        int before = world.journal().entries().size();
        parts.beginSettling();
        parts.steps.clear();
        GameMarket game = world.games().get(0);
        game.end();
        world.schedule().runFor(2 * Durations.MINUTE);

        List<JournalEntry> after = world.journal()
                .entries()
                .subList(before, world.journal().entries().size());
        assertThat(game.isOver()).as("%s is over", strike).isTrue();
        world.entities().forEach(SimulatedEntity::requireReplayable);
        return new End(
                resolution(world, game.id()),
                List.copyOf(parts.steps),
                balances(world),
                payments(after, game.id()),
                world.audit().report(world.schedule().now(), true));
    }

    /** The result that everybody is paid by in the end. */
    private static Resolution resolution(World world, String marketId) {
        var reply = new MarketCommand.ViewMarket()
                .decide(world.market(marketId).replayed(), 0)
                .reply();
        return ((MarketReply.Viewed) reply).market().resolution();
    }

    private static Map<String, Long> balances(World world) {
        Map<String, Long> balances = new TreeMap<>();
        for (Bettor bettor : world.bettors()) {
            var reply = new WalletCommand.ViewWallet()
                    .decide(world.wallet(bettor.userId()).replayed(), 0)
                    .reply();
            balances.put(
                    bettor.userId(),
                    ((WalletReply.Viewed) reply).wallet().balance().micros());
        }
        return balances;
    }

    /** How often each wallet applied the settlement of a market. */
    private static Map<String, Integer> payments(List<JournalEntry> entries, String marketId) {
        Map<String, Integer> payments = new TreeMap<>();
        for (JournalEntry entry : entries) {
            if (entry.event() instanceof WalletEvent.EffectsApplied applied
                    && applied.marketId().equals(marketId)) {
                for (Effect effect : applied.effects()) {
                    if (effect instanceof Effect.Settled || effect instanceof Effect.Voided) {
                        payments.merge(entry.persistenceId(), 1, Integer::sum);
                    }
                }
            }
        }
        return payments;
    }

    private static void requireWhole(Strike strike, End end, End calm) {
        assertThat(end.report().isClean()).as("%s is clean", strike).isTrue();
        var sums = end.report().figures();
        assertThat(sums.balances() + sums.commission() + sums.inTransit())
                .as("%s keeps every cent", strike)
                .isEqualTo(sums.deposited() - sums.withdrawn());
        assertThat(end.payments().keySet())
                .as("%s pays everybody", strike)
                .isEqualTo(calm.payments().keySet());
        assertThat(end.payments().values()).as("%s pays once", strike).allMatch(times -> times == 1);
    }

    /** The steps of one market's end, in the order of their commits. */
    private static End enumerate(long seed) {
        End calm = run(new Strike(seed, 0, When.BEFORE_THE_COMMIT, Who.THE_WRITER));
        requireWhole(new Strike(seed, 0, null, null), calm, calm);
        return calm;
    }

    private static List<Class<?>> kinds(End calm) {
        return calm.steps().stream()
                .flatMap(List::stream)
                .<Class<?>>map(Event::getClass)
                .distinct()
                .toList();
    }

    private static Sort sort(End calm) {
        if (kinds(calm).contains(OrderBookEvent.SettlementCorrected.class)) {
            return Sort.WRONG_RESULT;
        }
        return calm.resolution().voided() ? Sort.VOID : Sort.RESULT;
    }

    private static void strikeEverywhere(long seed, End calm) {
        Map<Resolution, Map<String, Long>> balances = new HashMap<>(Map.of(calm.resolution(), calm.balances()));
        for (int step = 1; step <= calm.steps().size(); step++) {
            for (When when : HONEST) {
                for (Who who : Who.values()) {
                    var strike = new Strike(seed, step, when, who);
                    End end = run(strike);
                    requireWhole(strike, end, calm);
                    assertThat(end.balances())
                            .as("%s pays what the other runs with this result paid", strike)
                            .isEqualTo(balances.computeIfAbsent(end.resolution(), first -> end.balances()));
                }
            }
        }
    }

    @Test
    void aCrashAtAnyDurableStepPaysEverybodyOnce() {
        Map<Long, End> calm = new TreeMap<>();
        Map<Sort, Integer> sorts = new EnumMap<>(Sort.class);
        LongStream.range(0, WORLDS).forEach(seed -> {
            End end = enumerate(seed);
            if (!end.payments().isEmpty() && sorts.merge(sort(end), 1, Integer::sum) <= OF_EACH_SORT) {
                calm.put(seed, end);
            }
        });
        assertThat(sorts.keySet()).containsExactlyInAnyOrder(Sort.values());
        assertThat(calm.values()).allSatisfy(end -> assertThat(kinds(end))
                .contains(
                        OrderBookEvent.BookStatusChanged.class,
                        OrderBookEvent.SettlementStarted.class,
                        WalletEvent.EffectsApplied.class,
                        OrderBookEvent.EffectsAcked.class,
                        OrderBookEvent.SettlementCompleted.class,
                        MarketEvent.MarketSettled.class));

        calm.entrySet().parallelStream().forEach(entry -> strikeEverywhere(entry.getKey(), entry.getValue()));

        int steps = calm.values().stream().mapToInt(end -> end.steps().size()).sum();
        System.out.printf(
                "%d markets, %d durable steps, each struck %d ways%n",
                calm.size(), steps, HONEST.size() * Who.values().length);
    }

    @Test
    void anEntityThatSpeaksWithoutItsCommitIsFoundOut() {
        End calm = enumerate(0);

        List<String> troubles = new ArrayList<>();
        for (int step = 1; step <= calm.steps().size(); step++) {
            try {
                var strike = new Strike(0, step, When.INSTEAD_OF_THE_COMMIT, Who.EVERYBODY);
                requireWhole(strike, run(strike), calm);
            } catch (AssertionError | Violation e) {
                troubles.add(e.getMessage());
            }
        }

        assertThat(troubles).hasSizeGreaterThan(calm.payments().size() / 2);
    }
}
