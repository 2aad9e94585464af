package io.crossbook.sourcing;

import java.util.List;

/** The steps of one batch's commands, for those that somebody follows. */
final class BatchSpans {
    private static final BatchSpans NONE = new BatchSpans(new Tracing.Span[0]);

    private final Tracing.Span[] spans;

    private BatchSpans(Tracing.Span[] spans) {
        this.spans = spans;
    }

    /** Begins a step for each command that is followed; makes nothing when none is. */
    static BatchSpans begin(Tracing tracing, String kind, String id, List<? extends Envelope<?, ?>> envelopes) {
        BatchSpans begun = NONE;
        for (int i = 0; i < envelopes.size(); i++) {
            Envelope<?, ?> envelope = envelopes.get(i);
            if (envelope.trace() != null) {
                begun = begun == NONE ? new BatchSpans(new Tracing.Span[envelopes.size()]) : begun;
                begun.spans[i] = tracing.begin(
                                kind + " " + envelope.command().getClass().getSimpleName(), envelope.trace())
                        .with("crossbook.entity", id)
                        .with("crossbook.batch", Integer.toString(envelopes.size()));
            }
        }
        return begun;
    }

    /** What goes along with the messages that a command leads to; null when it is not followed. */
    String context(int command) {
        return spans.length == 0 || spans[command] == null ? null : spans[command].context();
    }

    void end() {
        for (Tracing.Span span : spans) {
            if (span != null) {
                span.end();
            }
        }
    }
}
