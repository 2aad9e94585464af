package io.crossbook.app;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import picocli.CommandLine.Help.Ansi;

/** A line on the terminal that says how far an audit is; silent when nobody watches. */
final class AuditProgress implements LongConsumer {
    private static final int LOOK_EVERY = 4096;
    private static final long SHOW_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int PERCENT = 100;

    /** Null when nobody watches. */
    private final PrintWriter terminal;

    private final long total;
    private final long began = System.nanoTime();
    private long shown = began;

    private AuditProgress(PrintWriter terminal, long total) {
        this.terminal = terminal;
        this.total = total;
    }

    static AuditProgress to(PrintWriter err, long total) {
        return new AuditProgress(Ansi.AUTO.enabled() ? err : null, total);
    }

    @Override
    public void accept(long events) {
        if (terminal == null || events % LOOK_EVERY != 0) {
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
