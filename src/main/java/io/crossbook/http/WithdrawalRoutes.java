package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import io.crossbook.auth.Principal;
import io.crossbook.domain.money.Money;
import io.crossbook.payments.PayoutInquiry;
import io.crossbook.payments.PayoutOutcome;
import io.crossbook.readside.Queries;
import io.crossbook.readside.wallet.WithdrawalQueries;
import io.crossbook.readside.wallet.WithdrawalQueries.Place;
import io.crossbook.readside.wallet.WithdrawalQueries.Row;
import java.util.concurrent.CompletionStage;

/** Withdrawals that are under way, and what the payment provider says of them; for admins. */
final class WithdrawalRoutes {
    private static final String LIST = "withdrawals";
    private static final String USER = "userId";
    private static final String REFERENCE = "clientRef";

    /** While it is paying, the payout itself is asked for again and again; later only what became of it. */
    private enum State {
        PAYING,
        REVIEW
    }

    record Line(
            String userId,
            String username,
            String clientRef,
            String amount,
            String at,
            String state,
            int attempts,
            String lastAnswer,
            String lastAnswerAt) {}

    record Answer(String outcome, String detail) {
        static Answer of(PayoutOutcome outcome) {
            if (outcome instanceof PayoutOutcome.Paid paid) {
                return new Answer("PAID", paid.providerRef());
            } else if (outcome instanceof PayoutOutcome.Refused refused) {
                return new Answer("FAILED", refused.reason());
            }
            return new Answer("UNKNOWN", ((PayoutOutcome.Unknown) outcome).detail());
        }
    }

    private final PayoutInquiry inquiry;
    private final Queries queries;

    WithdrawalRoutes(PayoutInquiry inquiry, Queries queries) {
        this.inquiry = inquiry;
        this.queries = queries;
    }

    Route route(Principal principal) {
        return concat(
                path(segment("payments").slash(LIST), () -> get(() -> Gate.admin(principal, this::list))),
                path(
                        segment("payments").slash(LIST).slash("payout"),
                        () -> get(() -> Gate.admin(principal, this::ask))));
    }

    private Route list() {
        return extractRequest(request -> {
            Parameters parameters = Parameters.of(request, Page.LIMIT, Page.CURSOR);
            int limit = Page.limit(parameters);
            Place after = Cursor.of(parameters, LIST, 3)
                    .map(cursor -> new Place(cursor.number(0), cursor.text(1), cursor.text(2)))
                    .orElse(Place.START);
            return completeWithFuture(queries.run(
                            connection -> WithdrawalQueries.oldestFirst(connection, after, limit + 1))
                    .thenApply(rows -> Bodies.ok(
                            Page.cut(rows, limit, last -> Cursor.of(LIST, last.at(), last.userId(), last.clientRef()))
                                    .map(this::line))));
        });
    }

    private Line line(Row row) {
        boolean paying = queries.now() - row.at() < inquiry.retryMicros();
        return new Line(
                row.userId(),
                row.username(),
                row.clientRef(),
                Money.ofMicros(row.amount()).toString(),
                Times.ofMicros(row.at()),
                (paying ? State.PAYING : State.REVIEW).name(),
                row.attempts(),
                row.word(),
                row.word() == null ? null : Times.ofMicros(row.wordAt()));
    }

    private Route ask() {
        return extractRequest(request -> {
            Parameters parameters = Parameters.of(request, USER, REFERENCE);
            String userId = given(parameters, USER);
            String reference = given(parameters, REFERENCE);
            return completeWithFuture(queries.run(connection -> WithdrawalQueries.find(connection, userId, reference))
                    .thenCompose(found ->
                            answer(found.orElseThrow(() -> new ProblemException(ProblemCode.WITHDRAWAL_NOT_FOUND)))));
        });
    }

    private CompletionStage<HttpResponse> answer(Row row) {
        return inquiry.find(row.userId(), row.clientRef(), row.amount())
                .exceptionally(trouble -> new PayoutOutcome.Unknown("no answer"))
                .thenApply(outcome -> Bodies.ok(Answer.of(outcome)));
    }

    private static String given(Parameters parameters, String name) {
        return parameters.text(name).orElseThrow(() -> Parameters.problem(name, "The parameter is missing."));
    }
}
