package io.crossbook.http;

import akka.http.javadsl.model.HttpRequest;
import akka.japi.Pair;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The query parameters of a request; unknown and repeated ones are refused, so that a typing error never widens. */
final class Parameters {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,18}");

    private final Map<String, String> values = new HashMap<>();

    private Parameters() {}

    /** Reads the parameters of these names. */
    static Parameters of(HttpRequest request, String... names) {
        Parameters parameters = new Parameters();
        List<String> known = Arrays.asList(names);
        for (Pair<String, String> given : request.getUri().query().toList()) {
            if (!known.contains(given.first())) {
                throw problem(given.first(), "The call does not know this parameter.");
            }
            if (parameters.values.put(given.first(), given.second()) != null) {
                throw problem(given.first(), "The parameter is given twice.");
            }
        }
        return parameters;
    }

    Optional<String> text(String name) {
        String text = values.get(name);
        if (text != null && text.codePoints().anyMatch(Character::isISOControl)) {
            throw problem(name, "The parameter has characters that cannot be printed.");
        }
        return Optional.ofNullable(text);
    }

    int number(String name, int min, int max, int otherwise) {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!NUMBER.matcher(text).matches() || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
            throw problem(name, "The parameter must be a whole number from " + min + " to " + max + ".");
        }
        return Integer.parseInt(text);
    }

    /** A sequence number. */
    Optional<Long> sequence(String name) {
        return text(name).map(text -> {
            if (!SEQUENCE.matcher(text).matches()) {
                throw problem(name, "The parameter must be a sequence number.");
            }
            return Long.parseLong(text);
        });
    }

    /** A time in microseconds since 1970 that is not after now. */
    Optional<Long> pastMicros(String name, long now) {
        Optional<Long> micros = micros(name);
        if (micros.isPresent() && micros.get() > now) {
            throw new ProblemException(ProblemCode.BEYOND_LAST_EVENT);
        }
        return micros;
    }

    /** A time in microseconds since 1970. */
    Optional<Long> micros(String name) {
        return text(name).map(text -> Fields.micros(text)
                .orElseThrow(() -> problem(name, "Write a time in UTC like 2026-03-01T12:00:00.000Z.")));
    }

    <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
        String text = values.get(name);
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> problem(
                        name, "The parameter must be one of " + Arrays.toString(type.getEnumConstants()) + ".")));
    }

    /** A yes or no. */
    Optional<Boolean> flag(String name) {
        return text(name).map(text -> {
            if (!text.equals("true") && !text.equals("false")) {
                throw problem(name, "The parameter must be true or false.");
            }
            return Boolean.valueOf(text);
        });
    }

    static ProblemException problem(String parameter, String detail) {
        String shown = parameter.length() <= 64 ? parameter : parameter.substring(0, 64);
        return new ProblemException(ProblemCode.INVALID_PARAMETER, detail, Map.of("parameter", shown));
    }
}
