package io.crossbook.app.meters;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.LongStream;

/** Histograms with few buckets, the same for everything that is alike. */
final class Buckets {
    private static final Duration[] TIMES = LongStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);
    private static final double[] COUNTS = {1, 2, 4, 8, 16, 32, 64, 128, 256};

    private Buckets() {}

    static Timer timer(MeterRegistry registry, String name, String description, String... tags) {
        return Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(TIMES)
                .register(registry);
    }

    static DistributionSummary summary(
            MeterRegistry registry, String name, String unit, String description, String... tags) {
        return DistributionSummary.builder(name)
                .description(description)
                .baseUnit(unit)
                .tags(tags)
                .serviceLevelObjectives(COUNTS)
                .register(registry);
    }
}
