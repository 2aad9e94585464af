package io.crossbook.sourcing.journal;

import akka.actor.typed.javadsl.Adapter;
import akka.dispatch.Futures;
import akka.persistence.PersistentRepr;
import akka.persistence.jdbc.AkkaSerialization;
import akka.persistence.jdbc.config.JournalConfig;
import akka.persistence.jdbc.journal.dao.DefaultJournalDao;
import akka.persistence.jdbc.journal.dao.JournalTables.JournalAkkaSerializationRow;
import akka.serialization.Serialization;
import akka.stream.Materializer;
import io.crossbook.sourcing.Instruments;
import io.crossbook.sourcing.JournalRecorder;
import java.util.ArrayList;
import java.util.List;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.collection.immutable.Set;
import scala.concurrent.ExecutionContext;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FutureConverters;
import scala.runtime.BoxedUnit;
import slick.dbio.DBIOAction;
import slick.jdbc.JdbcBackend;
import slick.jdbc.JdbcProfile;
import slick.jdbc.SimpleJdbcAction;

/**
 * The plugin's journal with another way of writing, and a shorter one of recovering what has a short history; named in
 * {@code jdbc-journal.dao}. Other reads and the tables stay the plugin's.
 */
public final class BatchedJournalDao extends DefaultJournalDao {
    private final JournalWriter writer;
    private final HistoryReader histories = new HistoryReader();
    private final Serialization serialization;

    /** Called by the plugin, with exactly these arguments. */
    public BatchedJournalDao(
            JdbcBackend.DatabaseDef database,
            JdbcProfile profile,
            JournalConfig config,
            Serialization serialization,
            ExecutionContext executor,
            Materializer materializer) {
        super(database, profile, config, serialization, executor, materializer);
        this.serialization = serialization;
        JournalSettings settings =
                JournalSettings.from(materializer.system().settings().config());
        JournalRecorder recorder =
                Instruments.of(Adapter.toTyped(materializer.system())).journal();
        writer = new JournalWriter(new PostgresSink(settings), settings.queueWrites(), settings.batchRows(), recorder)
                .start();
        materializer.system().registerOnTermination(writer::close);
    }

    /** Asks for the events too; what a long history has beyond that is read as the plugin does. */
    @Override
    public Future<Object> highestSequenceNr(String persistenceId, long from) {
        return run(new SimpleJdbcAction<>(context -> HistoryReader.read(context.connection(), persistenceId, from)))
                .flatMap(page -> highest(persistenceId, from, page), ExecutionContext.parasitic$.MODULE$);
    }

    private Future<Object> highest(String persistenceId, long from, HistoryReader.Page page) {
        if (!page.isWhole()) {
            return from == 0 && page.isEmpty() ? Futures.successful(0L) : super.highestSequenceNr(persistenceId, from);
        }
        histories.keep(persistenceId, from, page);
        return Futures.successful(page.highest());
    }

    /** The events from one number to another, when they were read a moment ago; null when not. */
    List<PersistentRepr> takeKnown(String persistenceId, long from, long to) {
        List<JournalAkkaSerializationRow> rows = histories.take(persistenceId, from, to);
        if (rows == null) {
            return null;
        }
        List<PersistentRepr> events = new ArrayList<>(rows.size());
        rows.forEach(row ->
                events.add(AkkaSerialization.fromRow(serialization, row).get()._1()));
        return events;
    }

    // Slick's effect types have no counterpart in Java's generics.
    @SuppressWarnings({"unchecked", "rawtypes"})
    private <T> Future<T> run(SimpleJdbcAction<T> action) {
        return db().run((DBIOAction) action);
    }

    @Override
    public Future<BoxedUnit> queueWriteJournalRows(Seq<Tuple2<JournalAkkaSerializationRow, Set<String>>> tagged) {
        if (tagged.isEmpty()) {
            return Futures.successful(BoxedUnit.UNIT);
        }
        List<JournalRow> rows = new ArrayList<>(tagged.size());
        for (Tuple2<JournalAkkaSerializationRow, Set<String>> each : CollectionConverters.asJava(tagged)) {
            if (each._2().size() > 1) {
                return Futures.failed(new IllegalArgumentException("an event has one tag at most: " + each._2()));
            }
            rows.add(row(each._1(), each._2().isEmpty() ? null : each._2().head()));
        }
        return FutureConverters.asScala(writer.write(rows))
                .map(nothing -> BoxedUnit.UNIT, ExecutionContext.parasitic$.MODULE$);
    }

    private static JournalRow row(JournalAkkaSerializationRow row, String tag) {
        return new JournalRow(
                row.persistenceId(),
                row.sequenceNumber(),
                row.writer(),
                row.writeTimestamp(),
                row.adapterManifest(),
                row.eventSerId(),
                row.eventSerManifest(),
                row.eventPayload(),
                tag);
    }
}
