package io.crossbook.simulation;

import io.crossbook.audit.JournalEntry;
import io.crossbook.market.MarketCommand;
import io.crossbook.market.MarketReply;
import io.crossbook.orderbook.OrderBookCommand;
import io.crossbook.orderbook.OrderBookReply;
import io.crossbook.wallet.WalletCommand;
import io.crossbook.wallet.WalletReply;
import java.util.Map;
import java.util.TreeMap;

/** By the rules of the production waker: whoever wrote is asked until it says that nothing is left to do. */
final class Waking {
    private final World world;
    private final Map<String, Long> listed = new TreeMap<>();

    Waking(World world, long interval) {
        this.world = world;
        world.schedule().every(interval, this::round);
    }

    void see(JournalEntry entry) {
        listed.merge(entry.persistenceId(), entry.sequence(), Math::max);
    }

    private void round() {
        Map.copyOf(listed).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> wake(entry.getKey(), entry.getValue()));
    }

    private void wake(String persistenceId, long seen) {
        int separator = persistenceId.indexOf('|');
        String id = persistenceId.substring(separator + 1);
        Network network = world.network();
        switch (persistenceId.substring(0, separator)) {
            case "Wallet" -> network.ask(world.wallet(id), new WalletCommand.Wake(seen), reply -> {
                if (reply instanceof WalletReply.Awake awake && awake.quiet()) {
                    takeOff(persistenceId, seen);
                }
            });
            case "OrderBook" -> network.ask(world.book(id), new OrderBookCommand.Wake(seen), reply -> {
                if (reply instanceof OrderBookReply.Awake awake && awake.quiet()) {
                    takeOff(persistenceId, seen);
                }
            });
            default -> network.ask(world.market(id), new MarketCommand.Wake(seen), reply -> {
                if (reply instanceof MarketReply.Awake awake && awake.quiet()) {
                    takeOff(persistenceId, seen);
                }
            });
        }
    }

    private void takeOff(String persistenceId, long seen) {
        listed.computeIfPresent(persistenceId, (same, last) -> last <= seen ? null : last);
    }
}
