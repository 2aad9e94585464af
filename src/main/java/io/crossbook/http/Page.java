package io.crossbook.http;

import com.fasterxml.jackson.annotation.JsonInclude;
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

    /** How many items the parameters ask for. */
    static int limit(Parameters parameters) {
        return parameters.number(LIMIT, 1, LIMIT_MAX, LIMIT_DEFAULT);
    }

    /**
     * Cuts the page that the parameters ask for out of a whole list.
     *
     * @param name of the list
     * @param key different for each item, along the list in this order
     */
    static <T> Page<T> of(
            String name, List<T> all, Function<T, String> key, Comparator<String> order, Parameters parameters) {
        int limit = limit(parameters);
        Optional<String> after = Cursor.of(parameters, name, 1).map(cursor -> cursor.text(0));
        List<T> rest = all.stream()
                .filter(item -> after.isEmpty() || order.compare(key.apply(item), after.get()) > 0)
                .limit(limit + 1L)
                .toList();
        return cut(rest, limit, item -> Cursor.of(name, key.apply(item)));
    }

    /** The page of so many items at most; rows beyond say that there is another page. */
    static <T> Page<T> cut(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, cursor.apply(items.get(limit - 1)));
    }

    /** A number as a key that sorts like the number. */
    static String key(long number) {
        return String.format(Locale.ROOT, "%019d", number);
    }

    /** The same page of other items. */
    <U> Page<U> map(Function<T, U> change) {
        return new Page<>(items.stream().map(change).toList(), nextCursor);
    }
}
