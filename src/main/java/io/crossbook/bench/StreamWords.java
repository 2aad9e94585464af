package io.crossbook.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The table of the stream's measurements, one line a figure. */
final class StreamWords {
    private static final double P50 = 50.0;
    private static final double P999 = 99.9;
    private static final double MICROS_PER_MILLI = 1000.0;

    private final List<String> report = new ArrayList<>();

    List<String> report() {
        return List.copyOf(report);
    }

    /** Nobody reads. */
    void quiet(StreamStretch stretch) {
        heading("nobody reads");
        load(stretch);
    }

    /** Sockets that get every change. */
    void everyChange(StreamStretch stretch, StreamStretch quiet, int markets) {
        heading("%,d sockets, each on 1 of %d markets".formatted(sockets(stretch), markets));
        load(stretch);
        delivery(stretch, quiet);
        latency(
                "change: committed to received, each on each socket",
                stretch.arrivals().latencies());
    }

    /** Sockets that get the latest state now and then. */
    void crowd(StreamStretch stretch, StreamStretch quiet, int markets) {
        heading("%,d sockets, each on 1 of %d markets, conflated to %d ms"
                .formatted(sockets(stretch), markets, StreamBenchSettings.CROWD_CONFLATE_MS));
        load(stretch);
        delivery(stretch, quiet);
        int[] counts = stretch.arrivals().sortedCounts();
        row(
                "messages a second and socket",
                "fewest %.2f, median %.2f, most %.2f",
                stretch.perSecond(counts[0]),
                stretch.perSecond(counts[counts.length / 2]),
                stretch.perSecond(counts[counts.length - 1]));
        row("longest pause of any socket", "%,.0f ms", stretch.arrivals().longestPause() / MICROS_PER_MILLI);
        latency(
                "change: committed to received, conflation included",
                stretch.arrivals().latencies());
    }

    private static int sockets(StreamStretch stretch) {
        return stretch.arrivals().sortedCounts().length;
    }

    private void heading(String text) {
        report.add("");
        report.add(text);
    }

    private void load(StreamStretch stretch) {
        Tally.Counts orders = stretch.orders();
        row(
                "price changes",
                "%,.0f/s, by %,.0f placed and %,.0f cancelled orders a second",
                stretch.perSecond(stretch.changes()),
                stretch.perSecond(orders.accepted()),
                stretch.perSecond(orders.cancels()));
        latency("placement: asked to committed and answered", orders.latencies());
        row("not accepted", "%s", orders.others().isEmpty() ? "none" : others(orders.others()));
        row("processor time of the server", "%.2f of a processor", stretch.processors());
    }

    private static String others(Map<String, Long> others) {
        return others.toString();
    }

    private void delivery(StreamStretch stretch, StreamStretch quiet) {
        Arrivals arrivals = stretch.arrivals();
        row(
                "sockets with their image",
                "%,d, closed by the server %,d",
                stretch.sockets().subscribed(),
                stretch.sockets().lost());
        row(
                "messages",
                "%,.0f/s, %.1f µs of the server's processor time each",
                stretch.perSecond(arrivals.messages()),
                stretch.microsPerMessage(quiet));
        row(
                "changes due on the sockets",
                "%,d, missing %,d; messages that do not follow on %,d",
                arrivals.due(),
                arrivals.missing(),
                arrivals.broken());
        row("heap of the server, collected", "%,d MiB", stretch.heap() >> 20);
    }

    private void latency(String what, Histogram micros) {
        row(
                what,
                "p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, longest %.1f ms",
                micros.getValueAtPercentile(P50) / MICROS_PER_MILLI,
                micros.getValueAtPercentile(Tally.P99) / MICROS_PER_MILLI,
                micros.getValueAtPercentile(P999) / MICROS_PER_MILLI,
                micros.getMaxValue() / MICROS_PER_MILLI);
    }

    private void row(String what, String format, Object... values) {
        report.add(String.format(Locale.ROOT, "  %-52s %s", what, String.format(Locale.ROOT, format, values)));
    }
}
