package io.crossbook.demo;

import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.orderbook.OrderBookRejection;
import io.crossbook.protocol.OrderStatus;
import io.crossbook.protocol.OrderView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Bots that keep both sides of every book near its price: two for each selection, which do not quite agree on it. In
 * each step the one whose quotes are furthest from where they should be looks at them and replaces the worst.
 */
final class Makers {
    private static final int EACH = 2;
    private static final int CHANGES_AT_ONCE = 2;
    private static final long REST = TimeUnit.SECONDS.toMicros(2);
    private static final long LONG_UNSEEN = TimeUnit.SECONDS.toMicros(25);

    /** One bot's quotes for one selection. */
    private static final class Desk {
        private final String marketId;
        private final int selection;
        private final int opinion;
        private final String bot;
        private List<Quote> quotes = new ArrayList<>();
        private long seenAt;

        private Desk(String marketId, int selection, int opinion, String bot) {
            this.marketId = marketId;
            this.selection = selection;
            this.opinion = opinion;
            this.bot = bot;
        }
    }

    private record Visit(Desk desk, Live market, List<Ladder.Change> changes, double urgency) {}

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
        staff(markets);
        Optional<Visit> first = markets.stream()
                .flatMap(market -> desks.get(market.marketId()).stream().map(desk -> look(desk, market, now)))
                .filter(visit -> visit.urgency() >= 1 && now - visit.desk().seenAt >= REST)
                .max(Comparator.comparingDouble(Visit::urgency));
        return first.isEmpty() ? CompletableFuture.completedFuture(null) : visit(first.get(), now);
    }

    /** Has the quotes of a selection looked at soon, because somebody took some. */
    void suspect(String marketId, int selection) {
        desks.getOrDefault(marketId, List.of()).stream()
                .filter(desk -> desk.selection == selection)
                .forEach(desk -> desk.seenAt -= LONG_UNSEEN / 2);
    }

    private void staff(List<Live> markets) {
        Map<String, List<Desk>> open = new HashMap<>();
        for (Live market : markets) {
            List<Desk> known = desks.get(market.marketId());
            open.put(market.marketId(), known == null ? hire(market) : known);
        }
        desks = open;
    }

    private List<Desk> hire(Live market) {
        List<Desk> hiredNow = new ArrayList<>();
        for (int selection = 0; selection < market.terms().selections(); selection++) {
            for (int opinion = 0; opinion < EACH; opinion++) {
                String bot = Bots.MAKERS.get(hired++ % Bots.MAKERS.size());
                hiredNow.add(new Desk(market.marketId(), selection, opinion, bot));
            }
        }
        return hiredNow;
    }

    private static Visit look(Desk desk, Live market, long now) {
        Ladder ladder = market.ladder(desk.selection, now);
        // The second looks at the price of a moment ago.
        long then = now - desk.opinion * REST;
        List<Ladder.Change> changes = ladder.changes(desk.quotes, market.tick(desk.selection, then));
        int strain = changes.isEmpty() ? 0 : changes.get(0).strain();
        return new Visit(desk, market, changes, strain + (double) (now - desk.seenAt) / LONG_UNSEEN);
    }

    private CompletionStage<Void> visit(Visit visit, long now) {
        Desk desk = visit.desk();
        desk.seenAt = now;
        return standing(desk).thenCompose(standing -> {
            desk.quotes = new ArrayList<>(standing);
            List<Ladder.Change> changes = look(desk, visit.market(), now).changes();
            int many = desk.quotes.isEmpty() ? changes.size() : Math.min(changes.size(), CHANGES_AT_ONCE);
            List<Ladder.Change> some = changes.subList(0, many);
            return Bots.each(some, change -> cancel(desk, change))
                    .thenCompose(done -> Bots.each(some, change -> place(desk, visit.market(), change.fresh())));
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

    private CompletionStage<Void> cancel(Desk desk, Ladder.Change change) {
        if (change.old().isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Quote old = change.old().get();
        return floor.placements().cancel(desk.bot, old.clientOrderId()).handle((order, trouble) -> {
            if (trouble == null || Demo.isRefusal(trouble, OrderBookRejection.BET_TAKEN_OR_LAPSED)) {
                desk.quotes.remove(old);
            }
            return null;
        });
    }

    private CompletionStage<Void> place(Desk desk, Live market, Quote fresh) {
        if (desk.quotes.stream().anyMatch(fresh::isFor)) {
            return CompletableFuture.completedFuture(null);
        }
        return bots.place(desk.bot, market, desk.selection, fresh.side(), fresh.tick(), fresh.size(), TimeInForce.GTC)
                .thenAccept(id -> desk.quotes.add(fresh.placedAs(id)));
    }
}
