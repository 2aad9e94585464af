package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.put;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import io.crossbook.auth.Identity;
import io.crossbook.auth.Principal;
import io.crossbook.domain.exposure.Commission;
import io.crossbook.domain.money.Decimals;
import io.crossbook.wallet.Discount;
import io.crossbook.wallet.WalletCommand;
import io.crossbook.wallet.Wallets;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What admins spare users of the commission. */
final class DiscountRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(DiscountRoutes.class);
    private static final int REASON_MAX = 200;
    private static final int PERCENT_SCALE = 2;

    record Setting(String discountPercent, String reason) {}

    /** The last three are absent when nobody ever set one. */
    record Standing(String userId, String discountPercent, String reason, String by, String at) {
        static Standing of(String userId, Discount discount) {
            boolean set = discount.at() != 0;
            return new Standing(
                    userId,
                    percent(discount.bps()),
                    set ? discount.reason() : null,
                    set ? discount.by() : null,
                    set ? Times.ofMicros(discount.at()) : null);
        }
    }

    private final Wallets wallets;
    private final Identity identity;

    DiscountRoutes(Wallets wallets, Identity identity) {
        this.wallets = wallets;
        this.identity = identity;
    }

    /** A discount as it is written everywhere. */
    static String percent(int discountBps) {
        return Decimals.format(discountBps, PERCENT_SCALE, PERCENT_SCALE);
    }

    Route route(Principal principal) {
        return path(
                segment("users").slash(segment()).slash("commission-discount"),
                userId -> concat(
                        get(() -> Gate.admin(principal, () -> completeWithFuture(standing(userId)))),
                        put(() -> Gate.admin(principal, () -> set(userId, principal.userId())))));
    }

    private CompletionStage<HttpResponse> standing(String userId) {
        return identity.requireUser(userId)
                .thenCompose(known -> wallets.discount(userId))
                .thenApply(discount -> Bodies.ok(Standing.of(userId, discount)));
    }

    private Route set(String userId, String by) {
        return Bodies.read(Setting.class, body -> {
            int bps = bps(Fields.required("discountPercent", body.discountPercent()));
            String reason = Fields.text("reason", body.reason(), REASON_MAX);
            return identity.requireUser(userId)
                    .thenCompose(known -> wallets.setDiscount(userId, new WalletCommand.SetDiscount(bps, reason, by)))
                    .thenApply(discount -> {
                        LOG.info("user {} is spared {} % of commission by {}: {}", userId, percent(bps), by, reason);
                        return Bodies.ok(Standing.of(userId, discount));
                    });
        });
    }

    private static int bps(String percent) {
        long bps = Fields.decimal(ProblemCode.INVALID_DISCOUNT, "discountPercent", percent, PERCENT_SCALE);
        if (bps != (int) bps || !Commission.isDiscount((int) bps)) {
            throw ProblemException.field(
                    ProblemCode.INVALID_DISCOUNT, "discountPercent", "The discount must be from 0 to 100.");
        }
        return (int) bps;
    }
}
