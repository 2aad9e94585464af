package io.crossbook.documents.print;

import io.crossbook.domain.money.Decimals;
import io.crossbook.domain.money.Money;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Figures as they are printed. */
final class Figures {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private Figures() {}

    static String money(long micros) {
        return Money.ofMicros(micros).toString();
    }

    /** Hundredths of a percent as "2.00 %". */
    static String percent(int basisPoints) {
        return Decimals.format(basisPoints, 2, 2) + " %";
    }

    static String time(long micros) {
        return TIME.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }
}
