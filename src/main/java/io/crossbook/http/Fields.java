package io.crossbook.http;

import io.crossbook.domain.money.Decimals;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.Size;
import io.crossbook.protocol.OrderTerms;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Checks of single fields of request bodies; each throws the problem that names the field. */
final class Fields {
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final int HUNDREDTHS = 2;
    private static final long AMOUNT_CENTS_MAX = 100_000_000_000L;
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Fields() {}

    static <T> T required(String field, T value) {
        if (value == null) {
            throw ProblemException.field(ProblemCode.MISSING_FIELD, field, null);
        }
        return value;
    }

    static <T> T orElse(T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    /** An amount to pay in or out, up to a billion. */
    static Money amount(String field, String value) {
        long cents = decimal(ProblemCode.INVALID_AMOUNT, field, required(field, value), HUNDREDTHS);
        if (cents <= 0 || cents > AMOUNT_CENTS_MAX) {
            throw ProblemException.field(
                    ProblemCode.INVALID_AMOUNT, field, "The amount must be from 0.01 to 1000000000.00.");
        }
        return Money.ofCents(cents);
    }

    /** A size in hundredths. */
    static long size(String field, String value) {
        long hundredths = decimal(ProblemCode.INVALID_SIZE, field, required(field, value), HUNDREDTHS);
        if (hundredths <= 0 || hundredths > OrderTerms.SIZE_MAX) {
            throw ProblemException.field(
                    ProblemCode.INVALID_SIZE,
                    field,
                    "The size must be from 0.01 to " + Size.format(OrderTerms.SIZE_MAX) + ".");
        }
        return hundredths;
    }

    /** A decimal string as a whole number of 10<sup>-scale</sup>. */
    static long decimal(ProblemCode code, String field, String value, int scale) {
        try {
            return Decimals.parse(value, scale);
        } catch (NumberFormatException e) {
            throw ProblemException.field(
                    code, field, "Write a plain decimal in quotes with at most " + scale + " decimals.");
        }
    }

    /** A client's own name for something, by which a repeat is recognised. */
    static String reference(String field, String value) {
        if (!REFERENCE.matcher(required(field, value)).matches()) {
            throw ProblemException.field(
                    ProblemCode.INVALID_FIELD, field, "Use 1 to 64 letters, digits, dots, dashes or underscores.");
        }
        return value;
    }

    /** Words for people: no control characters, nothing that turns the direction of text or breaks its encoding. */
    static String text(String field, String value, int lengthMax) {
        required(field, value);
        boolean readable = value.codePoints().noneMatch(Fields::isUnprintable);
        if (value.isBlank() || value.length() > lengthMax || !readable) {
            throw ProblemException.field(
                    ProblemCode.INVALID_FIELD, field, "Use 1 to " + lengthMax + " printable characters.");
        }
        return value;
    }

    static int number(String field, Integer value, int min, int max) {
        if (value < min || value > max) {
            throw ProblemException.field(
                    ProblemCode.INVALID_FIELD, field, "The number must be from " + min + " to " + max + ".");
        }
        return value;
    }

    /** An instant in microseconds since 1970. */
    static long micros(String field, String value) {
        return micros(value)
                .orElseThrow(() -> ProblemException.field(
                        ProblemCode.INVALID_FIELD, field, "Write a time in UTC like 2026-03-01T12:00:00.000Z."));
    }

    /** The same, empty when it is no such time. */
    static Optional<Long> micros(String value) {
        try {
            Instant instant = DateTimeFormatter.ISO_INSTANT.parse(value, Instant::from);
            if (instant.isAfter(Instant.EPOCH) && instant.isBefore(LATEST)) {
                return Optional.of(TimeUnit.SECONDS.toMicros(instant.getEpochSecond())
                        + TimeUnit.NANOSECONDS.toMicros(instant.getNano()));
            }
            return Optional.empty();
        } catch (DateTimeParseException notAnInstant) {
            return Optional.empty();
        }
    }

    private static boolean isUnprintable(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
