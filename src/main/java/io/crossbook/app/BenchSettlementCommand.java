package io.crossbook.app;

import io.crossbook.bench.SettlementBench;
import io.crossbook.bench.SettlementSettings;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures a settlement on an exchange of its own, in a folder of its own unless one is named. */
@Command(
        name = "settlement",
        description = {
            "Measure how fast the users of one market are paid while live bets continue in other markets, and how",
            "long these take before and during it; in the end the journal is audited. 100,000 users take some",
            "minutes, most of them to let these users bet."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class BenchSettlementCommand implements Callable<Integer> {
    @Mixin
    private BenchExchange bench;

    @Option(
            names = "--others",
            paramLabel = "N",
            defaultValue = "500",
            description = "Users who bet in other markets meanwhile.")
    private int others;

    @Option(names = "--markets", paramLabel = "M", defaultValue = "10", description = "Other markets.")
    private int markets;

    @Option(names = "--rate", paramLabel = "R", defaultValue = "500", description = "Live bets a second.")
    private int rate;

    @Option(names = "--warmup", paramLabel = "S", defaultValue = "10", description = "Seconds before measuring starts.")
    private int warmup;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "15",
            description = "Seconds of live betting before the settlement.")
    private int seconds;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        var settings = new SettlementSettings(
                bench.users(),
                others,
                markets,
                rate,
                Duration.ofSeconds(warmup),
                Duration.ofSeconds(seconds),
                bench.seed());
        return bench.run((exchange, subject) -> new SettlementBench(subject, settings, bench::say).run());
    }
}
