package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.extractRequest;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.Price;
import io.crossbook.domain.money.Size;
import io.crossbook.market.MarketDefinition;
import io.crossbook.protocol.OrderIds;
import io.crossbook.readside.Queries;
import io.crossbook.readside.Queries.Query;
import io.crossbook.readside.Reading;
import io.crossbook.readside.wallet.HistoryQueries;
import io.crossbook.readside.wallet.HistoryQueries.Bet;
import io.crossbook.readside.wallet.HistoryQueries.Day;
import io.crossbook.readside.wallet.HistoryQueries.EndedPosition;
import io.crossbook.readside.wallet.HistoryQueries.Place;
import io.crossbook.readside.wallet.HistoryQueries.Settlement;
import io.crossbook.readside.wallet.WalletViews;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What a user has bet, won and done, from the read side. */
final class WalletLists {
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    record BetJson(
            long seq,
            String time,
            String marketId,
            String selectionId,
            String side,
            String orderId,
            String clientOrderId,
            String price,
            String reducedPrice,
            String size) {
        static BetJson of(String userId, Bet bet, MarketDefinition market) {
            return new BetJson(
                    bet.seq(),
                    Times.ofMicros(bet.at()),
                    bet.marketId(),
                    market.selections().get(bet.selection()).id(),
                    KindWords.of(market.kind()).word(bet.side()).name(),
                    OrderIds.of(userId, bet.clientOrderId()),
                    bet.clientOrderId(),
                    Price.format(bet.price()),
                    afterRemovals(bet),
                    Size.format(bet.size()));
        }
    }

    /** After runners have left; 0.00 says that the bet is void. */
    private static String afterRemovals(Bet bet) {
        boolean same = bet.settledPrice() == null || bet.settledPrice() == bet.price();
        return same ? null : Price.format(bet.settledPrice());
    }

    record SettlementJson(
            long seq,
            String time,
            String marketId,
            String marketName,
            String outcome,
            String profit,
            String commission) {
        static SettlementJson of(Settlement settlement, MarketDefinition market) {
            return new SettlementJson(
                    settlement.seq(),
                    Times.ofMicros(settlement.at()),
                    settlement.marketId(),
                    market.name(),
                    settlement.outcome(),
                    money(settlement.profit()),
                    money(settlement.commission()));
        }
    }

    record DayJson(
            String day,
            long ordersPlaced,
            long ordersRefused,
            long bets,
            String sizeMatched,
            String deposited,
            String withdrawn,
            long marketsSettled,
            String profit,
            String commission,
            String lastAt) {
        static DayJson of(Day day) {
            return new DayJson(
                    day.day().toString(),
                    day.ordersPlaced(),
                    day.ordersRefused(),
                    day.bets(),
                    Size.format(day.sizeMatched()),
                    money(day.deposited()),
                    money(day.withdrawn()),
                    day.marketsSettled(),
                    money(day.profit()),
                    money(day.commission()),
                    Times.ofMicros(day.lastAt()));
        }
    }

    private final Queries queries;
    private final Definitions definitions;

    WalletLists(Queries queries, Definitions definitions) {
        this.queries = queries;
        this.definitions = definitions;
    }

    Route bets(String userId) {
        return ofMarkets(
                userId,
                "bets",
                HistoryQueries::bets,
                bet -> Cursor.of("bets", bet.seq(), bet.part()),
                Bet::marketId,
                (bet, market) -> BetJson.of(userId, bet, market));
    }

    Route settlements(String userId) {
        return ofMarkets(
                userId,
                "settlements",
                HistoryQueries::settlements,
                settlement -> Cursor.of("settlements", settlement.seq(), settlement.part()),
                Settlement::marketId,
                SettlementJson::of);
    }

    /** Rows after a place in a list of a user's, newest first. */
    @FunctionalInterface
    private interface NewestFirst<T> {
        List<T> read(Connection connection, String userId, HistoryQueries.Filter filter, Place after, int max)
                throws SQLException;
    }

    private <T, J> Route ofMarkets(
            String userId,
            String name,
            NewestFirst<T> rows,
            Function<T, String> cursor,
            Function<T, String> marketId,
            BiFunction<T, MarketDefinition, J> json) {
        return extractRequest(request -> {
            Parameters parameters = Parameters.of(request, "marketId", Span.FROM, Span.TO, Page.LIMIT, Page.CURSOR);
            Span span = Span.of(parameters);
            var filter = new HistoryQueries.Filter(parameters.text("marketId"), span.from(), span.until());
            int limit = Page.limit(parameters);
            Place after = Cursor.of(parameters, name, 2)
                    .map(given -> new Place(given.number(0), given.smallNumber(1)))
                    .orElse(Place.START);
            return page(
                    request,
                    userId,
                    limit,
                    connection -> rows.read(connection, userId, filter, after, limit + 1),
                    cursor,
                    page -> named(page, marketId, json));
        });
    }

    private <T, J> CompletionStage<Page<J>> named(
            Page<T> page, Function<T, String> marketId, BiFunction<T, MarketDefinition, J> json) {
        return definitions
                .all(page.items().stream().map(marketId).toList())
                .thenApply(markets -> page.map(row -> json.apply(row, markets.get(marketId.apply(row)))));
    }

    private <T, J> Route page(
            HttpRequest request,
            String userId,
            int limit,
            Query<List<T>> query,
            Function<T, String> cursor,
            Function<Page<T>, CompletionStage<Page<J>>> json) {
        return completeWithFuture(queries.caughtUp(WalletViews.GROUP, userId, query)
                .thenCompose(reading -> json.apply(Page.cut(reading.value(), limit, cursor))
                        .thenApply(page -> answer(request, reading, page))));
    }

    private static HttpResponse answer(HttpRequest request, Reading<?> reading, Object body) {
        return Answers.tagged(request, Answers.fresh(Bodies.ok(body), reading.freshness()));
    }

    /** The markets that are over for the user. */
    Route settledPositions(String userId, Parameters parameters) {
        int limit = Page.limit(parameters);
        String after = Cursor.of(parameters, "settled-positions", 1)
                .map(cursor -> cursor.text(0))
                .orElse("");
        return extractRequest(request -> page(
                request,
                userId,
                limit,
                connection -> HistoryQueries.endedPositions(connection, userId, after, limit + 1),
                position -> Cursor.of("settled-positions", position.marketId()),
                page -> named(page, EndedPosition::marketId, PositionJson::ended)));
    }

    Route activity(String userId) {
        return extractRequest(request -> {
            Parameters parameters = Parameters.of(request, Span.FROM, Span.TO, Page.LIMIT, Page.CURSOR);
            Span span = Span.of(parameters);
            int limit = Page.limit(parameters);
            LocalDate before = Cursor.of(parameters, "activity", 1)
                    .map(cursor -> day(cursor.number(0)))
                    .orElse(LAST_DAY);
            LocalDate first = dayOf(span.from());
            LocalDate last = span.until() == Long.MAX_VALUE ? LAST_DAY : dayOf(span.until());
            Query<List<Day>> query =
                    connection -> HistoryQueries.activity(connection, userId, before, first, last, limit + 1);
            return completeWithFuture(queries.caughtUp(WalletViews.GROUP, userId, query)
                    .thenApply(reading -> answer(
                            request,
                            reading,
                            Page.cut(
                                            reading.value(),
                                            limit,
                                            day -> Cursor.of(
                                                    "activity", day.day().toEpochDay()))
                                    .map(DayJson::of))));
        });
    }

    private static LocalDate day(long epochDay) {
        if (epochDay < 0 || epochDay > LAST_DAY.toEpochDay()) {
            throw Cursor.strange();
        }
        return LocalDate.ofEpochDay(epochDay);
    }

    private static LocalDate dayOf(long micros) {
        return LocalDate.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    private static String money(long micros) {
        return Money.ofMicros(micros).toString();
    }
}
