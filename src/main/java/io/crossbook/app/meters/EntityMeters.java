package io.crossbook.app.meters;

import io.crossbook.sourcing.EntityRecorder;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** What the shells of this node do, by kind of entity. */
public final class EntityMeters {
    private final MeterRegistry registry;
    private final Map<String, EntityRecorder> byKind = new ConcurrentHashMap<>();

    public EntityMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The recorder of one kind, always the same. */
    public EntityRecorder of(String kind) {
        return byKind.computeIfAbsent(kind, Kind::new);
    }

    private final class Kind implements EntityRecorder {
        private final LongAdder awake;
        private final LongAdder waiting;
        private final LongAdder overdue;
        private final Counter refused;
        private final Timer waited;
        private final DistributionSummary batch;
        private final Timer persist;
        private final Counter events;
        private final Timer recovery;
        private final Map<Failure, Counter> failures = new EnumMap<>(Failure.class);

        Kind(String kind) {
            awake = gauge("crossbook.entities", "Entities in memory", kind);
            waiting = gauge("crossbook.entity.queue", "Commands that wait in front of entities", kind);
            overdue = gauge("crossbook.entity.overdue", "Messages unanswered for more than a minute", kind);
            refused = counter("crossbook.entity.refused", "Commands answered BUSY", kind);
            waited = timer("crossbook.entity.wait", "How long the first command of each batch has waited", kind);
            batch = Buckets.summary(
                    registry, "crossbook.entity.batch", "commands", "Commands decided together", "kind", kind);
            persist = timer("crossbook.persist", "From the write of a batch's events until they are durable", kind);
            events = counter("crossbook.persist.events", "Events made durable", kind);
            recovery = timer("crossbook.entity.recovery", "From an entity's start until it knows its events", kind);
            for (Failure failure : Failure.values()) {
                failures.put(
                        failure,
                        Counter.builder("crossbook.entity.failures")
                                .description("Entities that stopped and were started again")
                                .tags("kind", kind, "reason", failure.name().toLowerCase(Locale.ROOT))
                                .register(registry));
            }
        }

        private LongAdder gauge(String name, String description, String kind) {
            LongAdder value = new LongAdder();
            Gauge.builder(name, value, LongAdder::sum)
                    .description(description)
                    .tag("kind", kind)
                    .strongReference(true)
                    .register(registry);
            return value;
        }

        private Counter counter(String name, String description, String kind) {
            return Counter.builder(name)
                    .description(description)
                    .tag("kind", kind)
                    .register(registry);
        }

        private Timer timer(String name, String description, String kind) {
            return Buckets.timer(registry, name, description, "kind", kind);
        }

        @Override
        public long start() {
            return System.nanoTime();
        }

        @Override
        public void awake(int more) {
            awake.add(more);
        }

        @Override
        public void waiting(int more) {
            waiting.add(more);
        }

        @Override
        public void overdue(int more) {
            if (more != 0) {
                overdue.add(more);
            }
        }

        @Override
        public void refused() {
            refused.increment();
        }

        @Override
        public void batch(int commands, long waitedMicros) {
            batch.record(commands);
            waited.record(Math.max(0, waitedMicros), TimeUnit.MICROSECONDS);
        }

        @Override
        public void persisted(int written, long since) {
            if (written > 0) {
                persist.record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
                events.increment(written);
            }
        }

        @Override
        public void recovered(long since) {
            recovery.record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
        }

        @Override
        public void failed(Failure why) {
            failures.get(why).increment();
        }
    }
}
