package io.crossbook.app.meters;

import io.crossbook.sourcing.Tracing;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;

/** Follows requests by OpenTelemetry; what its sampler leaves out costs nothing further on. */
public final class OpenTelemetryTracing implements Tracing {
    private static final String HEADER = "traceparent";
    private static final TextMapGetter<String> TEXT = (carrier, key) -> key.equals(HEADER) ? carrier : null;

    private final Tracer tracer;

    public OpenTelemetryTracing(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer("io.crossbook");
    }

    @Override
    public Span enter(String name, String parent) {
        var span = tracer.spanBuilder(name)
                .setParent(parent == null ? Context.current() : remote(parent))
                .setSpanKind(SpanKind.SERVER)
                .startSpan();
        return span.getSpanContext().isSampled() ? new Followed(span) : Span.NONE;
    }

    private static Context remote(String parent) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), parent, TEXT);
    }

    private record Followed(io.opentelemetry.api.trace.Span span) implements Span {
        @Override
        public String context() {
            SpanContext context = span.getSpanContext();
            return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                    + context.getTraceFlags().asHex();
        }

        @Override
        public Span with(String key, String value) {
            span.setAttribute(key, value);
            return this;
        }

        @Override
        public void fail(String why) {
            span.setStatus(StatusCode.ERROR, why);
        }

        @Override
        public void end() {
            span.end();
        }
    }
}
