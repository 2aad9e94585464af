package io.crossbook.bench;

import java.lang.management.ManagementFactory;

/**
 * What was measured of the stream in one stretch of time.
 *
 * @param micros its length
 * @param changes of prices that became durable
 * @param sockets how many had their image and how many were closed, in the end
 * @param heap bytes that the server's process used at its end, garbage taken away
 */
record StreamStretch(
        long micros,
        Tally.Counts orders,
        long changes,
        CpuMeter.Used used,
        Arrivals arrivals,
        ReaderProcess.State sockets,
        long heap) {
    private static final int MICROS_PER_SECOND = 1_000_000;

    double perSecond(long count) {
        return (double) count * MICROS_PER_SECOND / micros;
    }

    /** How many processors' worth of time the server's process took. */
    double processors() {
        return used.exchange().toNanos() / 1e3 / micros;
    }

    /** Microseconds of the server's processor time for a message, less what the changes took when nobody read. */
    double microsPerMessage(StreamStretch quiet) {
        double changing = (double) quiet.used.exchange().toNanos() / Math.max(1, quiet.changes) * changes;
        return (used.exchange().toNanos() - changing) / 1e3 / Math.max(1, arrivals.messages());
    }

    /** Bytes of heap in use after a collection. */
    static long collectedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
