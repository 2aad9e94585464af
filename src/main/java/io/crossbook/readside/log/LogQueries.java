package io.crossbook.readside.log;

import io.crossbook.readside.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The log of everything that the staff does. */
public final class LogQueries {
    // Names are looked up for the rows of the page only.
    private static final String NEWEST_FIRST =
            """
            SELECT l.area, l.entity, l.seq, l.at, l.action, l.actor, a.username, l.market_id, m.event_name, m.name,
                   l.user_id, u.username, l.detail, l.reason
            FROM (
              SELECT * FROM (
                SELECT 'MARKET' AS area, entity, seq, at, action, actor, market_id, user_id, detail, reason
                FROM read.market_log
                UNION ALL SELECT 'SWITCH', entity, seq, at, action, actor, market_id, user_id, detail, reason
                FROM read.switch_log
                UNION ALL SELECT 'USER', entity, seq, at, action, actor, market_id, user_id, detail, reason
                FROM read.wallet_log
                UNION ALL SELECT 'PAYMENT', entity, seq, at, action, actor, market_id, user_id, detail, reason
                FROM read.deposit_log
                UNION ALL SELECT area, id, 0::bigint, at, action, actor, NULL::text, user_id, detail, reason
                FROM staff_log) e
              WHERE (at, entity, seq) < (?, ?, ?) AND at >= ? AND at < ?
                AND (?::text IS NULL OR area = ?) AND (?::text IS NULL OR actor = ?)
                AND (?::text IS NULL OR market_id = ?) AND (?::text IS NULL OR user_id = ?)
                AND (?::text IS NULL OR action = ?)
                AND (NOT ? OR EXISTS (
                  SELECT FROM users s WHERE s.id = e.actor AND s.roles && ARRAY['ADMIN', 'ARBITER']))
              ORDER BY at DESC, entity DESC, seq DESC LIMIT ?) l
            LEFT JOIN users a ON a.id = l.actor
            LEFT JOIN users u ON u.id = l.user_id
            LEFT JOIN read.markets m ON m.market_id = l.market_id
            ORDER BY l.at DESC, l.entity DESC, l.seq DESC
            """;

    /** What an entry is about. */
    public enum Area {
        MARKET,
        SWITCH,
        USER,
        PAYMENT,
        STAFF,
        VIEW
    }

    /**
     * An entry; everything from the actor on may be null.
     *
     * @param entity id of what it happened to: a market, a user, a transaction
     * @param seq of the entity's event, 0 where there is none
     * @param at microseconds since 1970
     * @param action the event's name
     * @param actor a user's id, a source's name or "schedule"
     */
    public record Entry(
            Area area,
            String entity,
            long seq,
            long at,
            String action,
            String actor,
            String actorName,
            String marketId,
            String eventName,
            String marketName,
            String userId,
            String userName,
            String detail,
            String reason) {}

    /** Place of an entry in the list; the list begins after {@link #START}. */
    public record Place(long at, String entity, long seq) {
        public static final Place START = new Place(Long.MAX_VALUE, "", 0);
    }

    /**
     * Which entries are wanted: from a time in microseconds since 1970 up to but not including another.
     *
     * @param byStaff only what admins and arbiters did themselves
     */
    public record Filter(
            Optional<Area> area,
            Optional<String> actor,
            Optional<String> marketId,
            Optional<String> userId,
            Optional<String> action,
            boolean byStaff,
            long from,
            long until) {}

    private LogQueries() {}

    /** The first so many entries after a place, newest first. */
    public static List<Entry> newestFirst(Connection connection, Filter filter, Place after, int max)
            throws SQLException {
        String area = filter.area().map(Area::name).orElse(null);
        String actor = filter.actor().orElse(null);
        String market = filter.marketId().orElse(null);
        String user = filter.userId().orElse(null);
        String action = filter.action().orElse(null);
        return Rows.of(
                connection,
                NEWEST_FIRST,
                LogQueries::entry,
                after.at(),
                after.entity(),
                after.seq(),
                filter.from(),
                filter.until(),
                area,
                area,
                actor,
                actor,
                market,
                market,
                user,
                user,
                action,
                action,
                filter.byStaff(),
                max);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                Area.valueOf(row.getString(1)),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getString(14));
    }
}
