package io.crossbook.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where in which list a page ended: the list's name and the key of its last item. It opens no other list. */
record Cursor(List<String> key) {
    private static final String SEPARATOR = "\n";

    /** The cursor after the item with this key. */
    static String of(String list, Object... key) {
        String text = Stream.concat(Stream.of(list), Stream.of(key).map(String::valueOf))
                .collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The cursor among the parameters, which must be of this list and have so many parts. */
    static Optional<Cursor> of(Parameters parameters, String list, int parts) {
        return parameters.text(Page.CURSOR).map(text -> {
            List<String> words = List.of(decode(text).split(SEPARATOR, -1));
            if (words.size() != parts + 1 || !words.get(0).equals(list)) {
                throw strange();
            }
            return new Cursor(words.subList(1, words.size()));
        });
    }

    String text(int part) {
        String text = key.get(part);
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw strange();
        }
        return text;
    }

    long number(int part) {
        try {
            return Long.parseLong(key.get(part));
        } catch (NumberFormatException e) {
            throw strange();
        }
    }

    int smallNumber(int part) {
        long number = number(part);
        if (number != (int) number) {
            throw strange();
        }
        return (int) number;
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw strange();
        }
    }

    static ProblemException strange() {
        return Parameters.problem(Page.CURSOR, "The cursor must be the nextCursor of an earlier page of this list.");
    }
}
