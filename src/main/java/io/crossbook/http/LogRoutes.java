package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import io.crossbook.auth.Principal;
import io.crossbook.auth.Role;
import io.crossbook.readside.Queries;
import io.crossbook.readside.log.LogQueries;
import io.crossbook.readside.log.LogQueries.Area;
import io.crossbook.readside.log.LogQueries.Entry;
import io.crossbook.readside.log.LogQueries.Filter;
import io.crossbook.readside.log.LogQueries.Place;
import java.util.List;
import java.util.Optional;

/** Everything that the staff did; for admins, and as far as it is about markets for arbiters too. */
final class LogRoutes {
    private static final String NAME = "log";
    private static final String AREA = "area";
    private static final String ACTOR = "actor";
    private static final String MARKET = "marketId";
    private static final String USER = "userId";
    private static final String ACTION = "action";
    private static final String STAFF_ONLY = "staffOnly";

    record EntryJson(
            String area,
            String entity,
            long seq,
            String time,
            String action,
            String by,
            String byName,
            String marketId,
            String eventName,
            String marketName,
            String userId,
            String username,
            String detail,
            String reason) {
        static EntryJson of(Entry entry) {
            return new EntryJson(
                    entry.area().name(),
                    entry.entity(),
                    entry.seq(),
                    Times.ofMicros(entry.at()),
                    entry.action(),
                    entry.actor(),
                    entry.actorName(),
                    entry.marketId(),
                    entry.eventName(),
                    entry.marketName(),
                    entry.userId(),
                    entry.userName(),
                    entry.detail(),
                    entry.reason());
        }
    }

    private final Queries queries;

    LogRoutes(Queries queries) {
        this.queries = queries;
    }

    Route route(Principal principal) {
        return concat(
                path(NAME, () -> get(() -> Gate.staff(principal, () -> list(principal)))),
                path("log.csv", () -> get(() -> Gate.staff(principal, () -> export(principal)))));
    }

    private Route list(Principal principal) {
        return extractRequest(request -> {
            Parameters parameters = Parameters.of(
                    request,
                    AREA,
                    ACTOR,
                    MARKET,
                    USER,
                    ACTION,
                    STAFF_ONLY,
                    Span.FROM,
                    Span.TO,
                    Page.LIMIT,
                    Page.CURSOR);
            Filter filter = filter(principal, parameters);
            int limit = Page.limit(parameters);
            Place after = Cursor.of(parameters, NAME, 3)
                    .map(cursor -> new Place(cursor.number(0), cursor.text(1), cursor.number(2)))
                    .orElse(Place.START);
            return completeWithFuture(
                    queries.run(connection -> LogQueries.newestFirst(connection, filter, after, limit + 1))
                            .thenApply(entries -> Answers.tagged(
                                    request,
                                    Bodies.ok(Page.cut(
                                                    entries,
                                                    limit,
                                                    last -> Cursor.of(NAME, last.at(), last.entity(), last.seq()))
                                            .map(EntryJson::of)))));
        });
    }

    private Route export(Principal principal) {
        return extractRequest(request -> {
            Filter filter = filter(
                    principal,
                    Parameters.of(request, AREA, ACTOR, MARKET, USER, ACTION, STAFF_ONLY, Span.FROM, Span.TO));
            return completeWithFuture(queries.runHeavy(
                            connection -> LogQueries.newestFirst(connection, filter, Place.START, Csv.ROWS_MAX + 1))
                    .thenApply(entries -> csv(Csv.whole(entries))));
        });
    }

    private static Filter filter(Principal principal, Parameters parameters) {
        Optional<Area> asked = parameters.oneOf(AREA, Area.class);
        Optional<Area> area = principal.has(Role.ADMIN) ? asked : Optional.of(asked.orElse(Area.MARKET));
        if (area.filter(Area.MARKET::equals).isEmpty()) {
            Gate.require(principal, Role.ADMIN);
        }
        Span span = Span.of(parameters);
        return new Filter(
                area,
                parameters.text(ACTOR),
                parameters.text(MARKET),
                parameters.text(USER),
                parameters.text(ACTION),
                parameters.flag(STAFF_ONLY).orElse(false),
                span.from(),
                span.until());
    }

    private static HttpResponse csv(List<Entry> entries) {
        Csv csv = new Csv(
                "time", "area", "action", "by", "byName", "marketId", "userId", "detail", "reason", "entity", "seq");
        entries.stream()
                .map(EntryJson::of)
                .forEach(entry -> csv.row(
                        entry.time(),
                        entry.area(),
                        entry.action(),
                        entry.by(),
                        entry.byName(),
                        entry.marketId(),
                        entry.userId(),
                        entry.detail(),
                        entry.reason(),
                        entry.entity(),
                        entry.seq()));
        return csv.response("log.csv");
    }
}
