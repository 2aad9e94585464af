package io.crossbook.replay;

import io.crossbook.domain.money.Size;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes what a replay came to as a table and a few lines, and says what the numbers mean. */
final class Report {
    private static final List<String> HEAD = List.of(
            "selection", "name", "recorded", "corrections", "reproduced", "difference", "at price", "explanation");
    private static final int FIRST_NUMBER = 2;
    private static final int AFTER_NUMBERS = 7;

    private final PrintWriter out;

    Report(PrintWriter out) {
        this.out = out;
    }

    void print(ReplayResult result) {
        RecordingSummary summary = result.summary();
        out.println();
        out.printf(
                Locale.ROOT,
                "%s replayed as market %s in %.1f s: %,d messages of %s to %s%n%n",
                result.recording(),
                result.marketId(),
                result.seconds(),
                summary.messages(),
                Instant.ofEpochMilli(summary.firstPublishedAt()),
                Instant.ofEpochMilli(summary.lastPublishedAt()));
        table(result.selections());
        out.println();
        notes(summary);
        counts(result.statistics(), result.seconds());
        settlement(result.settlement());
        out.println("result      "
                + (result.isClean() ? "volume and settlement agree" : "DIFFERENT: see UNEXPLAINED and WRONG above"));
        out.flush();
    }

    /** The audit is about the whole exchange, so it stands once behind all replays. */
    void printAudit(String audit) {
        out.println();
        out.println("audit       " + audit.strip().replace("\n", "\n            "));
        out.flush();
    }

    private void table(List<SelectionResult> selections) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        long recorded = 0;
        long corrected = 0;
        long reproduced = 0;
        long atPrice = 0;
        for (SelectionResult selection : selections) {
            rows.add(row(
                    selection.id(),
                    selection.name(),
                    selection.recorded(),
                    selection.corrected(),
                    selection.reproduced(),
                    selection.atPrice(),
                    selection.explanation()));
            recorded += selection.recorded();
            corrected += selection.corrected();
            reproduced += selection.reproduced();
            atPrice += selection.atPrice();
        }
        rows.add(row("total", "", recorded, corrected, reproduced, atPrice, ""));
        int[] widths = new int[HEAD.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private static List<String> row(
            String id, String name, long recorded, long corrected, long reproduced, long atPrice, String explanation) {
        return List.of(
                id,
                name,
                Size.format(recorded),
                Size.format(corrected),
                Size.format(reproduced),
                Size.format(reproduced - recorded),
                reproduced == 0 ? "-" : String.format(Locale.ROOT, "%.2f %%", 100.0 * atPrice / reproduced),
                explanation);
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            boolean number = i >= FIRST_NUMBER && i < AFTER_NUMBERS;
            line.append(String.format(Locale.ROOT, "%" + (number ? "" : "-") + widths[i] + "s  ", row.get(i)));
        }
        return line.toString().stripTrailing();
    }

    private void notes(RecordingSummary summary) {
        out.println(
                "volumes     recorded sizes are taken one to one as backer's stake; recorded = sum of all increases,");
        out.println(
                "            corrections = what the recording later took back (bets once made are not unmade here)");
        if (summary.crossedUpdates() > 0) {
            out.printf(
                    Locale.ROOT,
                    "crossed     %,d updates left levels crossed; the one updated longer ago was held back%n",
                    summary.crossedUpdates());
        }
        long late = summary.lateTrades().values().stream().mapToLong(List::size).sum();
        if (late > 0) {
            out.printf(
                    Locale.ROOT,
                    "late        %,d trades were recorded after the last suspension and made just before it%n",
                    late);
        }
    }

    private void counts(ReplayStatistics statistics, double seconds) {
        out.printf(
                Locale.ROOT,
                "orders      %,d (%,.0f/s; p50 %.1f ms, p99 %.1f ms), cancels %,d, bets %,d as planned%n",
                statistics.orders.sum(),
                statistics.orders.sum() / seconds,
                statistics.latencyMillis(50),
                statistics.latencyMillis(99),
                statistics.cancels.sum(),
                statistics.bets.sum());
        out.printf(
                Locale.ROOT,
                "repeated    calls sent again: %s; books read again: %,d%n",
                statistics.retries().isEmpty() ? "none" : statistics.retries(),
                statistics.rereads.sum());
    }

    private void settlement(Settlement settlement) {
        out.printf(
                "settlement  %s, %d accounts: won %s, lost %s, commission %s, sum %s%n",
                settlement.status(),
                settlement.accounts(),
                settlement.won(),
                settlement.lost(),
                settlement.commission(),
                settlement.sum());
        settlement.wrong().forEach(line -> out.println("WRONG       " + line));
        if (!settlement.sum().isZero()) {
            out.println("WRONG       the settlement does not add up to zero");
        }
    }
}
