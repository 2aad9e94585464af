package io.crossbook.demo;

import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.orderbook.OrderBookRejection;
import io.crossbook.protocol.OrderStatus;
import io.crossbook.protocol.OrderView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Bots that keep both sides of every book near its price, one for each selection. In each step those whose quotes are
 * furthest from where they should be look at them. What a price has passed goes before
 * anything is placed, as it would stand against it.
 */
final class Makers {
    private static final int VISITS_AT_ONCE = 3;
    private static final long REST = TimeUnit.SECONDS.toMicros(2);
    private static final long LONG_UNSEEN = TimeUnit.SECONDS.toMicros(60);

    /** One bot's quotes for one selection. */
    private static final class Desk {
        private final String marketId;
        private final int selection;
        private final String bot;
        private final Set<Quote> taken = new HashSet<>();
        private List<Quote> quotes = new ArrayList<>();
        private int around;
        private long movedAt;
        private long seenAt;

        private Desk(Live market, int selection, String bot, long now) {
            this.marketId = market.marketId();
            this.selection = selection;
            this.bot = bot;
            this.around = market.tick(selection, now);
            this.movedAt = now;
        }

        /** Follows the price: now and then by a step, as every step costs orders, and at once where it leaps. */
        private void follow(Live market, long now) {
            int next = market.ladder(selection, now).towards(around, market.tick(selection, now));
            boolean leap = market.ladder(selection, now).isLeap(around, next);
            if (next != around && (leap || now - movedAt >= market.hold())) {
                around = next;
                movedAt = now;
            }
        }
    }

    /** A quote that somebody may well take now. */
    record Ripe(Live market, int selection, Quote quote) {}

    private record Visit(Desk desk, Live market, Ladder.Change change, double urgency) {}

    private final Floor floor;
    private final Bots bots;
    private Map<String, List<Desk>> desks = new HashMap<>();
    private int hired;

    Makers(Floor floor, Bots bots) {
        this.floor = floor;
        this.bots = bots;
    }

    /** Looks after the quotes that need it most, if any do. */
    CompletionStage<Void> step(List<Live> markets, long now) {
        staff(markets, now);
        List<Visit> first = markets.stream()
                .flatMap(market -> desks.get(market.marketId()).stream().map(desk -> look(desk, market, now)))
                .filter(visit -> visit.urgency() >= 1 && now - visit.desk().seenAt >= REST)
                .sorted(Comparator.comparingDouble(Visit::urgency).reversed())
                .limit(VISITS_AT_ONCE)
                .toList();
        return Bots.each(first, visit -> visit(visit, now));
    }

    /** Whether some selection has no quotes at all yet. */
    boolean busy() {
        return desks.values().stream().flatMap(List::stream).anyMatch(desk -> desk.quotes.isEmpty());
    }

    /** The quotes that prices have come upon, as far as their makers know. */
    List<Ripe> ripe(List<Live> markets, long now) {
        List<Ripe> ripe = new ArrayList<>();
        for (Live market : markets) {
            for (Desk desk : desks.getOrDefault(market.marketId(), List.of())) {
                market.ladder(desk.selection, now).ripe(desk.quotes, desk.around).stream()
                        .filter(quote -> !desk.taken.contains(quote))
                        .forEach(quote -> ripe.add(new Ripe(market, desk.selection, quote)));
            }
        }
        return ripe;
    }

    /** Has the quotes of a selection looked at soon, because somebody took one. */
    void suspect(Ripe ripe) {
        desks.getOrDefault(ripe.market().marketId(), List.of()).stream()
                .filter(desk -> desk.selection == ripe.selection())
                .forEach(desk -> {
                    desk.taken.add(ripe.quote());
                    desk.seenAt -= LONG_UNSEEN;
                });
    }

    private void staff(List<Live> markets, long now) {
        Map<String, List<Desk>> open = new HashMap<>();
        for (Live market : markets) {
            List<Desk> known = desks.get(market.marketId());
            if (known != null) {
                known.forEach(desk -> desk.follow(market, now));
            }
            open.put(market.marketId(), known == null ? hire(market, now) : known);
        }
        desks = open;
    }

    private List<Desk> hire(Live market, long now) {
        return IntStream.range(0, market.terms().selections())
                .mapToObj(selection -> new Desk(market, selection, Bots.MAKERS.get(hired++ % Bots.MAKERS.size()), now))
                .toList();
    }

    private static Visit look(Desk desk, Live market, long now) {
        Ladder ladder = market.ladder(desk.selection, now);
        List<Quote> standing = desk.quotes.stream()
                .filter(quote -> !desk.taken.contains(quote))
                .toList();
        Ladder.Change change = ladder.change(standing, desk.around);
        return new Visit(desk, market, change, change.strain() + (double) (now - desk.seenAt) / LONG_UNSEEN);
    }

    private CompletionStage<Void> visit(Visit visit, long now) {
        Desk desk = visit.desk();
        desk.seenAt = now;
        return standing(desk).thenCompose(standing -> {
            desk.quotes = new ArrayList<>(standing);
            desk.taken.clear();
            Ladder.Change change = look(desk, visit.market(), now).change();
            return Bots.each(change.out(), quote -> cancel(desk, quote))
                    .thenCompose(done -> Bots.each(change.in(), quote -> place(desk, visit.market(), quote)));
        });
    }

    /** The quotes that are still in the book, or on their way there. */
    private CompletionStage<List<Quote>> standing(Desk desk) {
        if (desk.quotes.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        List<String> ids = desk.quotes.stream().map(Quote::clientOrderId).toList();
        return floor.books().orders(desk.marketId, desk.bot, ids).thenApply(orders -> {
            Map<String, OrderStatus> known =
                    orders.stream().collect(Collectors.toMap(OrderView::clientOrderId, OrderView::status));
            return desk.quotes.stream()
                    .filter(quote -> known.getOrDefault(quote.clientOrderId(), OrderStatus.LAPSED) == OrderStatus.OPEN)
                    .toList();
        });
    }

    private CompletionStage<Void> cancel(Desk desk, Quote old) {
        return floor.placements().cancel(desk.bot, old.clientOrderId()).handle((order, trouble) -> {
            if (trouble == null || Demo.isRefusal(trouble, OrderBookRejection.BET_TAKEN_OR_LAPSED)) {
                desk.quotes.remove(old);
            }
            return null;
        });
    }

    private CompletionStage<Void> place(Desk desk, Live market, Quote fresh) {
        return bots.place(desk.bot, market, desk.selection, fresh.side(), fresh.tick(), fresh.size(), TimeInForce.GTC)
                .thenAccept(id -> desk.quotes.add(fresh.placedAs(id)));
    }
}
