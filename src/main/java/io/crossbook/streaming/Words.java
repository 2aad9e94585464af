package io.crossbook.streaming;

import akka.util.ByteString;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Small pieces of JSON. */
final class Words {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.").withZone(ZoneOffset.UTC);
    private static final int MICROS_PER_MILLI = 1000;
    private static final int MICROS_PER_SECOND = 1_000_000;
    private static final int THREE_DIGITS = 1000;

    /** A second since 1970 and how times in it begin; nearly all times are of the present one. */
    private record Second(long number, String text) {}

    private static volatile Second latest = new Second(0, SECOND.format(Instant.EPOCH));

    private Words() {}

    /** A time in ISO-8601 from microseconds since 1970. */
    static String time(long micros) {
        long number = Math.floorDiv(micros, MICROS_PER_SECOND);
        Second second = latest;
        if (second.number() != number) {
            second = new Second(number, SECOND.format(Instant.ofEpochSecond(number)));
            latest = second;
        }
        long millis = Math.floorMod(micros, MICROS_PER_SECOND) / MICROS_PER_MILLI;
        return second.text() + Long.toString(THREE_DIGITS + millis).substring(1) + 'Z';
    }

    /** A JSON string, null for none. */
    static String quoted(String text) {
        return text == null
                ? "null"
                : '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    static ByteString bytes(CharSequence text) {
        return ByteString.fromArrayUnsafe(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
