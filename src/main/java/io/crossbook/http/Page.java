package io.crossbook.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list and how to get the next; nextCursor is null at the end.
 *
 * <p>A cursor names the last item seen, so items that come or go meanwhile neither repeat nor hide others.
 */
record Page<T>(List<T> items, @JsonInclude(JsonInclude.Include.ALWAYS) String nextCursor) {
    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";

    private static final int LIMIT_DEFAULT = 50;
    private static final int LIMIT_MAX = 200;

    /**
     * Cuts the page that the parameters ask for out of a list.
     *
     * @param key different for each item
     * @param order of the keys along the list
     */
    static <T> Page<T> of(List<T> all, Function<T, String> key, Comparator<String> order, Parameters parameters) {
        int limit = parameters.number(LIMIT, 1, LIMIT_MAX, LIMIT_DEFAULT);
        Optional<String> after = parameters.text(CURSOR).map(Page::decode);
        List<T> rest = all.stream()
                .filter(item -> after.isEmpty() || order.compare(key.apply(item), after.get()) > 0)
                .limit(limit + 1L)
                .toList();
        if (rest.size() <= limit) {
            return new Page<>(rest, null);
        }
        List<T> items = rest.subList(0, limit);
        return new Page<>(items, encode(key.apply(items.get(limit - 1))));
    }

    /** The same page of other items. */
    <U> Page<U> map(Function<T, U> change) {
        return new Page<>(items.stream().map(change).toList(), nextCursor);
    }

    /** A number as a key that sorts like the number. */
    static String key(long number) {
        return String.format(Locale.ROOT, "%019d", number);
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Parameters.problem(CURSOR, "The cursor must be the nextCursor of an earlier page.");
        }
    }
}
