package io.crossbook.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Measures the web UI in a browser: how soon the first view can be used when nothing is cached, how much is loaded for
 * it, and how busy the market page keeps the browser's main thread while its book changes.
 */
public final class WebBench {
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double KILO = 1000.0;
    /** Milliseconds since the page was asked for, once a price can be clicked; 0 before. */
    private static final String USABLE = "document.querySelector('button.price') ? performance.now() : 0";

    private static final String LOADED = "performance.getEntriesByType('resource')"
            + ".filter(each => each.name.includes('/assets/')).reduce((sum, each) => sum + each.encodedBodySize, 0)";
    private static final String PAINTED =
            "performance.getEntriesByName('first-contentful-paint').map(each => each.startTime)[0] ?? 0";

    private final Subject subject;
    private final WebSettings settings;
    private final String site;
    private final Consumer<String> progress;
    private final List<String> report = new ArrayList<>();

    public WebBench(Subject subject, WebSettings settings, String site, Consumer<String> progress) {
        this.subject = subject;
        this.settings = settings;
        this.site = site;
        this.progress = progress;
    }

    /** Runs everything and returns the table. */
    public List<String> run(Path profile) throws IOException, InterruptedException {
        Population population = Population.create(subject, settings.users(), 1);
        var load = new OpenLoop(population.quoters(subject, settings.seed(), new Tally()), subject.nanos());
        load.run(settings.rate(), WARM_UP);
        try (Chrome chrome = Chrome.start(settings.browser(), profile)) {
            chrome.call("Page.enable");
            chrome.call("Network.enable");
            chrome.call("Performance.enable");
            firstViews(chrome);
            marketPage(chrome, load, population.marketIds().get(0));
        }
        load.drain();
        return List.copyOf(report);
    }

    private void firstViews(Chrome chrome) {
        progress.accept("opening the list of markets " + settings.views() + " times, with nothing cached");
        double[] usable = new double[settings.views()];
        double[] painted = new double[settings.views()];
        double loaded = 0;
        for (int i = 0; i < settings.views(); i++) {
            chrome.call("Network.clearBrowserCache");
            usable[i] = open(chrome, "/");
            painted[i] = chrome.value(PAINTED).asDouble();
            loaded = chrome.value(LOADED).asDouble();
        }
        Arrays.sort(usable);
        Arrays.sort(painted);
        row("script and styles of the first view", "%.1f KB compressed", loaded / KILO);
        row("first paint", "median %.0f ms", painted[painted.length / 2]);
        row(
                "a price can be clicked",
                "median %.0f ms, slowest %.0f ms",
                usable[usable.length / 2],
                usable[usable.length - 1]);
    }

    /** Opens a page and waits for its first price; returns the milliseconds that took. */
    private double open(Chrome chrome, String path) {
        chrome.call("Page.navigate", "url", site + path);
        long end = subject.nanos().getAsLong() + PATIENCE.toNanos();
        while (subject.nanos().getAsLong() < end) {
            double at = chrome.value("location.pathname === '" + path + "' ? " + USABLE + " : 0")
                    .asDouble();
            if (at > 0) {
                return at;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        throw new IllegalStateException("No price was shown at " + path + " within " + PATIENCE.toSeconds() + " s.");
    }

    private void marketPage(Chrome chrome, OpenLoop load, String marketId) {
        open(chrome, "/m/" + marketId);
        progress.accept("watching the market page for " + settings.window().toSeconds() + " s");
        load.skip();
        load.run(settings.rate(), WARM_UP);
        double loaded = chrome.value(LOADED).asDouble();
        double since = chrome.metric("Timestamp");
        double busy = chrome.metric("TaskDuration");
        double script = chrome.metric("ScriptDuration");
        long frames = chrome.framesReceived();
        load.run(settings.rate(), settings.window());
        double seconds = chrome.metric("Timestamp") - since;
        row("script and styles of the market page", "%.1f KB compressed", loaded / KILO);
        row("changes of the market's book", "%d a second", settings.rate());
        row("messages to the page", "%.1f a second", (chrome.framesReceived() - frames) / seconds);
        row(
                "main thread busy",
                "%.1f %%, of which scripts %.1f %%",
                (chrome.metric("TaskDuration") - busy) / seconds * 100,
                (chrome.metric("ScriptDuration") - script) / seconds * 100);
    }

    private void row(String name, String format, Object... figures) {
        report.add("%-40s %s".formatted(name, String.format(Locale.ROOT, format, figures)));
    }
}
