package io.crossbook.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.orderbook.OrderBookEvent;
import io.crossbook.wallet.WalletReply;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Wallets and a book as in production, under a network that loses, doubles and delays, and crashes anywhere. */
class SagaSimulationTest {
    private static final int SEEDS = 300;
    private static final int STEPS = 400;

    @Test
    void noMoneyIsCreatedLostOrStuckWhateverTheNetworkDoes() {
        runAll(false);
    }

    @Test
    void noMoneyIsCreatedLostOrStuckThoughWritesFailOrComeLateAndTheDeadLiveOn() {
        runAll(true);
    }

    private static void runAll(boolean zombies) {
        long fills = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                fills += run(seed, zombies);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertThat(fills).as("bets made, so that the run means something").isGreaterThan(SEEDS);
    }

    /** Returns the number of fills in the book's journal. */
    private static long run(long seed, boolean zombies) {
        var world = new SimulatedExchange(seed);
        world.open();
        if (zombies) {
            world.allowZombies();
        }
        for (int i = 0; i < STEPS; i++) {
            world.step();
            world.assertNobodyOverdrawn();
        }
        world.heal();
        world.assertEverySagaEnded();
        world.assertPromisesKept();
        world.assertWalletsAgreeWithBook();
        world.settle();
        world.assertMoneyConserved();
        return world.allEvents().stream()
                .filter(OrderBookEvent.OrderAccepted.class::isInstance)
                .mapToLong(
                        event -> ((OrderBookEvent.OrderAccepted) event).fills().size())
                .sum();
    }

    @Test
    void aReservationWrittenAfterItsWriterGaveUpIsDecidedOnWithoutAnybodyAskingForIt() {
        var world = new SimulatedExchange(1);
        world.open();
        world.reserveLate("alice");
        world.heal();

        world.assertEverySagaEnded();
        assertThat(world.ordersOf("alice")).hasSize(1);
    }

    @Test
    void aCancelThatOvertakesItsOrderLeavesATombstone() {
        var world = new SimulatedExchange(1);
        world.open();
        var reserved = (WalletReply.Reserved) world.reserve("alice", 0);
        world.cancelAtBook(reserved.place());
        world.heal();

        List<WalletReply.Known> orders = world.ordersOf("alice");

        assertThat(orders).singleElement().satisfies(known -> {
            assertThat(known.order().status().name()).isEqualTo("REJECTED");
            assertThat(known.order().reason()).isEqualTo("CANCELLED_BEFORE_PLACED");
            assertThat(known.order().sizeCancelled())
                    .isEqualTo(known.order().terms().size());
        });
        world.assertNothingReserved("alice");
    }
}
