package io.crossbook.streaming;

import akka.util.ByteString;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Small pieces of JSON. */
final class Words {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Words() {}

    /** A time in ISO-8601 from microseconds since 1970. */
    static String time(long micros) {
        return TIME.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
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
