package io.crossbook.notification;

import io.crossbook.sourcing.Persisted;

/**
 * A part of each day in which nothing that can wait leaves by e-mail or webhook; it may reach over midnight.
 *
 * @param from first minute of the day
 * @param to minute of the day at which it is over, different from the first
 */
public record QuietHours(int from, int to) implements Persisted {
    private static final int MINUTES_PER_DAY = 24 * 60;

    public QuietHours {
        if (from < 0 || to < 0 || from >= MINUTES_PER_DAY || to >= MINUTES_PER_DAY || from == to) {
            throw new IllegalArgumentException("no quiet hours: " + from + " to " + to);
        }
    }

    boolean contains(int minute) {
        return from < to ? minute >= from && minute < to : minute >= from || minute < to;
    }
}
