package io.crossbook.recovery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Inserts events as they are, many at once; the one way into a journal beside append_journal, for an empty one. */
final class JournalLoader {
    private static final int BATCH = 1_000;
    private static final String INSERT = "INSERT INTO event_journal (" + StoredEvent.COLUMNS + ")"
            + " SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Connection connection;
    private final List<StoredEvent> waiting = new ArrayList<>(BATCH);
    private int position;

    JournalLoader(Connection connection) {
        this.connection = connection;
    }

    void add(StoredEvent event) throws SQLException {
        waiting.add(event);
        if (waiting.size() == BATCH) {
            flush();
        }
    }

    /** Inserts what waits. */
    void flush() throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            position = 0;
            array(insert, "bigint", StoredEvent::ordering, new Long[0]);
            array(insert, "text", StoredEvent::persistenceId, new String[0]);
            array(insert, "bigint", StoredEvent::sequence, new Long[0]);
            array(insert, "boolean", StoredEvent::deleted, new Boolean[0]);
            array(insert, "text", StoredEvent::writer, new String[0]);
            array(insert, "bigint", StoredEvent::writtenAt, new Long[0]);
            array(insert, "text", StoredEvent::adapter, new String[0]);
            array(insert, "integer", StoredEvent::serializer, new Integer[0]);
            array(insert, "text", StoredEvent::manifest, new String[0]);
            array(insert, "bytea", StoredEvent::payload, new byte[0][]);
            array(insert, "integer", meta(StoredEvent.Meta::serializer), new Integer[0]);
            array(insert, "text", meta(StoredEvent.Meta::manifest), new String[0]);
            array(insert, "bytea", meta(StoredEvent.Meta::payload), new byte[0][]);
            array(insert, "text", StoredEvent::tag, new String[0]);
            insert.execute();
        }
        waiting.clear();
    }

    private static <T> Function<StoredEvent, T> meta(Function<StoredEvent.Meta, T> member) {
        return event -> event.meta() == null ? null : member.apply(event.meta());
    }

    private <T> void array(PreparedStatement insert, String type, Function<StoredEvent, T> column, T[] empty)
            throws SQLException {
        position++;
        insert.setArray(
                position,
                connection.createArrayOf(
                        type, waiting.stream().map(column).toList().toArray(empty)));
    }
}
