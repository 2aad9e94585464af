package io.crossbook.simulation;

import static io.crossbook.simulation.DisputedExchange.BOND;
import static io.crossbook.simulation.DisputedExchange.DEPOSIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.money.Money;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Resolution;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A bond from its reservation to its end, in every order in which messages can be lost, doubled and overtaken, wallet
 * and market die after any write, and the officials are faster than all of them.
 */
class DisputeBondStepsTest {
    private static final int STEPS = 5;
    private static final int ROUNDS = 20;

    /** What can happen next. */
    private enum Turn {
        DELIVER,
        DELIVER_THE_NEWEST,
        DELIVER_TWICE,
        LOSE,
        DIE_AFTER_THE_WRITE,
        EVERYBODY_DIES,
        OFFICIALS_GO_ON
    }

    private enum Answer {
        UPHELD,
        OVERTURNED,
        TOO_EARLY,
        DISPUTED_BY_ANOTHER;

        /** What the officials answer to a dispute, null for too early. */
        private Resolution resolution() {
            return switch (this) {
                case UPHELD -> DisputedExchange.LIONS;
                case OVERTURNED, DISPUTED_BY_ANOTHER -> DisputedExchange.BEARS;
                case TOO_EARLY -> null;
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void theBondEndsOnceAsTheFinalResultSaysWhateverHappensOnTheWay(Answer answer) {
        Map<Turn, Integer> choices = new EnumMap<>(Turn.class);
        Set<String> ends = new TreeSet<>();
        int ways = (int) Math.pow(Turn.values().length, STEPS);
        for (int way = 0; way < ways; way++) {
            var exchange = new DisputedExchange();
            if (answer == Answer.DISPUTED_BY_ANOTHER) {
                exchange.disputeFirst();
            }
            exchange.reserve();
            for (int step = 0, left = way; step < STEPS; step++, left /= Turn.values().length) {
                Turn turn = Turn.values()[left % Turn.values().length];
                choices.merge(turn, 1, Integer::sum);
                take(turn, exchange, answer);
            }
            comeToRest(exchange, answer);
            ends.add(requireWhole(exchange, answer, way));
        }
        assertThat(ends).as("both sides of the race are seen").isEqualTo(possible(answer));
    }

    private static void take(Turn turn, DisputedExchange exchange, Answer answer) {
        switch (turn) {
            case DELIVER -> exchange.deliver(false);
            case DELIVER_THE_NEWEST -> exchange.deliverLast();
            case DELIVER_TWICE -> {
                exchange.repeat();
                exchange.deliver(false);
            }
            case LOSE -> exchange.lose();
            case DIE_AFTER_THE_WRITE -> exchange.deliver(true);
            case EVERYBODY_DIES -> {
                exchange.everybodyDies();
                exchange.wait30Seconds();
            }
            case OFFICIALS_GO_ON -> exchange.goOn(answer.resolution());
        }
    }

    private static void comeToRest(DisputedExchange exchange, Answer answer) {
        for (int round = 0; round < ROUNDS; round++) {
            exchange.wait30Seconds();
            while (exchange.isUnderWay()) {
                exchange.deliver(false);
            }
            exchange.goOn(answer.resolution());
        }
    }

    private static Set<String> possible(Answer answer) {
        return switch (answer) {
            case UPHELD -> Set.of("FORFEITED", "RELEASED");
            case OVERTURNED -> Set.of("REWARDED", "RELEASED");
            case TOO_EARLY, DISPUTED_BY_ANOTHER -> Set.of("RELEASED");
        };
    }

    private static String requireWhole(DisputedExchange exchange, Answer answer, int way) {
        assertThat(exchange.look().status()).as("way %d", way).isEqualTo(MarketStatus.SETTLING);
        var bond = exchange.bond();
        boolean taken =
                exchange.look().disputes().stream().anyMatch(one -> one.userId().equals(DisputedExchange.USER));
        long gain =
                switch (bond.status()) {
                    case "FORFEITED" -> -BOND;
                    case "REWARDED" -> BOND / 2;
                    default -> 0;
                };
        assertThat(exchange.funds().balance()).as("way %d", way).isEqualTo(Money.ofMicros(DEPOSIT + gain));
        assertThat(exchange.funds().available()).as("way %d", way).isEqualTo(Money.ofMicros(DEPOSIT + gain));
        assertThat(bond.isPending()).as("way %d: %s", way, bond).isFalse();
        assertThat(exchange.audit().trouble()).as("way %d", way).isEmpty();
        if (answer != Answer.TOO_EARLY) {
            assertThat(bond.status().equals("RELEASED"))
                    .as("way %d: %s", way, bond)
                    .isEqualTo(!taken);
        }
        return bond.status();
    }
}
