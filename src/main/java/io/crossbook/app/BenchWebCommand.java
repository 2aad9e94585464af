package io.crossbook.app;

import io.crossbook.app.database.Folders;
import io.crossbook.app.database.StartFailure;
import io.crossbook.bench.Subject;
import io.crossbook.bench.WebBench;
import io.crossbook.bench.WebSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the web UI in a browser on an exchange of its own. */
@Command(
        name = "web",
        description = {
            "Measure in Chromium how soon the web UI can be used when nothing is cached, what it loads, and how busy",
            "the market page keeps the browser's main thread; in the end the journal is audited."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class BenchWebCommand implements Callable<Integer> {
    @Mixin
    private BenchExchange bench;

    @Option(
            names = "--browser",
            paramLabel = "FILE",
            defaultValue = "/usr/bin/chromium",
            description = "The program of a Chromium.")
    private Path browser;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "50",
            description = "Orders placed and cancelled a second in the market that is shown.")
    private int rate;

    @Option(names = "--views", paramLabel = "N", defaultValue = "5", description = "How often the list is opened.")
    private int views;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "15", description = "How long the page is watched.")
    private int seconds;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        if (!Files.isExecutable(browser)) {
            throw new StartFailure(
                    "There is no browser at " + browser + ": install Chromium or name one by --browser.");
        }
        return bench.withReadSide().run(this::measure);
    }

    private List<String> measure(Exchange exchange, Subject subject) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("crossbook-browser");
        try {
            var settings =
                    new WebSettings(browser, bench.users(), rate, Duration.ofSeconds(seconds), views, bench.seed());
            return new WebBench(subject, settings, exchange.url(), bench::say).run(profile);
        } finally {
            Folders.delete(profile);
        }
    }
}
