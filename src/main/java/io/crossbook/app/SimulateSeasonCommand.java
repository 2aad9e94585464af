package io.crossbook.app;

import io.crossbook.domain.money.Money;
import io.crossbook.season.BadSeasonException;
import io.crossbook.season.SeasonOptions;
import io.crossbook.season.SeasonTemplate;
import io.crossbook.simulation.Season;
import io.crossbook.simulation.SeasonFigures;
import io.crossbook.simulation.SeasonReport;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays the season of a schedule file from the first market's making to the last cent under virtual time. */
@Command(
        name = "simulate-season",
        description = {
            "Play the season of a schedule file under virtual time: simulated users bet before and during the matches,",
            "the clock opens and closes the markets of its fixtures, officials report what the file has as the score,",
            "or what the seed says, and everybody is paid. In the end the journal is audited from its first event."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every market ended as it should, and the audit is clean",
            "1:not so; the first difference is printed",
            "2:wrong usage, or a file that cannot be read"
        })
final class SimulateSeasonCommand implements Callable<Integer> {
    private static final int EXIT_BROKEN = 1;
    private static final int EXIT_UNUSABLE = 2;
    private static final long DAYS_BETWEEN_LINES = 30;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SeasonOptions season;

    @Option(
            names = "--dispute-minutes",
            defaultValue = "60",
            description = "How long an approved result can be disputed. Default: ${DEFAULT-VALUE}.")
    private int disputeMinutes;

    @Option(names = "--users", defaultValue = "50", description = "Who bet. Default: ${DEFAULT-VALUE}.")
    private int users;

    @Option(
            names = "--orders",
            defaultValue = "100",
            description = "That they place in each market. Default: ${DEFAULT-VALUE}.")
    private int orders;

    @Option(names = "--seed", defaultValue = "1", description = "Decides all else. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--faults", description = "Let everything go wrong that can, as in simulate-faults.")
    private boolean faults;

    @Option(names = "--trace", description = "Tell the story line by line.")
    private boolean trace;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        SeasonTemplate template = season.template(disputeMinutes);
        try {
            var markets = season.fixtures().stream().map(template::market).toList();
            var plan = new Season.Plan(markets, users, orders, seed, faults);
            long started = System.nanoTime();
            SeasonReport report = Season.play(plan, trace ? out::println : null, day -> progress(day, plan.days()));
            print(report, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
            return report.isClean() ? 0 : EXIT_BROKEN;
        } catch (BadSeasonException bad) {
            spec.commandLine().getErr().println("crossbook simulate-season: " + bad.getMessage());
            return EXIT_UNUSABLE;
        } catch (IllegalArgumentException impossible) {
            throw new ParameterException(spec.commandLine(), impossible.getMessage(), impossible);
        }
    }

    private void progress(long day, long days) {
        if (day % DAYS_BETWEEN_LINES == 0 || day == days) {
            PrintWriter err = spec.commandLine().getErr();
            err.printf("day %d of %d%n", day, days);
            err.flush();
        }
    }

    private void print(SeasonReport report, long millis) {
        SeasonFigures figures = report.figures();
        count("markets", figures.markets());
        count("opened, turned in-play, closed by the clock", figures.clockSteps());
        count("markets settled", figures.settled());
        count("markets void", figures.voided());
        count("of these by the deadline, without a result", figures.voidedByDeadline());
        count("proposals rejected", figures.rejected());
        count("results disputed", figures.disputes());
        count("markets judged by the arbiter", figures.arbitrated());
        count("results corrected", figures.corrected());
        count("orders acknowledged", figures.acknowledged());
        count("bets matched", figures.matched());
        money("stakes matched", figures.volume());
        count("times a user was paid", figures.paid());
        money("commission", figures.commission());
        money("deposits", figures.deposited());
        money("withdrawals", figures.withdrawn());
        money("balances in the end", figures.balances());
        money("reserved in the end", figures.reserved());
        money("created or lost", figures.microsLost());
        count("faults injected", figures.faults());
        count("virtual days", figures.virtualDays());
        count("events", figures.events());
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-46s %,18.1f%n%n", "real seconds", millis / 1000.0);
        report.audit().print(out);
        out.printf("%nseed %d is the season %016x%n", seed, report.hash());
        if (!report.isClean()) {
            out.println("not clean: " + report.trouble());
        }
        out.flush();
    }

    private void count(String name, long count) {
        spec.commandLine().getOut().printf("%-46s %,18d%n", name, count);
    }

    private void money(String name, long micros) {
        spec.commandLine().getOut().printf("%-46s %18s%n", name, Money.ofMicros(micros));
    }
}
