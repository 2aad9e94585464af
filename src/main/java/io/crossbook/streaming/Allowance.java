package io.crossbook.streaming;

/** So many a second for ever, and so many at once after a pause. Not for use by several threads. */
final class Allowance {
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final long microsEach;
    private final long microsMax;
    private long saved;
    private long at;

    Allowance(int perSecond, int burst, long now) {
        microsEach = MICROS_PER_SECOND / perSecond;
        microsMax = microsEach * burst;
        saved = microsMax;
        at = now;
    }

    boolean take(long now) {
        saved = Math.min(microsMax, saved + Math.max(0, now - at));
        at = now;
        if (saved < microsEach) {
            return false;
        }
        saved -= microsEach;
        return true;
    }
}
