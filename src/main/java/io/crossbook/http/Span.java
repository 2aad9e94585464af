package io.crossbook.http;

/** A part of history: from a time in microseconds since 1970 up to but not including another. */
record Span(long from, long until) {
    static final String FROM = "from";
    static final String TO = "to";

    /** What the parameters from and to ask for; all of history without them. */
    static Span of(Parameters parameters) {
        Span span = new Span(
                parameters.micros(FROM).orElse(0L), parameters.micros(TO).orElse(Long.MAX_VALUE));
        if (span.from > span.until) {
            throw Parameters.problem(FROM, "The time from which must not be after the time to which.");
        }
        return span;
    }
}
