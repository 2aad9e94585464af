package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import io.crossbook.auth.Principal;
import io.crossbook.deposits.DepositStatus;
import io.crossbook.domain.money.Money;
import io.crossbook.payments.DepositIntake;
import io.crossbook.payments.RequestSignature;
import io.crossbook.payments.TransactionJson;
import io.crossbook.payments.Webhook;
import io.crossbook.readside.Queries;
import io.crossbook.readside.deposit.DepositQueries;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The payment provider's webhook, and what waits for a decision about money that came in. */
final class PaymentRoutes {
    private static final String LIST = "deposits";
    private static final int REASON_MAX = 200;

    record Taken(String result) {}

    record Assignment(String userId, String reason) {}

    record Dismissal(String reason) {}

    record Decided(String transactionId, String status) {}

    record Line(
            String transactionId,
            String status,
            String recipient,
            String userId,
            String amount,
            String currency,
            String reason,
            String decidedBy,
            String note,
            String at) {
        static Line of(DepositQueries.Row row) {
            return new Line(
                    row.id(),
                    row.status().name(),
                    row.recipient(),
                    row.userId(),
                    Money.ofMicros(row.amount()).toString(),
                    row.currency(),
                    row.reason(),
                    row.decidedBy(),
                    row.note(),
                    Times.ofMicros(row.at()));
        }
    }

    private final PaymentDesk desk;
    private final Queries queries;

    PaymentRoutes(PaymentDesk desk, Queries queries) {
        this.desk = desk;
        this.queries = queries;
    }

    /** What needs no token; the provider shows by its signature who it is. */
    Route open() {
        return path(segment("payments").slash("webhook"), () -> post(this::webhook));
    }

    /** What is for admins. */
    Route route(Principal principal) {
        return concat(
                path(segment("payments").slash("deposits"), () -> get(() -> Gate.admin(principal, this::list))),
                path(
                        segment("payments").slash("deposits").slash(segment()).slash("assign"),
                        id -> post(() -> Gate.admin(principal, () -> assign(known(id), principal.userId())))),
                path(
                        segment("payments").slash("deposits").slash(segment()).slash("dismiss"),
                        id -> post(() -> Gate.admin(principal, () -> dismiss(known(id), principal.userId())))));
    }

    private static String known(String id) {
        if (!TransactionJson.isId(id)) {
            throw new ProblemException(ProblemCode.DEPOSIT_NOT_FOUND);
        }
        return id;
    }

    private Route webhook() {
        return extractRequest(request -> Bodies.readRaw(body -> {
            DepositIntake intake =
                    desk.intake().orElseThrow(() -> new ProblemException(ProblemCode.NO_PAYMENT_PROVIDER));
            return intake.take(new Webhook(
                            header(request, RequestSignature.TIMESTAMP_HEADER),
                            header(request, RequestSignature.SIGNATURE_HEADER),
                            request.method().value(),
                            request.getUri().toRelative().toString(),
                            body))
                    .thenApply(result -> Bodies.ok(new Taken(result.name())));
        }));
    }

    private static String header(HttpRequest request, String name) {
        return request.getHeader(name).map(HttpHeader::value).orElse(null);
    }

    private Route list() {
        return extractRequest(request -> {
            Parameters parameters = Parameters.of(request, "status", Page.LIMIT, Page.CURSOR);
            DepositStatus status =
                    parameters.oneOf("status", DepositStatus.class).orElse(DepositStatus.SUSPENDED);
            int limit = Page.limit(parameters);
            DepositQueries.Place after = Cursor.of(parameters, LIST, 2)
                    .map(cursor -> new DepositQueries.Place(cursor.number(0), cursor.text(1)))
                    .orElse(DepositQueries.Place.START);
            return completeWithFuture(
                    queries.run(connection -> DepositQueries.oldestFirst(connection, status, after, limit + 1))
                            .thenApply(rows -> {
                                Page<DepositQueries.Row> page =
                                        Page.cut(rows, limit, last -> Cursor.of(LIST, last.at(), last.id()));
                                return Bodies.ok(page.map(Line::of));
                            }));
        });
    }

    private Route assign(String id, String by) {
        return Bodies.read(Assignment.class, body -> {
            String userId = Fields.required("userId", body.userId());
            String reason = Fields.text("reason", body.reason(), REASON_MAX);
            return desk.users().exists(userId).thenCompose(exists -> {
                if (!exists) {
                    throw new ProblemException(
                            ProblemCode.INVALID_FIELD, "There is no such user.", Map.of("field", "userId"));
                }
                return decided(id, desk.deposits().assign(id, userId, by, reason));
            });
        });
    }

    private Route dismiss(String id, String by) {
        return Bodies.read(
                Dismissal.class,
                body -> decided(id, desk.deposits().dismiss(id, by, Fields.text("reason", body.reason(), REASON_MAX))));
    }

    private static CompletionStage<HttpResponse> decided(String id, CompletionStage<DepositStatus> decision) {
        return decision.thenApply(status -> Bodies.ok(new Decided(id, status.name())));
    }
}
