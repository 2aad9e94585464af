package io.crossbook.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * What a benchmark of placements measured.
 *
 * @param closed stretches with one outstanding order per user
 * @param used processor time during those
 * @param open stretches at a fixed rate of arrivals
 * @param ceilings the journal's own, best first to compare with
 * @param rivals the stored procedure
 */
record PlacementReport(
        List<Stretch> closed,
        CpuMeter.Used used,
        int openRate,
        List<Stretch> open,
        JournalMeter.Written journal,
        List<Ceiling> ceilings,
        List<Rival> rivals) {

    /** One measured stretch of time; lag of the views in microseconds, null when nobody keeps them. */
    record Stretch(long nanos, Tally.Counts counts, Histogram lag) {
        long perSecond() {
            return Rates.perSecond(counts.accepted(), nanos);
        }

        long percentile(double percentile) {
            return counts.latencies().getValueAtPercentile(percentile);
        }
    }

    /** Rows a second that the journal takes at so many rows a transaction. */
    record Ceiling(int rowsPerCommit, long rowsPerSecond) {}

    /** Bets a second of the stored procedure at so many clients. */
    record Rival(int clients, ProcedureRival.Result result) {}

    /** Accepted placements a second, the median of the stretches. */
    long perSecond() {
        return Rates.median(closed, Stretch::perSecond);
    }

    /** Rows that were written for each accepted placement, everything included. */
    double rowsPerPlacement() {
        return (double) journal.rows() / accepted();
    }

    /** Accepted placements of all closed stretches; at least one. */
    long accepted() {
        return Math.max(1, total(closed, Tally.Counts::accepted));
    }

    long percentile(List<Stretch> stretches, double percentile) {
        return Rates.median(stretches, stretch -> stretch.percentile(percentile));
    }

    /** What was not accepted, by reason, of all stretches. */
    static Map<String, Long> others(List<Stretch> stretches) {
        Map<String, Long> all = new TreeMap<>();
        stretches.forEach(
                stretch -> stretch.counts().others().forEach((reason, count) -> all.merge(reason, count, Long::sum)));
        return all;
    }

    static long total(List<Stretch> stretches, ToLongFunction<Tally.Counts> what) {
        return stretches.stream()
                .mapToLong(stretch -> what.applyAsLong(stretch.counts()))
                .sum();
    }
}
