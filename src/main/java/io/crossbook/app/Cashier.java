package io.crossbook.app;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import io.crossbook.app.database.StartFailure;
import io.crossbook.payments.HttpPaymentProvider;
import io.crossbook.payments.LocalProvider;
import io.crossbook.payments.PaymentProvider;
import io.crossbook.payments.PaymentSettings;
import io.crossbook.payments.Payouts;
import io.crossbook.wallet.Wallets;
import java.time.Clock;

/** Puts the parts together that take money out of the exchange. */
final class Cashier {
    private Cashier() {}

    /** What carries withdrawals of this node's wallets to the configured provider. */
    static Payouts payouts(ActorSystem<?> system, Wallets wallets) {
        Config config = system.settings().config().getConfig("crossbook");
        PaymentSettings settings = settings(config);
        Clock clock = NodeClock.clock();
        return new Payouts(provider(settings, clock), verdicts(wallets), settings, clock);
    }

    private static PaymentSettings settings(Config config) {
        try {
            return PaymentSettings.from(config.getConfig("payments"), config.getString("http.currency"));
        } catch (IllegalArgumentException e) {
            throw new StartFailure(e.getMessage(), e);
        }
    }

    private static PaymentProvider provider(PaymentSettings settings, Clock clock) {
        return switch (settings.provider()) {
            case LOCAL -> new LocalProvider();
            case HTTP -> new HttpPaymentProvider(settings, clock);
        };
    }

    private static Payouts.Verdicts verdicts(Wallets wallets) {
        return new Payouts.Verdicts() {
            @Override
            public void paid(String userId, String withdrawalId, String providerRef) {
                wallets.completeWithdrawal(userId, withdrawalId, providerRef);
            }

            @Override
            public void refused(String userId, String withdrawalId, String reason) {
                wallets.releaseWithdrawal(userId, withdrawalId, reason);
            }
        };
    }
}
