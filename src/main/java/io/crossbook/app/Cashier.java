package io.crossbook.app;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import com.typesafe.config.Config;
import io.crossbook.app.database.StartFailure;
import io.crossbook.auth.Identity;
import io.crossbook.deposits.Deposits;
import io.crossbook.domain.money.Money;
import io.crossbook.http.PaymentDesk;
import io.crossbook.payments.DepositIntake;
import io.crossbook.payments.HttpPaymentProvider;
import io.crossbook.payments.HttpProviderLedger;
import io.crossbook.payments.LocalProvider;
import io.crossbook.payments.PaymentProvider;
import io.crossbook.payments.PaymentSettings;
import io.crossbook.payments.PayoutAttempts;
import io.crossbook.payments.PayoutInquiry;
import io.crossbook.payments.Payouts;
import io.crossbook.protocol.Message;
import io.crossbook.wallet.Wallets;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts together that take money into the exchange and out of it. */
public final class Cashier {
    private static final Logger LOG = LoggerFactory.getLogger(Cashier.class);

    private Cashier() {}

    /** What carries withdrawals of this node's wallets to the configured provider. */
    static Payouts payouts(ActorSystem<?> system, Wallets wallets, DataSource database) {
        Config config = system.settings().config().getConfig("crossbook");
        PaymentSettings settings = settings(config);
        Clock clock = NodeClock.clock();
        var attempts = new PayoutAttempts(database, system.dispatchers().lookup(DispatcherSelector.blocking()), clock);
        return new Payouts(provider(settings, clock), verdicts(wallets, attempts), settings, clock);
    }

    /** What brings money that came in to its wallet, and its word back to the transaction. */
    static Consumer<Message.Credit> credits(Wallets wallets, Deposits deposits) {
        return credit -> wallets.deposit(
                        credit.userId(),
                        Deposits.REFERENCE_PREFIX + credit.transactionId(),
                        Money.ofMicros(credit.amount()))
                .whenComplete((made, trouble) -> {
                    if (trouble == null) {
                        deposits.credited(credit.transactionId());
                    } else {
                        LOG.warn("transaction {} is not credited yet: {}", credit.transactionId(), trouble.toString());
                    }
                });
    }

    /** What the routes of payments need on this node. */
    public static PaymentDesk desk(ActorSystem<?> system, Engine engine, Identity identity) {
        PaymentSettings settings = settings(system.settings().config().getConfig("crossbook"));
        Clock clock = NodeClock.clock();
        PayoutInquiry payouts = PayoutInquiry.at(provider(settings, clock), settings);
        if (settings.provider() == PaymentSettings.Provider.LOCAL) {
            MetricsId.ID.get(system).observe(Optional.<DepositIntake>empty());
            return new PaymentDesk(Optional.empty(), engine.deposits(), identity::exists, payouts);
        }
        var intake = new DepositIntake(
                settings, new HttpProviderLedger(settings, clock), engine.deposits()::take, identity::exists, clock);
        MetricsId.ID.get(system).observe(Optional.of(intake));
        return new PaymentDesk(Optional.of(intake), engine.deposits(), identity::exists, payouts);
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

    private static Payouts.Verdicts verdicts(Wallets wallets, PayoutAttempts attempts) {
        return new Payouts.Verdicts() {
            @Override
            public void paid(String userId, String withdrawalId, String providerRef) {
                wallets.completeWithdrawal(userId, withdrawalId, providerRef);
                attempts.decided(userId, withdrawalId);
            }

            @Override
            public void refused(String userId, String withdrawalId, String reason) {
                wallets.releaseWithdrawal(userId, withdrawalId, reason);
                attempts.decided(userId, withdrawalId);
            }

            @Override
            public void unknown(String userId, String withdrawalId, String detail) {
                attempts.undecided(userId, withdrawalId, detail);
            }
        };
    }
}
