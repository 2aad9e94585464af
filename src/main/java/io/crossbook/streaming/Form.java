package io.crossbook.streaming;

import java.util.EnumSet;
import java.util.Set;

/** The form in which a subscriber wants prices; a change is written once for all who want the same form. */
public record Form(Set<Field> fields, int levels) {
    /** @param levels how many of the best offers, 1 to 10 */
    public Form {
        fields = Set.copyOf(fields);
        if (levels < 1 || levels > StampedSide.BEST_MAX) {
            throw new IllegalArgumentException("levels from 1 to " + StampedSide.BEST_MAX + ", not " + levels);
        }
    }

    /** Everything, in full depth. */
    public static Form full() {
        return new Form(EnumSet.of(Field.EX_ALL_OFFERS, Field.EX_TRADED_VOL, Field.EX_LTP, Field.EX_MARKET_DEF), 1);
    }

    boolean has(Field field) {
        return fields.contains(field);
    }
}
