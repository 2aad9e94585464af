package io.crossbook.notification.delivery;

/**
 * What an attempt came to.
 *
 * @param worthwhile whether trying again can help
 * @param detail in words, null when there is nothing to say
 */
record Outcome(boolean delivered, boolean worthwhile, String detail) {
    private static final int DETAIL_MAX = 200;

    static Outcome done(String detail) {
        return new Outcome(true, false, shortened(detail));
    }

    static Outcome later(String detail) {
        return new Outcome(false, true, shortened(detail));
    }

    static Outcome never(String detail) {
        return new Outcome(false, false, shortened(detail));
    }

    /** What others said goes into the journal: not much of it, and in one line. */
    private static String shortened(String detail) {
        String line = detail.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= DETAIL_MAX ? line : line.substring(0, DETAIL_MAX);
    }
}
