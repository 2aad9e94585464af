package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import io.crossbook.auth.Principal;
import io.crossbook.domain.money.Money;
import io.crossbook.http.SystemRoutes.PlacingJson;
import io.crossbook.readside.Queries;
import io.crossbook.readside.office.OfficeFigures;
import io.crossbook.readside.office.OfficeFigures.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/** What the staff's first page shows, in one answer however many markets there are. */
final class OfficeRoutes {
    record WaitingJson(String marketId, String eventName, String name, String status, String createdAt) {
        static WaitingJson of(Waiting market) {
            return new WaitingJson(
                    market.marketId(),
                    market.eventName(),
                    market.name(),
                    market.status().name(),
                    Times.ofMicros(market.createdAt()));
        }
    }

    record PaymentsJson(long suspended, long withdrawals, String withdrawing, String oldestWithdrawal) {
        static PaymentsJson of(OfficeFigures.Payments payments) {
            return new PaymentsJson(
                    payments.suspended(),
                    payments.withdrawals(),
                    Money.ofMicros(payments.withdrawing()).toString(),
                    payments.withdrawals() == 0 ? null : Times.ofMicros(payments.oldestWithdrawal()));
        }
    }

    record TodayJson(long users, long orders, long bets, String deposited, String withdrawn, String commission) {
        static TodayJson of(OfficeFigures.Today today) {
            return new TodayJson(
                    today.users(),
                    today.orders(),
                    today.bets(),
                    Money.ofMicros(today.deposited()).toString(),
                    Money.ofMicros(today.withdrawn()).toString(),
                    Money.ofMicros(today.commission()).toString());
        }
    }

    record TurnoverJson(String today, long trades, String yesterday) {
        static TurnoverJson of(OfficeFigures.Turnover turnover) {
            return new TurnoverJson(
                    Money.ofMicros(turnover.today()).toString(),
                    turnover.trades(),
                    Money.ofMicros(turnover.yesterday()).toString());
        }
    }

    record FiguresJson(
            String time,
            Map<String, Long> markets,
            List<WaitingJson> waiting,
            PaymentsJson payments,
            TodayJson today,
            TurnoverJson turnover,
            String atRisk,
            PlacingJson placing,
            long events) {}

    /** Every open page of the office asks every few seconds. */
    private static final Duration KEEP = Duration.ofSeconds(2);
    /** It reads every open position. */
    private static final Duration KEEP_AT_RISK = Duration.ofSeconds(30);

    private final Queries queries;
    private final Remembered<HttpResponse> figures;
    private final Remembered<Long> atRisk;

    OfficeRoutes(Queries queries) {
        this.queries = queries;
        figures = new Remembered<>(KEEP, queries::now, this::count);
        atRisk = new Remembered<>(KEEP_AT_RISK, queries::now, () -> queries.run(OfficeFigures::atRisk));
    }

    Route route(Principal principal) {
        return path("office", () -> get(() -> Gate.staff(principal, () -> completeWithFuture(figures.get()))));
    }

    private CompletionStage<HttpResponse> count() {
        return queries.run(OfficeFigures::of)
                .thenCombine(atRisk.get(), (counted, risk) -> Bodies.ok(json(counted, risk)));
    }

    private FiguresJson json(OfficeFigures counted, long risk) {
        Map<String, Long> markets = new TreeMap<>();
        counted.markets().forEach((status, count) -> markets.put(status.name(), count));
        return new FiguresJson(
                Times.ofMicros(queries.now()),
                markets,
                counted.waiting().stream().map(WaitingJson::of).toList(),
                PaymentsJson.of(counted.payments()),
                TodayJson.of(counted.today()),
                TurnoverJson.of(counted.turnover()),
                Money.ofMicros(risk).toString(),
                PlacingJson.of(counted.placing()),
                counted.events());
    }
}
