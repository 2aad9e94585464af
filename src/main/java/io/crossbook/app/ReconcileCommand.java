package io.crossbook.app;

import com.typesafe.config.ConfigFactory;
import io.crossbook.app.database.StartFailure;
import io.crossbook.audit.JournalUnreadable;
import io.crossbook.audit.PostgresJournal;
import io.crossbook.payments.HttpProviderLedger;
import io.crossbook.payments.PaymentSettings;
import io.crossbook.reconciliation.Reconciliation;
import io.crossbook.reconciliation.Statement;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares the payment provider's statement with the journal. */
@Command(
        name = "reconcile",
        description = {
            "Compare the payment provider's statement with the journal: every settled transaction has exactly one",
            "event and the other way round, and what came in less what went out is the provider's balance and what",
            "is in flight.",
            "Changes nothing; works beside a running server and on a stopped one's data. Run it daily."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:statement and journal agree",
            "1:they differ",
            "2:the command line is wrong, or the journal or the statement cannot be read"
        })
final class ReconcileCommand implements Callable<Integer> {
    private static final int EXIT_DIFFERENT = 1;
    private static final int EXIT_UNREADABLE = 2;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Mixin
    private PaymentSecret secret;

    @Option(
            names = "--provider-url",
            paramLabel = "URL",
            required = true,
            defaultValue = "${env:CROSSBOOK_PAYMENTS_URL}",
            description = "Where the provider's interface begins (default: CROSSBOOK_PAYMENTS_URL).")
    private URI provider;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            defaultValue = "EUR",
            description = "The exchange's currency (default: EUR).")
    private String currency;

    @Option(
            names = "--grace",
            paramLabel = "MINUTES",
            defaultValue = "10",
            description = "How long the journal may not know of a settled transaction before that is a difference"
                    + " (default: 10).")
    private int graceMinutes;

    @Override
    public Integer call() {
        try {
            return database.with("crossbook-reconcile", spec.commandLine().getErr(), this::reconcile);
        } catch (SQLException | StartFailure | JournalUnreadable e) {
            return unreadable("The journal cannot be read (" + e.getMessage() + ").");
        } catch (CompletionException e) {
            return unreadable("The statement cannot be read: " + e.getCause().getMessage() + ".");
        } catch (IllegalArgumentException e) {
            return unreadable(e.getMessage());
        }
    }

    private int unreadable(String why) {
        spec.commandLine().getErr().println(why);
        return EXIT_UNREADABLE;
    }

    /** The journal is read as it was before the statement was asked for, so that it cannot be ahead. */
    private int reconcile(Connection connection, boolean live) throws SQLException {
        PostgresJournal journal = PostgresJournal.open(connection, live);
        Clock clock = NodeClock.clock();
        Statement statement = Statement.read(new HttpProviderLedger(settings(), clock));
        Reconciliation result =
                Reconciliation.of(journal, statement, currency, clock.instant(), Duration.ofMinutes(graceMinutes));
        result.print(spec.commandLine().getOut());
        return result.isClean() ? 0 : EXIT_DIFFERENT;
    }

    private PaymentSettings settings() {
        Map<String, String> given = Map.of(
                "crossbook.payments.provider", "http",
                "crossbook.payments.url", provider.toString(),
                "crossbook.payments.secret", secret.value());
        return PaymentSettings.from(
                ConfigFactory.parseMap(given).withFallback(ConfigFactory.load()).getConfig("crossbook.payments"),
                currency);
    }
}
