package io.crossbook.sourcing;

/**
 * When to repeat an unanswered message: after 0.3 s, then twice as long each time up to 30 s, with a spread of a fifth
 * so that many don't repeat together (PROTOCOL.md R5).
 *
 * @param delay microseconds waited before the coming attempt
 * @param at microseconds since 1970 at which it is due
 */
public record Retry(long delay, long at) {
    private static final long FIRST_MICROS = 300_000;
    private static final long LAST_MICROS = 30_000_000;

    /** The schedule of a message sent just now. */
    public static Retry first(long now) {
        return new Retry(FIRST_MICROS, now + FIRST_MICROS);
    }

    /** The schedule of a message to be sent at once. */
    public static Retry immediate(long now) {
        return new Retry(FIRST_MICROS / 2, now);
    }

    public boolean isDue(long now) {
        return now >= at;
    }

    /** The schedule after one more attempt; the spread follows from the key. */
    public Retry next(long now, Object key) {
        long doubled = Math.min(2 * delay, LAST_MICROS);
        long percent = 80L + Math.floorMod(31L * key.hashCode() + doubled, 41);
        return new Retry(doubled, now + doubled * percent / 100);
    }
}
