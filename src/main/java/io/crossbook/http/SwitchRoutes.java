package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.post;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import io.crossbook.auth.Principal;
import io.crossbook.controls.SwitchMode;
import io.crossbook.controls.SwitchScope;
import io.crossbook.controls.TradingSwitch;
import io.crossbook.controls.TradingSwitches;
import io.crossbook.placement.Placements;
import io.crossbook.readside.Queries;
import io.crossbook.readside.wallet.OrderQueries;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Switches by which admins stop trading for the exchange, a market or a user. */
final class SwitchRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(SwitchRoutes.class);
    private static final int REASON_MAX = 200;
    private static final int SUBJECT_MAX = 64;
    /** Other nodes may take orders for another second, and the views learn of orders a moment later. */
    private static final List<Integer> SWEEPS_AFTER_SECONDS = List.of(0, 2, 5);

    record Setting(SwitchScope scope, String subject, SwitchMode mode, String reason) {}

    record Standing(String scope, String subject, String mode, String by, String reason, String at) {
        static Standing of(TradingSwitch set) {
            return new Standing(
                    set.scope().name(),
                    set.subject().isEmpty() ? null : set.subject(),
                    set.mode().name(),
                    set.by().isEmpty() ? null : set.by(),
                    set.reason().isEmpty() ? null : set.reason(),
                    set.at() == 0 ? null : Times.ofMicros(set.at()));
        }
    }

    record All(List<Standing> items) {}

    private final TradingSwitches switches;
    private final Placements placements;
    private final Queries queries;

    SwitchRoutes(TradingSwitches switches, Placements placements, Queries queries) {
        this.switches = switches;
        this.placements = placements;
        this.queries = queries;
    }

    Route route(Principal principal) {
        return path(
                "trading-switches",
                () -> concat(
                        get(() -> Gate.admin(principal, () -> completeWithFuture(all()))),
                        post(() -> Gate.admin(
                                principal, () -> Bodies.read(Setting.class, body -> set(body, principal.userId()))))));
    }

    private CompletionStage<HttpResponse> all() {
        return switches.all()
                .thenApply(
                        all -> Bodies.ok(new All(all.stream().map(Standing::of).toList())));
    }

    private CompletionStage<HttpResponse> set(Setting body, String by) {
        SwitchScope scope = Fields.required("scope", body.scope());
        SwitchMode mode = Fields.required("mode", body.mode());
        String reason = Fields.text("reason", body.reason(), REASON_MAX);
        String subject = scope == SwitchScope.EXCHANGE ? "" : Fields.text("subject", body.subject(), SUBJECT_MAX);
        if (scope == SwitchScope.EXCHANGE && body.subject() != null) {
            throw ProblemException.field(ProblemCode.INVALID_FIELD, "subject", "The whole exchange has no subject.");
        }
        return switches.set(scope, subject, mode, by, reason).thenApply(set -> {
            LOG.warn("{} {} is {} by {}: {}", scope, subject, mode, by, reason);
            if (mode == SwitchMode.KILLED) {
                sweep(scope, subject);
            }
            return Bodies.ok(Standing.of(set));
        });
    }

    /** Cancels what rests, in the background; setting the switch again does it again. */
    private void sweep(SwitchScope scope, String subject) {
        for (int seconds : SWEEPS_AFTER_SECONDS) {
            CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS)
                    .execute(() -> users(scope, subject).whenComplete((users, trouble) -> {
                        if (trouble != null) {
                            LOG.error("the orders of {} {} cannot all be cancelled", scope, subject, trouble);
                        } else {
                            users.forEach(user -> cancel(user, scope, subject));
                        }
                    }));
        }
    }

    private CompletionStage<List<String>> users(SwitchScope scope, String subject) {
        if (scope == SwitchScope.USER) {
            return CompletableFuture.completedStage(List.of(subject));
        }
        Optional<String> market = market(scope, subject);
        return queries.run(connection -> OrderQueries.usersWithOpen(connection, market));
    }

    private static Optional<String> market(SwitchScope scope, String subject) {
        return scope == SwitchScope.MARKET ? Optional.of(subject) : Optional.empty();
    }

    private void cancel(String userId, SwitchScope scope, String subject) {
        placements.cancelAll(userId, market(scope, subject)).whenComplete((report, trouble) -> {
            if (trouble != null) {
                LOG.error("the orders of user {} cannot be cancelled", userId, trouble);
            } else if (!report.cancelled().isEmpty()) {
                LOG.warn(
                        "{} orders of user {} are cancelled by a switch",
                        report.cancelled().size(),
                        userId);
            }
        });
    }
}
