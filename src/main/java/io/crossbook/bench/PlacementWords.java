package io.crossbook.bench;

import io.crossbook.bench.PlacementReport.Stretch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A report as people read it. */
final class PlacementWords {
    private static final double MICROS_PER_MILLI = 1000;
    private static final double P50 = 50.0;
    private static final double HUNDRED = 100.0;

    private PlacementWords() {}

    static List<String> of(PlacementReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(line("placements, one outstanding order per user", "%,d/s", report.perSecond()));
        lines.addAll(latencies(report, report.closed()));
        lines.add(line("  matched at once", "%.0f %%", matchedPercent(report.closed())));
        lines.add(line("  cancelled by their owners", "%.2f per placement", cancelsPerPlacement(report.closed())));
        lines.add(line("  not accepted", "%s", words(PlacementReport.others(report.closed()))));
        lines.add(line(
                "  processor time per placement",
                "%,d us here (%,d without compiling and collecting), %,d us in PostgreSQL",
                perPlacement(report, report.used().exchange()),
                perPlacement(report, report.used().work()),
                perPlacement(report, report.used().database())));
        lines.add(line("placements at half that rate", "%,d/s arriving", report.openRate()));
        lines.add(line("  accepted", "%,d/s", Rates.median(report.open(), Stretch::perSecond)));
        lines.addAll(latencies(report, report.open()));
        lines.add(line("  not accepted", "%s", words(PlacementReport.others(report.open()))));
        lines.addAll(journal(report));
        lines.addAll(comparisons(report));
        return lines;
    }

    private static long perPlacement(PlacementReport report, Duration time) {
        return TimeUnit.NANOSECONDS.toMicros(time.toNanos()) / report.accepted();
    }

    private static List<String> latencies(PlacementReport report, List<Stretch> stretches) {
        long max = stretches.stream()
                .mapToLong(stretch -> stretch.counts().latencies().getMaxValue())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "  latency p50 / p99 / max",
                "%.1f / %.1f / %.1f ms",
                report.percentile(stretches, P50) / MICROS_PER_MILLI,
                report.percentile(stretches, Tally.P99) / MICROS_PER_MILLI,
                max / MICROS_PER_MILLI));
        if (stretches.get(0).lag() != null) {
            lines.add(line(
                    "  in the views after p50 / p99 / max",
                    "%.0f / %.0f / %.0f ms",
                    Rates.median(stretches, stretch -> stretch.lag().getValueAtPercentile(P50)) / MICROS_PER_MILLI,
                    Rates.median(stretches, stretch -> stretch.lag().getValueAtPercentile(Tally.P99))
                            / MICROS_PER_MILLI,
                    stretches.stream()
                                    .mapToLong(stretch -> stretch.lag().getMaxValue())
                                    .max()
                                    .orElse(0)
                            / MICROS_PER_MILLI));
        }
        return lines;
    }

    private static double matchedPercent(List<Stretch> stretches) {
        return HUNDRED
                * PlacementReport.total(stretches, Tally.Counts::matched)
                / Math.max(1, PlacementReport.total(stretches, Tally.Counts::accepted));
    }

    private static double cancelsPerPlacement(List<Stretch> stretches) {
        return (double) PlacementReport.total(stretches, Tally.Counts::cancels)
                / Math.max(1, PlacementReport.total(stretches, Tally.Counts::accepted));
    }

    private static List<String> journal(PlacementReport report) {
        JournalMeter.Written journal = report.journal();
        List<String> lines = new ArrayList<>();
        lines.add(line("journal events per placement", "%.2f", report.rowsPerPlacement()));
        journal.byType()
                .forEach((type, rows) -> lines.add(line("  " + type, "%.2f", (double) rows / report.accepted())));
        lines.add(line("  rows per commit", "%d", journal.rowsPerCommit()));
        lines.add(line("  payload", "%d bytes on average", journal.payloadBytes()));
        return lines;
    }

    private static List<String> comparisons(PlacementReport report) {
        List<String> lines = new ArrayList<>();
        for (var ceiling : report.ceilings()) {
            double bets = ceiling.rowsPerSecond() / report.rowsPerPlacement();
            lines.add(line(
                    "raw ceiling, " + ceiling.rowsPerCommit() + " rows a commit",
                    "%,d rows/s = %,.0f placements/s; reached %.0f %%",
                    ceiling.rowsPerSecond(),
                    bets,
                    HUNDRED * report.perSecond() / bets));
        }
        for (var rival : report.rivals()) {
            var result = rival.result();
            lines.add(line(
                    "stored procedure, " + rival.clients() + " clients",
                    "%,d bets/s (%,d matched), p99 %.1f ms; Crossbook is %.1f times as fast",
                    result.betsPerSecond(),
                    result.matchedPerSecond(),
                    result.p99Micros() / MICROS_PER_MILLI,
                    (double) report.perSecond() / Math.max(1, result.betsPerSecond())));
        }
        return lines;
    }

    private static String words(Map<String, Long> reasons) {
        return reasons.isEmpty()
                ? "none"
                : reasons.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static String line(String what, String format, Object... values) {
        return String.format(Locale.ROOT, "%-46s %s", what, String.format(Locale.ROOT, format, values));
    }
}
