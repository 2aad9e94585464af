package io.crossbook.simulation;

import io.crossbook.audit.JournalEntry;
import io.crossbook.deposits.DepositCommand;
import io.crossbook.deposits.DepositReply;
import io.crossbook.market.MarketCommand;
import io.crossbook.market.MarketEvent;
import io.crossbook.market.MarketReply;
import io.crossbook.orderbook.OrderBookCommand;
import io.crossbook.orderbook.OrderBookReply;
import io.crossbook.wallet.WalletCommand;
import io.crossbook.wallet.WalletReply;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * By the rules of the production waker: whoever wrote is asked until it says that nothing is left to do. Only asking
 * that cannot change anything is left out: of a market that has long done all there was to do, before its next time.
 */
final class Waking {
    private static final long LATELY = 15 * Durations.MINUTE;

    private final World world;
    private final long interval;
    private final Map<String, Long> listed = new TreeMap<>();
    private final Map<String, Long> wroteAt = new HashMap<>();
    private final Map<String, NavigableSet<Long>> times = new HashMap<>();
    private boolean planned;

    Waking(World world, long interval) {
        this.world = world;
        this.interval = interval;
    }

    void see(JournalEntry entry) {
        String id = entry.persistenceId();
        wroteAt.put(id, world.schedule().now());
        if (entry.event() instanceof MarketEvent.MarketScheduled made) {
            var schedule = made.schedule();
            Stream.of(schedule.opensAt(), schedule.turnInPlayAt(), schedule.closesAt(), schedule.resolveBy())
                    .filter(Objects::nonNull)
                    .forEach(time -> timesOf(id).add(time));
        } else if (entry.event() instanceof MarketEvent.ResolutionApproved approved) {
            timesOf(id).add(approved.finalAt());
        }
        list(id, entry.sequence());
    }

    private NavigableSet<Long> timesOf(String id) {
        return times.computeIfAbsent(id, same -> new TreeSet<>());
    }

    private void list(String id, long sequence) {
        listed.merge(id, sequence, Math::max);
        if (!planned) {
            planned = true;
            world.schedule().after(interval, this::round);
        }
    }

    private void round() {
        Map.copyOf(listed).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> wake(entry.getKey(), entry.getValue()));
        planned = !listed.isEmpty();
        if (planned) {
            world.schedule().after(interval, this::round);
        }
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
            case "Deposit" -> network.ask(world.deposit(id), new DepositCommand.Wake(seen), reply -> {
                if (reply instanceof DepositReply.Awake awake && awake.quiet()) {
                    takeOff(persistenceId, seen);
                }
            });
            default -> network.ask(world.market(id), new MarketCommand.Wake(seen), reply -> {
                if (reply instanceof MarketReply.Awake awake && awake.quiet()) {
                    takeOff(persistenceId, seen);
                } else if (reply instanceof MarketReply.Awake) {
                    leaveUntilItsTime(persistenceId, seen);
                }
            });
        }
    }

    private void leaveUntilItsTime(String persistenceId, long seen) {
        long now = world.schedule().now();
        NavigableSet<Long> its = timesOf(persistenceId);
        Long next = its.higher(now + Durations.MINUTE);
        boolean isDue =
                !its.subSet(now - LATELY, true, now + Durations.MINUTE, true).isEmpty();
        if (next != null && !isDue && wroteAt.get(persistenceId) < now - LATELY) {
            takeOff(persistenceId, seen);
            world.schedule().at(next - Durations.MINUTE, () -> list(persistenceId, seen));
        }
    }

    private void takeOff(String persistenceId, long seen) {
        listed.computeIfPresent(persistenceId, (same, last) -> last <= seen ? null : last);
    }
}
