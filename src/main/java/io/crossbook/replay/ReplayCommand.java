package io.crossbook.replay;

import io.crossbook.domain.money.Money;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code crossbook replay}: exit 0 when all agrees, 1 when something differs or fails, 2 when the input is unusable.
 */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Drives markets from recordings of real ones through an exchange's public API and compares what came out.",
            "A recording holds one market's stream messages, one JSON object a line; plain, .gz, .bz2 or .xz."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:volume and settlement agree",
            "1:they differ unexplained, or the exchange refused or did not answer",
            "2:wrong usage, or not a recording"
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final int DIFFERENT = 1;
    private static final int UNUSABLE = 2;

    private final EmbeddedExchange.Starter starter;
    private final Ticker ticker;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "<recording>", description = "Files, or \"sample\" for the one built in.")
    private List<String> recordings;

    @Option(names = "--url", description = "A running exchange, e.g. http://127.0.0.1:8080. Default: start one here.")
    private URI url;

    @Option(
            names = "--speed",
            defaultValue = "max",
            description = "max, or how many times as fast as recorded. Default: max.")
    private String speed;

    @Option(
            names = "--makers",
            defaultValue = "20",
            description = "Accounts whose orders rest. Default: ${DEFAULT-VALUE}.")
    private int makers;

    @Option(
            names = "--takers",
            defaultValue = "10",
            description = "Accounts that match them. Default: ${DEFAULT-VALUE}.")
    private int takers;

    @Option(names = "--in-flight", defaultValue = "64", description = "Calls open at once. Default: ${DEFAULT-VALUE}.")
    private int inFlight;

    @Option(
            names = "--give-up-after",
            defaultValue = "300",
            paramLabel = "<seconds>",
            description = "How long to wait for an exchange that stopped answering. Default: ${DEFAULT-VALUE}.")
    private int giveUpAfter;

    @Option(
            names = "--deposit",
            defaultValue = "10000000",
            description = "What each account pays in, again whenever it runs out. Default: ${DEFAULT-VALUE}.")
    private String deposit;

    @Mixin
    private AdminLogin adminLogin;

    /**
     * @param starter starts the exchange that is used when no {@code --url} is given
     * @param nanoTime nanoseconds that never run backwards, for rates, pauses and the replay's speed
     */
    public ReplayCommand(EmbeddedExchange.Starter starter, LongSupplier nanoTime) {
        this.starter = starter;
        this.ticker = new Ticker(nanoTime);
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            ReplaySettings settings = settings();
            Map<Recording, RecordingSummary> summaries = new LinkedHashMap<>();
            for (String name : recordings) {
                Recording recording = Recording.named(name);
                summaries.put(recording, RecordingSummary.of(recording));
            }
            return url == null ? replayEmbedded(summaries, settings) : replayRemote(summaries, settings);
        } catch (BadRecordingException bad) {
            err.println("crossbook replay: " + bad.getMessage());
            return UNUSABLE;
        } catch (RefusedException | UnreachableException failed) {
            err.println("crossbook replay: " + failed.getMessage());
            return DIFFERENT;
        } catch (CompletionException wrapped) {
            if (wrapped.getCause() instanceof RefusedException || wrapped.getCause() instanceof UnreachableException) {
                err.println("crossbook replay: " + wrapped.getCause().getMessage());
                return DIFFERENT;
            }
            throw wrapped;
        }
    }

    private int replayRemote(Map<Recording, RecordingSummary> summaries, ReplaySettings settings) {
        List<ReplayResult> results = replay(summaries, settings, url, adminLogin.session(spec));
        return report(results, true, "not run: use \"crossbook audit\" with the server's --data or --database-url");
    }

    private int replayEmbedded(Map<Recording, RecordingSummary> summaries, ReplaySettings settings) {
        try (EmbeddedExchange exchange = starter.start()) {
            Session admin = new Session(exchange.adminUser(), exchange.adminPassword());
            List<ReplayResult> results = replay(summaries, settings, exchange.baseUrl(), admin);
            EmbeddedExchange.AuditResult audit = exchange.audit();
            return report(results, audit.clean(), audit.text());
        }
    }

    private List<ReplayResult> replay(
            Map<Recording, RecordingSummary> summaries, ReplaySettings settings, URI base, Session admin) {
        PrintWriter err = spec.commandLine().getErr();
        List<ReplayResult> results = new ArrayList<>();
        try (ProgressBar progress = new ProgressBar(err, CommandLine.Help.Ansi.AUTO.enabled(), ticker)) {
            summaries.forEach((recording, summary) -> {
                err.println("replaying " + recording.name() + " on " + base);
                err.flush();
                results.add(new ReplayRun(settings, base, admin, ticker).run(recording, summary, progress));
            });
        }
        return results;
    }

    private int report(List<ReplayResult> results, boolean auditClean, String auditText) {
        Report report = new Report(spec.commandLine().getOut());
        results.forEach(report::print);
        report.printAudit(auditText);
        return auditClean && results.stream().allMatch(ReplayResult::isClean) ? CommandLine.ExitCode.OK : DIFFERENT;
    }

    private ReplaySettings settings() {
        if (makers < 1 || takers < 1 || inFlight < 1 || giveUpAfter < 1) {
            throw usage("--makers, --takers, --in-flight and --give-up-after must be at least 1");
        }
        try {
            Money amount = Money.parse(deposit);
            boolean max = speed.equalsIgnoreCase("max");
            double factor = max ? 0 : Double.parseDouble(speed);
            boolean paced = factor > 0 && Double.isFinite(factor);
            if (amount.isPositive() && (max || paced)) {
                return new ReplaySettings(makers, takers, factor, inFlight, Duration.ofSeconds(giveUpAfter), amount);
            }
        } catch (NumberFormatException notANumber) {
            throw usage("--speed must be max or a number, --deposit an amount: " + notANumber.getMessage());
        }
        throw usage("--speed must be max or a positive number, --deposit a positive amount");
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
