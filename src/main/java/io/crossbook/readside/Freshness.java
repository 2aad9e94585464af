package io.crossbook.readside;

import io.crossbook.sourcing.Slices;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * How fresh an answer from the views is.
 *
 * @param seq number of the last event of the entity that the rows know, 0 for none or for a list over many entities
 * @param at its event time in microseconds since 1970, 0 for none
 * @param lagMillis 0 when the journal has nothing newer, else the age of the first event that the rows lack
 */
public record Freshness(long seq, long at, long lagMillis) {
    // The journal's head is in it too: what a reader who wants to see all there is must wait for.
    private static final String OF_ENTITY =
            """
            SELECT coalesce(p.seq, 0), coalesce(p.at, 0), coalesce(h.seq, 0),
                   CASE WHEN n.written IS NULL THEN 0
                        ELSE greatest(1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint - n.written) END
            FROM (SELECT ?::text AS id, ?::text AS view_group) e
            LEFT JOIN read.progress p ON p.persistence_id = e.id AND p.view_group = e.view_group
            LEFT JOIN LATERAL (
              SELECT max(sequence_number) AS seq FROM event_journal WHERE persistence_id = e.id) h ON TRUE
            LEFT JOIN LATERAL (
              SELECT write_timestamp AS written FROM event_journal
              WHERE persistence_id = e.id AND sequence_number > coalesce(p.seq, 0)
              ORDER BY sequence_number LIMIT 1) n ON TRUE
            """;

    // A slice whose last event is applied has all the earlier ones too, because projections go by "ordering".
    private static final String OF_KIND =
            """
            SELECT coalesce(max(greatest(1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint - e.written)), 0)
            FROM unnest(?) AS tags (name) CROSS JOIN LATERAL (
              SELECT persistence_id, sequence_number, write_timestamp AS written FROM event_journal
              WHERE tag = tags.name AND ordering <= ? ORDER BY ordering DESC LIMIT 1) e
            LEFT JOIN read.progress p ON p.view_group = ? AND p.persistence_id = e.persistence_id
            WHERE coalesce(p.seq, 0) < e.sequence_number
            """;

    /**
     * Freshness of one entity's rows beside the journal.
     *
     * @param head number of the entity's last event
     */
    record OfEntity(Freshness freshness, long head) {}

    static OfEntity ofEntity(Connection connection, ViewGroup group, String entityId) throws SQLException {
        return Rows.of(
                        connection,
                        OF_ENTITY,
                        row -> new OfEntity(
                                new Freshness(row.getLong(1), row.getLong(2), row.getLong(4)), row.getLong(3)),
                        group.kind() + "|" + entityId,
                        group.name())
                .get(0);
    }

    /** Age in milliseconds of events up to this "ordering" that a group's rows lack, 0 when they have all. */
    static long lagOfKind(Connection connection, ViewGroup group, long ordering) throws SQLException {
        return Rows.of(
                        connection,
                        OF_KIND,
                        row -> row.getLong(1),
                        connection.createArrayOf(
                                "text", Slices.tags(group.kind()).toArray()),
                        ordering,
                        group.name())
                .get(0);
    }
}
