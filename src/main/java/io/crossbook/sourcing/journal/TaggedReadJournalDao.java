package io.crossbook.sourcing.journal;

import akka.NotUsed;
import akka.persistence.PersistentRepr;
import akka.persistence.jdbc.AkkaSerialization;
import akka.persistence.jdbc.config.ReadJournalConfig;
import akka.persistence.jdbc.journal.dao.JournalTables.JournalAkkaSerializationRow;
import akka.persistence.jdbc.query.dao.DefaultReadJournalDao;
import akka.serialization.Serialization;
import akka.stream.Materializer;
import akka.stream.scaladsl.Source;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import scala.Option;
import scala.Tuple3;
import scala.collection.immutable.Set;
import scala.concurrent.ExecutionContext;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;
import scala.util.Try;
import slick.dbio.DBIOAction;
import slick.jdbc.JdbcBackend;
import slick.jdbc.JdbcProfile;
import slick.jdbc.SimpleJdbcAction;

/**
 * The plugin's read journal for a journal whose tag is a column and whose "ordering" becomes visible in order; named in
 * {@code jdbc-read-journal.dao}.
 */
public final class TaggedReadJournalDao extends DefaultReadJournalDao {
    private static final String EVENTS_BY_TAG =
            """
            SELECT ordering, deleted, persistence_id, sequence_number, writer, write_timestamp, adapter_manifest,
                   event_payload, event_ser_id, event_ser_manifest
            FROM event_journal
            WHERE tag = ? AND ordering > ? AND ordering <= ?
            ORDER BY ordering
            LIMIT ?
            """;

    private final Serialization serialization;

    /** Called by the plugin, with exactly these arguments. */
    public TaggedReadJournalDao(
            JdbcBackend.DatabaseDef database,
            JdbcProfile profile,
            ReadJournalConfig config,
            Serialization serialization,
            ExecutionContext executor,
            Materializer materializer) {
        super(database, profile, config, serialization, executor, materializer);
        this.serialization = serialization;
    }

    /** Events of the tag with {@code offset < ordering <= maxOffset}; asks the database only if there can be any. */
    @Override
    public Source<Try<Tuple3<PersistentRepr, Set<String>, Object>>, NotUsed> eventsByTag(
            String tag, long offset, long maxOffset, long max) {
        if (maxOffset <= offset) {
            return Source.empty();
        }
        Future<List<JournalAkkaSerializationRow>> rows =
                run(new SimpleJdbcAction<>(context -> read(context.connection(), tag, offset, maxOffset, max)));
        return akka.stream.javadsl.Source.completionStage(FutureConverters.asJava(rows))
                .mapConcat(list -> list)
                .map(this::event)
                .asScala()
                .mapMaterializedValue(ignored -> NotUsed.getInstance());
    }

    /**
     * Every number up to the highest visible one. A number that is not there by then never will be (its transaction was
     * rolled back), because commits happen in the order of the numbers; so there is no gap to wait for.
     */
    @Override
    public Source<Object, NotUsed> journalSequence(long offset, long limit) {
        return akka.stream.javadsl.Source.completionStage(FutureConverters.asJava(maxJournalSequence()))
                .mapConcat(highest -> upTo(offset, (Long) highest, limit))
                .asScala()
                .mapMaterializedValue(ignored -> NotUsed.getInstance());
    }

    private static List<Object> upTo(long offset, long highest, long limit) {
        return LongStream.rangeClosed(offset + 1, Math.min(highest, offset + limit))
                .<Object>mapToObj(Long::valueOf)
                .toList();
    }

    private Try<Tuple3<PersistentRepr, Set<String>, Object>> event(JournalAkkaSerializationRow row) {
        return AkkaSerialization.fromRow(serialization, row)
                .map(event -> new Tuple3<>(event._1(), scala.collection.immutable.Set$.MODULE$.empty(), event._2()));
    }

    // Slick's effect types have no counterpart in Java's generics.
    @SuppressWarnings({"unchecked", "rawtypes"})
    private <T> Future<T> run(SimpleJdbcAction<T> action) {
        return db().run((DBIOAction) action);
    }

    private static List<JournalAkkaSerializationRow> read(
            Connection connection, String tag, long offset, long maxOffset, long max) {
        try (PreparedStatement query = connection.prepareStatement(EVENTS_BY_TAG)) {
            query.setString(1, tag);
            query.setLong(2, offset);
            query.setLong(3, maxOffset);
            query.setLong(4, max);
            List<JournalAkkaSerializationRow> rows = new ArrayList<>();
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read events tagged " + tag, e);
        }
    }

    private static JournalAkkaSerializationRow row(ResultSet found) throws SQLException {
        return new JournalAkkaSerializationRow(
                found.getLong("ordering"),
                found.getBoolean("deleted"),
                found.getString("persistence_id"),
                found.getLong("sequence_number"),
                found.getString("writer"),
                found.getLong("write_timestamp"),
                found.getString("adapter_manifest"),
                found.getBytes("event_payload"),
                found.getInt("event_ser_id"),
                found.getString("event_ser_manifest"),
                Option.empty(),
                Option.empty(),
                Option.empty());
    }
}
