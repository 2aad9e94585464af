package io.crossbook.app.meters;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.metrics.PoolStats;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** How much the pools of database connections are used. */
public final class PoolMeters implements MetricsTrackerFactory {
    private final MeterRegistry registry;

    public PoolMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public IMetricsTracker create(String pool, PoolStats stats) {
        connections(pool, "active", stats, PoolStats::getActiveConnections);
        connections(pool, "idle", stats, PoolStats::getIdleConnections);
        gauge("crossbook.pool.limit", "Connections a pool may have", stats, PoolStats::getMaxConnections)
                .tag("pool", pool)
                .register(registry);
        gauge("crossbook.pool.pending", "Threads that wait for a connection", stats, PoolStats::getPendingThreads)
                .tag("pool", pool)
                .register(registry);
        Timer acquire =
                Buckets.timer(registry, "crossbook.pool.acquire", "How long connections were waited for", "pool", pool);
        Counter timeouts = Counter.builder("crossbook.pool.timeouts")
                .description("Threads that waited for a connection in vain")
                .tag("pool", pool)
                .register(registry);
        return new IMetricsTracker() {
            @Override
            public void recordConnectionAcquiredNanos(long nanos) {
                acquire.record(nanos, TimeUnit.NANOSECONDS);
            }

            @Override
            public void recordConnectionTimeout() {
                timeouts.increment();
            }
        };
    }

    private void connections(String pool, String state, PoolStats stats, ToDoubleFunction<PoolStats> value) {
        gauge("crossbook.pool.connections", "Connections of a pool", stats, value)
                .tags("pool", pool, "state", state)
                .register(registry);
    }

    private static Gauge.Builder<PoolStats> gauge(
            String name, String description, PoolStats stats, ToDoubleFunction<PoolStats> value) {
        return Gauge.builder(name, stats, value).description(description).strongReference(true);
    }
}
