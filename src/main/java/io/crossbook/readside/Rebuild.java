package io.crossbook.readside;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Makes a view anew from the journal, beside the exchange at work: in tables of the same names in another schema, which
 * are then exchanged with the old ones or compared with them row by row.
 */
public final class Rebuild {
    private static final int PAGE = 2_000;
    /** Behind by no more than this, the rest is done while the projections wait. */
    private static final int NEARLY = 2_000;

    private static final int ROUNDS_MAX = 20;

    private static final String NOTE =
            """
            INSERT INTO public.staff_log (id, at, area, action, detail)
            VALUES (gen_random_uuid()::text, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint, 'VIEW',
                    'ViewRebuilt', ?)
            """;

    private final Connection connection;
    private final ViewGroup group;
    private final List<View> views;
    private final View view;
    private final LongConsumer progress;
    private final Map<List<String>, Long> reached = new HashMap<>();
    private long told;

    private Rebuild(Connection connection, ViewGroup group, String name, LongConsumer progress) {
        this.connection = connection;
        this.group = group;
        this.views = group.views().get().stream()
                .filter(each -> each.name().equals(name) || each.tables().isEmpty())
                .toList();
        this.view = views.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        this.progress = progress;
    }

    /** Names of all views, in the order in which their groups are told. */
    public static List<String> names() {
        return ReadSide.GROUPS.stream()
                .flatMap(group -> group.views().get().stream())
                .filter(view -> !view.tables().isEmpty())
                .map(View::name)
                .toList();
    }

    private static ViewGroup groupOf(String name) {
        return ReadSide.GROUPS.stream()
                .filter(group -> group.views().get().stream()
                        .anyMatch(view -> view.name().equals(name)))
                .findFirst()
                .orElseThrow();
    }

    /** The group that a view belongs to, by its name in the progress table. */
    public static String group(String name) {
        return groupOf(name).name();
    }

    /**
     * Replaces a view; old rows are there until the new ones are complete.
     *
     * @param connection used by nobody else
     * @param progress is told after each page how many events have been read
     * @return how many events it was made from
     */
    public static long replace(Connection connection, String name, LongConsumer progress) throws SQLException {
        connection.setAutoCommit(false);
        Rebuild rebuild = new Rebuild(connection, groupOf(name), name, progress);
        rebuild.makeTables();
        connection.commit();
        rebuild.approach();
        rebuild.exchange();
        connection.commit();
        return rebuild.told;
    }

    /**
     * Makes a view beside the present one, at one moment of the database, and throws it away again.
     *
     * @return by table, how many rows are in one of the two and not in the other
     */
    public static Map<String, Long> compare(Connection connection, String name, LongConsumer progress)
            throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try {
            Rebuild rebuild = new Rebuild(connection, groupOf(name), name, progress);
            rebuild.makeTables();
            rebuild.readOn(false);
            Map<String, Long> differences = new TreeMap<>();
            execute(connection, "RESET ALL");
            for (String table : rebuild.view.tables()) {
                differences.put(table, rebuild.difference(table));
            }
            return differences;
        } finally {
            connection.rollback();
        }
    }

    private String schema() {
        return "read_" + view.name();
    }

    private void makeTables() throws SQLException {
        execute("DROP SCHEMA IF EXISTS " + schema() + " CASCADE");
        execute("CREATE SCHEMA " + schema());
        for (String table : view.tables()) {
            execute("CREATE TABLE " + schema() + "." + table + " (LIKE read." + table + " INCLUDING ALL)");
        }
        execute("SET search_path = " + schema() + ", read, public");
        for (String plan : List.of("seqscan", "hashjoin", "mergejoin")) {
            execute("SET enable_" + plan + " = off");
        }
    }

    /** Reads until almost nothing is left; a busy exchange adds some while the last page is written. */
    private void approach() throws SQLException {
        for (int round = 0; round < ROUNDS_MAX && readOn(true) > NEARLY; round++) {
            connection.commit();
        }
    }

    /** Brings the view to where the running projections are; returns how many events that took. */
    private long readOn(boolean committing) throws SQLException {
        long before = told;
        for (Applied applied : Applied.of(connection, group)) {
            long from = reached.getOrDefault(applied.tags(), 0L);
            while (from < applied.upTo()) {
                List<Recorded> page = JournalPages.byTags(connection, applied.tags(), from, applied.upTo(), PAGE);
                GroupWriter.tell(connection, views, page);
                told += page.size();
                from = page.size() < PAGE ? applied.upTo() : page.get(PAGE - 1).ordering();
                reached.put(applied.tags(), from);
                progress.accept(told);
                if (committing) {
                    connection.commit();
                }
            }
        }
        return told - before;
    }

    /** While the projections wait, the last events are read and the tables change places. */
    private void exchange() throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            lock.setLong(1, group.lock());
            lock.execute();
        }
        readOn(false);
        for (String table : view.tables()) {
            execute("DROP TABLE read." + table);
            execute("ALTER TABLE " + schema() + "." + table + " SET SCHEMA read");
        }
        execute("DROP SCHEMA " + schema());
        note();
        execute("RESET ALL");
    }

    private void note() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(NOTE)) {
            insert.setString(1, view.name());
            insert.execute();
        }
    }

    private long difference(String table) throws SQLException {
        String ours = "TABLE " + schema() + "." + table;
        String theirs = "TABLE read." + table;
        String sql = "SELECT count(*) FROM ((" + ours + " EXCEPT ALL " + theirs + ") UNION ALL (" + theirs
                + " EXCEPT ALL " + ours + ")) AS different";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        execute(connection, sql);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
