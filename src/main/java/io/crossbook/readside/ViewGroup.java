package io.crossbook.readside;

import java.util.List;
import java.util.function.Supplier;

/**
 * Views that follow the same kind of entity, told together in one transaction.
 *
 * @param name of the group in the progress table
 * @param kind of entity: the first part of its persistence id
 * @param views makes new ones, with nothing in memory
 */
public record ViewGroup(String name, String kind, Supplier<List<View>> views) {
    /** What tells two live writers and an exchange of tables apart: an advisory lock of the database. */
    long lock() {
        return 0x43_42_00_00_00_00_00_00L | (name.hashCode() & 0xffff_ffffL);
    }
}
