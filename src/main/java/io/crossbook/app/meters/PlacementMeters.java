package io.crossbook.app.meters;

import io.crossbook.placement.PlacementObserver;
import io.crossbook.placement.PlacementOutcome;
import io.crossbook.sourcing.Outgoing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** How the placements of this node fare. */
public final class PlacementMeters implements PlacementObserver {
    private final MeterRegistry registry;
    private final RecentTimes recent = new RecentTimes();
    private final Timer placed;
    private final Timer repeat;
    private final Timer pending;
    private final Timer refused;
    private final Map<Step, Timer> steps = new EnumMap<>(Step.class);
    private final Map<Step, Counter> repeats = new EnumMap<>(Step.class);
    private final Map<Enum<?>, Counter> refusals = new ConcurrentHashMap<>();
    private final Map<Class<?>, Counter> messages = new ConcurrentHashMap<>();

    public PlacementMeters(MeterRegistry registry) {
        this.registry = registry;
        placed = ended("placed");
        repeat = ended("repeat");
        pending = ended("pending");
        refused = ended("refused");
        for (Step step : Step.values()) {
            String name = step.name().toLowerCase(Locale.ROOT);
            steps.put(
                    step,
                    Buckets.timer(
                            registry,
                            "crossbook.placement.step",
                            "From the first ask of wallet or book until its answer",
                            "step",
                            name));
            repeats.put(
                    step,
                    Counter.builder("crossbook.placement.repeats")
                            .description("Asks of wallet or book that had no answer in time and were repeated")
                            .tag("step", name)
                            .register(registry));
        }
    }

    private Timer ended(String outcome) {
        return Buckets.timer(
                registry,
                "crossbook.placement",
                "Orders to be placed, from the request until its caller is told",
                "outcome",
                outcome);
    }

    @Override
    public long start() {
        return System.nanoTime();
    }

    @Override
    public void answered(Step step, long since) {
        steps.get(step).record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
    }

    @Override
    public void repeated(Step step) {
        repeats.get(step).increment();
    }

    @Override
    public void ended(PlacementOutcome outcome, long since) {
        long nanos = System.nanoTime() - since;
        timer(outcome).record(nanos, TimeUnit.NANOSECONDS);
        if (outcome instanceof PlacementOutcome.Placed one && !one.repeated()) {
            recent.took(TimeUnit.NANOSECONDS.toMicros(nanos));
        }
        if (outcome instanceof PlacementOutcome.Refused no) {
            refusals.computeIfAbsent(no.reason(), this::refusal).increment();
        }
    }

    /** How long it took to place orders of late. */
    RecentTimes recent() {
        return recent;
    }

    private Timer timer(PlacementOutcome outcome) {
        if (outcome instanceof PlacementOutcome.Placed one) {
            return one.repeated() ? repeat : placed;
        }
        return outcome instanceof PlacementOutcome.Pending ? pending : refused;
    }

    private Counter refusal(Enum<?> reason) {
        return Counter.builder("crossbook.placement.refusals")
                .description("Orders refused by wallet or book")
                .tag("reason", reason.name())
                .register(registry);
    }

    @Override
    public void delivered(Outgoing message) {
        messages.computeIfAbsent(message.getClass(), this::message).increment();
    }

    private Counter message(Class<?> type) {
        return Counter.builder("crossbook.messages")
                .description("Messages from entity to entity; of Place only repeats, the first comes from the saga")
                .tag("message", type.getSimpleName())
                .register(registry);
    }
}
