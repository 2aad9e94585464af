package io.crossbook.app;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import picocli.CommandLine.Help.Ansi;

/** A line on the terminal that says how far a reading of the journal is; silent when nobody watches. */
final class EventProgress implements LongConsumer {
    private static final long SHOW_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int PERCENT = 100;

    /** Null when nobody watches. */
    private final PrintWriter terminal;

    private final long total;
    private final long began = System.nanoTime();
    private long shown = began;

    private EventProgress(PrintWriter terminal, long total) {
        this.terminal = terminal;
        this.total = total;
    }

    static EventProgress to(PrintWriter err, long total) {
        return new EventProgress(Ansi.AUTO.enabled() ? err : null, total);
    }

    @Override
    public void accept(long events) {
        if (terminal == null) {
            return;
        }
        long now = System.nanoTime();
        if (now - shown >= SHOW_EVERY_NANOS) {
            shown = now;
            long perSecond = events * TimeUnit.SECONDS.toNanos(1) / (now - began);
            long percent = total == 0 ? PERCENT : Math.min(PERCENT, PERCENT * events / total);
            terminal.printf("\r%3d%%  %,d of %,d events, %,d a second   ", percent, events, total, perSecond);
            terminal.flush();
        }
    }

    /** Clears the line. */
    void end() {
        if (terminal != null && shown != began) {
            terminal.printf("\r%70s\r", "");
            terminal.flush();
        }
    }
}
