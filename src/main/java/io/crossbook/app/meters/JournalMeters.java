package io.crossbook.app.meters;

import io.crossbook.sourcing.JournalRecorder;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** How the writes of all this node's entities reach the journal. */
public final class JournalMeters implements JournalRecorder {
    private final MeterRegistry registry;
    private final Timer commit;
    private final DistributionSummary rows;

    public JournalMeters(MeterRegistry registry) {
        this.registry = registry;
        commit = Buckets.timer(registry, "crossbook.journal.commit", "Commits of the journal");
        rows = Buckets.summary(registry, "crossbook.journal.batch", "rows", "Events committed together");
    }

    @Override
    public long start() {
        return System.nanoTime();
    }

    @Override
    public void committed(int written, long since) {
        commit.record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
        rows.record(written);
    }

    @Override
    public void watch(IntSupplier waiting) {
        Gauge.builder("crossbook.journal.queue", waiting, IntSupplier::getAsInt)
                .description("Writes that wait for the journal")
                .strongReference(true)
                .register(registry);
    }
}
