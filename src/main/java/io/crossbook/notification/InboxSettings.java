package io.crossbook.notification;

/**
 * Limits of an inbox.
 *
 * @param attempts how often a delivery is tried before it is given up
 * @param firstBackoff microseconds after the first failure; each further pause is four times as long
 * @param lastBackoff longest pause in microseconds
 * @param alerts price alerts that may wait at a time
 * @param queue commands that may wait
 */
public record InboxSettings(int attempts, long firstBackoff, long lastBackoff, int alerts, int queue) {
    private static final int FACTOR = 4;

    /** What the configuration says by default. */
    public static final InboxSettings DEFAULT = new InboxSettings(8, 5_000_000, 21_600_000_000L, 50, 256);

    /** Pause after so many failures, in microseconds. */
    long backoff(int failures) {
        long pause = firstBackoff;
        for (int i = 1; i < failures && pause < lastBackoff; i++) {
            pause = Math.multiplyExact(pause, FACTOR);
        }
        return Math.min(pause, lastBackoff);
    }
}
