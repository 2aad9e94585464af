package io.crossbook.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Writes times as ISO-8601 in UTC with milliseconds. */
final class Times {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Times() {}

    static String ofMicros(long micros) {
        return of(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    static String of(Instant instant) {
        return FORMAT.format(instant);
    }
}
