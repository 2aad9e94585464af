package io.crossbook.recovery;

import java.util.List;
import java.util.Set;

/** Which tables beside the journal an export holds, and why the others are not in it. */
final class ExportedTables {
    /**
     * A table whose rows are exported, in an order in which they can be inserted.
     *
     * @param where which rows
     * @param ofNow whether its rows belong to the end of the journal, so that they don't fit an earlier moment
     * @param seeded whether an empty database has a row already, which the export's takes the place of
     */
    record Table(String name, String where, boolean ofNow, boolean seeded) {
        String query() {
            return "SELECT to_jsonb(t)::text FROM " + name + " t WHERE " + where;
        }
    }

    static final List<Table> CONTAINED = List.of(
            new Table("users", "true", false, false),
            new Table("staff_log", "true", false, false),
            new Table("notification_key", "true", false, true),
            new Table("notification_wish", "true", true, false),
            new Table("notification_interest", "true", true, false),
            new Table("price_alert", "true", true, false),
            // Whoever tells people something goes on where it was; the views are made anew from the first event.
            new Table("akka_projection_offset_store", "projection_name NOT LIKE 'views-%'", true, false));

    /** The journal has lines of its own; the rest makes itself anew or must not come back. */
    static final Set<String> LEFT_OUT = Set.of(
            "event_journal",
            // Faster recovery, nothing else; taken again.
            "snapshot",
            // Somebody paused a projection; that ends with the database.
            "akka_projection_management",
            // A session that was ended after the export would live again. People log in again.
            "sessions",
            "refresh_tokens",
            // A new key is made, so access tokens of the lost database are worth nothing.
            "token_key",
            // From zero: every entity is woken once and asked whether it left something undone.
            "wake_horizon",
            "wake_list",
            // Who was alive then; nodes of a restored exchange write it anew.
            "node_heartbeat",
            "node_figures",
            // The provider is asked again.
            "payout_attempts",
            "flyway_schema_history");

    private ExportedTables() {}

    /** The table of this name, which must be one of those contained. */
    static Table named(String name) {
        return CONTAINED.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ExportUnusable("The export holds rows of a table " + name
                        + ", which this program does not know. Restore it with the program that made it."));
    }
}
