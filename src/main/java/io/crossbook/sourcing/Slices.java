package io.crossbook.sourcing;

import java.util.List;
import java.util.stream.IntStream;

/** The journal's tags: each entity has one, its kind and one of 16 slices, so that readers can share the work. */
public final class Slices {
    /** How many slices each kind has; fixed for ever, because tags are stored. */
    public static final int COUNT = 16;

    private Slices() {}

    /** The tag of an entity's events. */
    public static String tag(String kind, String id) {
        return kind + "-" + Math.floorMod(id.hashCode(), COUNT);
    }

    /** All tags of a kind. */
    public static List<String> tags(String kind) {
        return tags(kind, 0, 1);
    }

    /** The tags of a kind that one of so many readers follows; together they follow all, and none twice. */
    public static List<String> tags(String kind, int index, int readers) {
        return IntStream.range(index * COUNT / readers, (index + 1) * COUNT / readers)
                .mapToObj(slice -> kind + "-" + slice)
                .toList();
    }
}
