package io.crossbook.app;

import com.typesafe.config.Config;
import io.crossbook.app.meters.OpenTelemetryTracing;
import io.crossbook.sourcing.Tracing;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.util.Locale;
import java.util.Map;

/**
 * Turns tracing on if the configuration says so: through whatever the process has already, such as a Java agent, else
 * through the SDK, which reads the {@code OTEL_*} variables.
 */
final class Traces {
    /** What holds for the SDK unless the operator says otherwise. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "otel.java.global-autoconfigure.enabled", "true",
            "otel.service.name", "crossbook",
            "otel.exporter.otlp.protocol", "http/protobuf",
            "otel.traces.sampler", "parentbased_traceidratio",
            "otel.traces.sampler.arg", "0.01",
            "otel.metrics.exporter", "none",
            "otel.logs.exporter", "none");

    private Traces() {}

    static Tracing of(Config config) {
        if (!config.getBoolean("crossbook.tracing.enabled")) {
            return Tracing.OFF;
        }
        DEFAULTS.forEach((key, value) -> {
            boolean said = System.getenv(key.toUpperCase(Locale.ROOT).replace('.', '_')) != null;
            if (!said && System.getProperty(key) == null) {
                System.setProperty(key, value);
            }
        });
        return new OpenTelemetryTracing(GlobalOpenTelemetry.get());
    }
}
