package io.crossbook.app;

import io.crossbook.bench.PlacementBench;
import io.crossbook.bench.PlacementSettings;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures placements on an exchange of its own, in a folder of its own unless one is named. */
@Command(
        name = "placement",
        description = {
            "Measure how many orders a second become durable and how long they take, then the journal's raw ceiling",
            "and a stored procedure on the same database; in the end the journal is audited. It takes two minutes."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class BenchPlacementCommand implements Callable<Integer> {
    private static final int RIVAL_SHARE = 4;

    @Mixin
    private BenchExchange bench;

    @Option(names = "--markets", paramLabel = "M", defaultValue = "20", description = "Markets of three selections.")
    private int markets;

    @Option(names = "--warmup", paramLabel = "S", defaultValue = "30", description = "Seconds before measuring starts.")
    private int warmup;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "6", description = "Seconds of one measured stretch.")
    private int seconds;

    @Option(
            names = "--repetitions",
            paramLabel = "R",
            defaultValue = "3",
            description = "Measured stretches of each kind, of which the median counts.")
    private int repetitions;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        var settings = new PlacementSettings(
                bench.users(),
                markets,
                Duration.ofSeconds(warmup),
                Duration.ofSeconds(seconds),
                repetitions,
                Duration.ofSeconds(seconds).dividedBy(RIVAL_SHARE),
                bench.seed());
        return bench.run((exchange, subject) -> new PlacementBench(subject, settings, bench::say).run());
    }
}
