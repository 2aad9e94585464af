package io.crossbook.replay;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Shows how far a replay is: one line that is redrawn on a terminal, a line every few seconds elsewhere. */
final class ProgressBar implements AutoCloseable {
    private static final int WIDTH = 24;
    private static final long REDRAW_MILLIS = 250;
    private static final long LINE_MILLIS = 5_000;
    private static final double RATE_SECONDS = 2;
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PrintWriter out;
    private final boolean terminal;
    private final Ticker ticker;
    private final ScheduledExecutorService timer;
    private final ScheduledFuture<?> drawing;
    private RecordingSummary summary;
    private ReplayStatistics statistics;
    private long done;
    private long sampleNanos;
    private long sampleDone;
    private long sampleOrders;
    private double messagesPerSecond;
    private double ordersPerSecond;
    private long publishedAt;
    private String settling = "";

    ProgressBar(PrintWriter out, boolean terminal, Ticker ticker) {
        this.out = out;
        this.terminal = terminal;
        this.ticker = ticker;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        long period = terminal ? REDRAW_MILLIS : LINE_MILLIS;
        drawing = timer.scheduleAtFixedRate(this::draw, period, period, TimeUnit.MILLISECONDS);
    }

    synchronized void start(RecordingSummary newSummary, ReplayStatistics newStatistics) {
        summary = newSummary;
        statistics = newStatistics;
        publishedAt = newSummary.firstPublishedAt();
        done = 0;
        sampleDone = 0;
        sampleOrders = 0;
        sampleNanos = ticker.nanos();
        settling = "";
    }

    synchronized void advance(RecordedMessage message) {
        done++;
        publishedAt = message.publishedAt();
    }

    synchronized void settling(long paid, long users) {
        settling = "settling " + paid + "/" + users;
    }

    /** Draws the last state and stops drawing until the next start. */
    synchronized void finish() {
        draw();
        summary = null;
        if (terminal) {
            out.println();
            out.flush();
        }
    }

    @Override
    public void close() {
        drawing.cancel(false);
        timer.shutdownNow();
    }

    private synchronized void draw() {
        if (summary == null) {
            return;
        }
        if (ticker.secondsSince(sampleNanos) >= RATE_SECONDS) {
            sample();
        }
        out.print(terminal ? CLEAR_LINE + line() : line() + System.lineSeparator());
        out.flush();
    }

    /** Rates are those of the last seconds: an average over the whole replay would hide that it has slowed down. */
    private void sample() {
        double seconds = Math.max(RATE_SECONDS, ticker.secondsSince(sampleNanos));
        long orders = statistics.orders.sum();
        messagesPerSecond = (done - sampleDone) / seconds;
        ordersPerSecond = (orders - sampleOrders) / seconds;
        sampleDone = done;
        sampleOrders = orders;
        sampleNanos = ticker.nanos();
    }

    private String line() {
        int filled = (int) (WIDTH * done / Math.max(1, summary.messages()));
        String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
        String text = String.format(
                Locale.ROOT,
                "%s [%s] %3d%% %,d/%,d messages, %,.0f/s, %,.0f orders/s, p50 %.1f ms, p99 %.1f ms, %s",
                summary.marketId(),
                bar,
                100 * done / Math.max(1, summary.messages()),
                done,
                summary.messages(),
                messagesPerSecond,
                ordersPerSecond,
                statistics.latencyMillis(50),
                statistics.latencyMillis(99),
                settling.isEmpty() ? CLOCK.format(Instant.ofEpochMilli(publishedAt)) : settling);
        return statistics.trouble().isEmpty() ? text : text + ", waiting: " + statistics.trouble();
    }
}
