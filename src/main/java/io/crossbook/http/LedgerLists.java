package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.extractRequest;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import io.crossbook.domain.money.Money;
import io.crossbook.readside.Queries;
import io.crossbook.readside.wallet.StatementQueries;
import io.crossbook.readside.wallet.StatementQueries.Filter;
import io.crossbook.readside.wallet.StatementQueries.Line;
import io.crossbook.readside.wallet.StatementQueries.Place;
import io.crossbook.readside.wallet.WalletViews;
import java.util.List;

/** A user's statement, from the read side. */
final class LedgerLists {
    private static final String NAME = "ledger";

    record LineJson(long seq, String time, String type, String amount, String balanceAfter, String ref) {
        static LineJson of(Line line) {
            return new LineJson(
                    line.seq(),
                    Times.ofMicros(line.at()),
                    line.type(),
                    Money.ofMicros(line.amount()).toString(),
                    Money.ofMicros(line.balanceAfter()).toString(),
                    line.ref());
        }
    }

    private final Queries queries;

    LedgerLists(Queries queries) {
        this.queries = queries;
    }

    Route list(String userId) {
        return extractRequest(request -> {
            Parameters parameters = Parameters.of(request, "type", Span.FROM, Span.TO, Page.LIMIT, Page.CURSOR);
            Filter filter = filter(parameters);
            int limit = Page.limit(parameters);
            Place after = Cursor.of(parameters, NAME, 2)
                    .map(cursor -> new Place(cursor.number(0), cursor.smallNumber(1)))
                    .orElse(Place.START);
            return completeWithFuture(queries.caughtUp(
                            WalletViews.GROUP,
                            userId,
                            connection -> StatementQueries.oldestFirst(connection, userId, filter, after, limit + 1))
                    .thenApply(reading -> {
                        Page<Line> page =
                                Page.cut(reading.value(), limit, line -> Cursor.of(NAME, line.seq(), line.part()));
                        return Answers.tagged(
                                request, Answers.fresh(Bodies.ok(page.map(LineJson::of)), reading.freshness()));
                    }));
        });
    }

    private static Filter filter(Parameters parameters) {
        Span span = Span.of(parameters);
        return new Filter(parameters.oneOf("type", StatementQueries.Type.class), span.from(), span.until());
    }

    Route export(String userId) {
        return extractRequest(request -> {
            Filter filter = filter(Parameters.of(request, "type", Span.FROM, Span.TO));
            return completeWithFuture(queries.caughtUp(WalletViews.GROUP, userId, connection -> userId)
                    .thenCompose(reading -> queries.runHeavy(connection -> StatementQueries.oldestFirst(
                                    connection, userId, filter, Place.START, Csv.ROWS_MAX + 1))
                            .thenApply(lines -> Answers.fresh(csv(Csv.whole(lines)), reading.freshness()))));
        });
    }

    private static HttpResponse csv(List<Line> lines) {
        Csv csv = new Csv("seq", "time", "type", "amount", "balanceAfter", "ref");
        lines.stream()
                .map(LineJson::of)
                .forEach(line ->
                        csv.row(line.seq(), line.time(), line.type(), line.amount(), line.balanceAfter(), line.ref()));
        return csv.response("ledger.csv");
    }
}
