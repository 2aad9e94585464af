package io.crossbook.notification;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** When something may leave: at once, with the next digest, or after the quiet hours. */
final class Schedule {
    private static final int MINUTES_PER_HOUR = 60;

    private final Preferences preferences;
    private final ZoneId zone;

    Schedule(Preferences preferences) {
        this.preferences = preferences;
        this.zone = ZoneId.of(preferences.zone());
    }

    boolean isDigested(Category category, Channel channel) {
        return channel == Channel.EMAIL && !category.mandatory() && preferences.digest() != Digest.OFF;
    }

    /** Microseconds since 1970, never before now. */
    long notBefore(Category category, Channel channel, long now) {
        if (category.mandatory()) {
            return now;
        }
        return afterQuiet(isDigested(category, channel) ? nextDigest(now) : now);
    }

    private long nextDigest(long now) {
        ZonedDateTime time = local(now);
        ZonedDateTime next = preferences.digest() == Digest.HOURLY
                ? time.truncatedTo(ChronoUnit.HOURS).plusHours(1)
                : time.truncatedTo(ChronoUnit.DAYS).plusDays(1);
        return micros(next);
    }

    private long afterQuiet(long at) {
        QuietHours quiet = preferences.quietHours();
        ZonedDateTime time = local(at);
        if (quiet == null || !quiet.contains(time.getHour() * MINUTES_PER_HOUR + time.getMinute())) {
            return at;
        }
        ZonedDateTime end = time.toLocalDate().atStartOfDay(zone);
        end = end.withHour(quiet.to() / MINUTES_PER_HOUR).withMinute(quiet.to() % MINUTES_PER_HOUR);
        return micros(end.isAfter(time) ? end : end.plusDays(1));
    }

    private ZonedDateTime local(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(zone);
    }

    private static long micros(ZonedDateTime time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant());
    }
}
