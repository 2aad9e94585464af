package io.crossbook.app.meters;

import io.crossbook.http.HttpObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Requests and how long their answers took, by endpoint and class of status. */
public final class HttpMeters implements HttpObserver {
    private static final int CLASSES = 6;
    private static final int HUNDRED = 100;

    private final MeterRegistry registry;
    private final Map<String, AtomicReferenceArray<Timer>> byEndpoint = new ConcurrentHashMap<>();

    public HttpMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public long start() {
        return System.nanoTime();
    }

    @Override
    public void answered(String endpoint, int status, long since) {
        var timers = byEndpoint.computeIfAbsent(endpoint, same -> new AtomicReferenceArray<>(CLASSES));
        int hundreds = Math.min(status / HUNDRED, CLASSES - 1);
        Timer timer = timers.get(hundreds);
        if (timer == null) {
            timer = timer(endpoint, hundreds);
            timers.set(hundreds, timer);
        }
        timer.record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
    }

    private Timer timer(String endpoint, int hundreds) {
        return Buckets.timer(
                registry,
                "crossbook.http.request",
                "Requests, from their head until their answer is made",
                "endpoint",
                endpoint,
                "status",
                hundreds + "xx");
    }
}
