package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.server.Route;
import io.crossbook.auth.Principal;
import io.crossbook.auth.Role;
import io.crossbook.documents.DocumentKind;
import io.crossbook.documents.IssuedDocument;
import io.crossbook.http.DocumentFile.Form;
import io.crossbook.readside.Queries;
import io.crossbook.readside.document.DocumentQueries;
import io.crossbook.readside.document.DocumentQueries.Filter;
import io.crossbook.readside.document.DocumentQueries.Place;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/** Invoices, credit notes and statements of the caller. */
final class DocumentRoutes {
    private static final String LIST = "documents";
    private static final String MONTH = "month";
    private static final String KIND = "kind";
    private static final Pattern NUMBER = Pattern.compile("[A-Z]{2,3}-[0-9-]{4,40}");
    private static final Pattern MONTH_FORM = Pattern.compile("20[0-9]{2}-[0-9]{2}");

    private final DocumentDesk desk;
    private final Queries queries;

    DocumentRoutes(DocumentDesk desk, Queries queries) {
        this.desk = desk;
        this.queries = queries;
    }

    Route route(Principal principal) {
        return concat(
                pathPrefix(
                        "documents",
                        () -> concat(
                                pathEnd(() -> get(() -> Gate.user(principal, () -> list(principal.userId())))),
                                path(segment(), name -> get(() -> document(principal, name))))),
                pathPrefix(
                        "statements",
                        () -> path(
                                segment(),
                                name -> get(() -> Gate.user(principal, () -> statement(principal.userId(), name))))));
    }

    private Route list(String userId) {
        return extractRequest(request -> {
            Parameters parameters = Parameters.of(request, KIND, MONTH, Page.LIMIT, Page.CURSOR);
            Filter filter = new Filter(
                    parameters.oneOf(KIND, DocumentKind.class),
                    parameters.text(MONTH).map(text -> month(text)
                            .orElseThrow(() -> Parameters.problem(MONTH, "Write a month like 2026-03."))));
            int limit = Page.limit(parameters);
            Place after = Cursor.of(parameters, LIST, 2)
                    .map(cursor -> new Place(cursor.number(0), cursor.text(1)))
                    .orElse(Place.START);
            return completeWithFuture(
                    queries.run(connection -> DocumentQueries.newestFirst(connection, userId, filter, after, limit + 1))
                            .thenApply(documents -> {
                                Page<IssuedDocument> page = Page.cut(
                                        documents, limit, last -> Cursor.of(LIST, last.issuedAt(), last.number()));
                                return Answers.tagged(request, Bodies.ok(page.map(DocumentJson.Summary::of)));
                            }));
        });
    }

    /** Somebody else's document is not there, except for whoever has to look after all of them. */
    private Route document(Principal principal, String name) {
        Form form = Form.of(name);
        String number = form.bare(name);
        if (!NUMBER.matcher(number).matches()) {
            throw new ProblemException(ProblemCode.DOCUMENT_NOT_FOUND);
        }
        return extractRequest(request -> {
            Parameters.of(request);
            return completeWithFuture(queries.run(connection -> DocumentQueries.byNumber(connection, number))
                    .thenApply(found -> found.filter(issued -> principal.has(Role.ADMIN)
                                    || issued.document().userId().equals(principal.userId()))
                            .orElseThrow(() -> new ProblemException(ProblemCode.DOCUMENT_NOT_FOUND)))
                    .thenCompose(issued -> DocumentFile.of(issued).answer(request, form, desk.printer())));
        });
    }

    private Route statement(String userId, String name) {
        Form form = Form.of(name);
        YearMonth month =
                month(form.bare(name)).orElseThrow(() -> new ProblemException(ProblemCode.DOCUMENT_NOT_FOUND));
        return extractRequest(request -> {
            Parameters.of(request);
            return completeWithFuture(desk.statements()
                    .find(userId, month)
                    .thenApply(found -> found.orElseThrow(() -> new ProblemException(ProblemCode.DOCUMENT_NOT_FOUND)))
                    .thenCompose(found -> new DocumentFile(found.statement(), found.issued(), found.at())
                            .answer(request, form, desk.printer())));
        });
    }

    private static Optional<YearMonth> month(String text) {
        try {
            return MONTH_FORM.matcher(text).matches() ? Optional.of(YearMonth.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
