package io.crossbook.audit;

import io.crossbook.sourcing.journal.EventReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The journal in a PostgreSQL database as one read-only snapshot shows it, row by row, so that it can be read beside
 * a running server. Rows come in their "ordering", in which every cause precedes its effects (append_journal).
 */
public final class PostgresJournal implements JournalSource {
    private static final int FETCH_ROWS = 5_000;
    /** Snapshots are far larger than events. */
    private static final int SNAPSHOT_FETCH_ROWS = 50;

    private static final String SIZE_AND_TIME =
            "SELECT count(*), (extract(epoch FROM clock_timestamp()) * 1000000)::bigint FROM event_journal";
    private static final String ROWS =
            """
            SELECT persistence_id, sequence_number, writer, deleted, event_ser_id, event_ser_manifest, event_payload
            FROM event_journal
            ORDER BY ordering
            """;

    private static final String WALLET_SNAPSHOTS =
            """
            SELECT persistence_id, sequence_number, snapshot_payload
            FROM snapshot
            WHERE snapshot_ser_manifest = 'io.crossbook.wallet.WalletSnapshot'
            """;

    private final Connection connection;
    private final EventReader events = new EventReader();
    private final long size;
    private final OptionalLong readAt;

    private PostgresJournal(Connection connection, long size, OptionalLong readAt) {
        this.connection = connection;
        this.size = size;
        this.readAt = readAt;
    }

    /**
     * Takes the snapshot.
     *
     * @param connection used by nobody else, and closed by the caller
     * @param live whether a server is at work, so that waiting is measured by the database's clock
     */
    public static PostgresJournal open(Connection connection, boolean live) throws SQLException {
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(SIZE_AND_TIME);
                ResultSet row = statement.executeQuery()) {
            row.next();
            OptionalLong readAt = live ? OptionalLong.of(row.getLong(2)) : OptionalLong.empty();
            return new PostgresJournal(connection, row.getLong(1), readAt);
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public OptionalLong readAt() {
        return readAt;
    }

    @Override
    public void read(Consumer<JournalEntry> reader) {
        try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
            statement.setFetchSize(FETCH_ROWS);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.accept(entry(row));
                }
            }
        } catch (SQLException e) {
            throw new JournalUnreadable("the journal cannot be read to its end: " + e.getMessage(), e);
        }
    }

    @Override
    public Map<Where, Long> snapshotBalances() {
        Map<Where, Long> balances = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(WALLET_SNAPSHOTS)) {
            statement.setFetchSize(SNAPSHOT_FETCH_ROWS);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Where where = new Where(row.getString("persistence_id"), row.getLong("sequence_number"));
                    events.number(row.getBytes("snapshot_payload"), "balance")
                            .ifPresent(balance -> balances.put(where, balance));
                }
            }
            return balances;
        } catch (SQLException e) {
            throw new JournalUnreadable("the snapshots cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Map<Where, Map<ViewFigure, Long>> viewFigures() {
        Map<Where, Map<ViewFigure, Long>> figures = new HashMap<>();
        for (ViewFigure figure : ViewFigure.values()) {
            try (PreparedStatement statement = connection.prepareStatement(figure.query())) {
                statement.setFetchSize(FETCH_ROWS);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        figures.computeIfAbsent(
                                        new Where(row.getString(1), row.getLong(2)),
                                        where -> new EnumMap<>(ViewFigure.class))
                                .put(figure, row.getLong(3));
                    }
                }
            } catch (SQLException e) {
                throw new JournalUnreadable("the read tables cannot be read: " + e.getMessage(), e);
            }
        }
        return figures;
    }

    private JournalEntry entry(ResultSet row) throws SQLException {
        return JournalEntry.stored(
                events,
                row.getString("persistence_id"),
                row.getLong("sequence_number"),
                row.getString("writer"),
                row.getBoolean("deleted"),
                row.getInt("event_ser_id"),
                row.getString("event_ser_manifest"),
                row.getBytes("event_payload"));
    }
}
