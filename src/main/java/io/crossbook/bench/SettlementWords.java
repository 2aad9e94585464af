package io.crossbook.bench;

import io.crossbook.market.MarketView;
import io.crossbook.protocol.SettlementProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** The table of a settlement's measurement, one line a figure. */
final class SettlementWords {
    private static final double P50 = 50.0;
    private static final double NANOS_PER_MICRO = 1000.0;
    private static final double MICROS_PER_MILLI = 1000.0;
    private static final double MICROS_PER_SECOND = 1e6;

    private final SettlementSettings settings;
    private final SettlementProgress settlement;
    private final double seconds;
    private final List<String> report = new ArrayList<>();

    SettlementWords(SettlementSettings settings, MarketView settled) {
        this.settings = settings;
        this.settlement = settled.settlement();
        this.seconds = (settled.updatedAt() - settlement.startedAt()) / MICROS_PER_SECOND;
    }

    List<String> of(SettlementBench.Stretch before, SettlementBench.Stretch during) {
        report.add("");
        row("users with bets, all paid", "%,d", settlement.users());
        row("from the settlement's first event to its last", "%.1f s", seconds);
        row("users paid", "%,.0f/s", settlement.users() / Math.max(seconds, 1 / MICROS_PER_SECOND));
        row(
                "processor for each user, live bets included",
                "%.0f µs of the exchange, %.0f µs of the database",
                micros(during.used().exchange()) / Math.max(1, settlement.users()),
                micros(during.used().database()) / Math.max(1, settlement.users()));
        row("live bets in other markets", "%,d/s arriving", settings.rate());
        live("  before", before);
        live("  during", during);
        row("  p99 during, of that before", "%.1f times as long", (double) p99(during) / Math.max(1, p99(before)));
        return List.copyOf(report);
    }

    private void live(String when, SettlementBench.Stretch stretch) {
        Histogram latencies = stretch.placed().latencies();
        row(
                when + ": accepted",
                "%,d/s; p50 / p99 / max %.1f / %.1f / %.1f ms",
                Rates.perSecond(stretch.placed().accepted(), stretch.nanos()),
                latencies.getValueAtPercentile(P50) / MICROS_PER_MILLI,
                p99(stretch) / MICROS_PER_MILLI,
                latencies.getMaxValue() / MICROS_PER_MILLI);
        row(when + ": not accepted", "%s", stretch.placed().others());
        row(
                when + ": journal",
                "%,d events/s, %d a commit",
                Rates.perSecond(stretch.written().rows(), stretch.nanos()),
                stretch.written().rowsPerCommit());
        row(
                when + ": processors",
                "%.2f the exchange, %.2f the database",
                stretch.used().exchange().toNanos() / (double) stretch.nanos(),
                stretch.used().database().toNanos() / (double) stretch.nanos());
    }

    private static double micros(Duration time) {
        return time.toNanos() / NANOS_PER_MICRO;
    }

    private static long p99(SettlementBench.Stretch stretch) {
        return stretch.placed().latencies().getValueAtPercentile(Tally.P99);
    }

    private void row(String what, String format, Object... values) {
        report.add(String.format(Locale.ROOT, "%-46s %s", what, String.format(Locale.ROOT, format, values)));
    }
}
