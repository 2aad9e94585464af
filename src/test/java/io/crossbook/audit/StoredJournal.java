package io.crossbook.audit;

import akka.actor.ActorSystem;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import akka.serialization.Serializer;
import akka.serialization.Serializers;
import akka.testkit.javadsl.TestKit;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.crossbook.app.database.TestDatabase;
import io.crossbook.config.DatabaseSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Writes journals into a database as the entities' journal does, with their serializer. */
public final class StoredJournal {
    private static final String INSERT =
            """
            INSERT INTO event_journal (persistence_id, sequence_number, writer, write_timestamp, adapter_manifest,
                event_ser_id, event_ser_manifest, event_payload)
            VALUES (?, ?, ?, 0, '', ?, ?, ?)
            """;

    private StoredJournal() {}

    /** Stores a story with everything in it, settled and at rest. */
    public static void storeStory(Connection connection, long seed, int steps) throws SQLException {
        store(connection, RecordedExchange.story(seed, steps));
    }

    /** The same story without a database. */
    public static List<JournalEntry> story(long seed, int steps) {
        return RecordedExchange.story(seed, steps);
    }

    /** A story in which runners leave and results are corrected. */
    public static List<JournalEntry> corrected(long seed, int steps) {
        return RecordedExchange.corrected(seed, steps);
    }

    /** The story broken off in the middle, with orders, effects and payments under way. */
    public static List<JournalEntry> unfinished(long seed, int steps) {
        RecordedExchange exchange = new RecordedExchange(seed);
        exchange.run(steps);
        return List.copyOf(exchange.journal);
    }

    /** A connection on which even the journal can be changed, as only the database's owner can get one. */
    public static Connection tamper(DatabaseSettings database) throws SQLException {
        Connection connection = TestDatabase.connect(database);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
        }
        return connection;
    }

    private static void store(Connection connection, List<JournalEntry> entries) throws SQLException {
        Config config = ConfigFactory.load(ConfigFactory.parseResources("serialization.conf"));
        ActorSystem system = ActorSystem.create("stored-journal", config);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Serialization serialization = SerializationExtension.get(system);
            for (JournalEntry entry : entries) {
                Serializer serializer = serialization.findSerializerFor(entry.event());
                insert.setString(1, entry.persistenceId());
                insert.setLong(2, entry.sequence());
                insert.setString(3, entry.writer());
                insert.setInt(4, serializer.identifier());
                insert.setString(5, Serializers.manifestFor(serializer, entry.event()));
                insert.setBytes(6, serializer.toBinary(entry.event()));
                insert.addBatch();
            }
            insert.executeBatch();
        } finally {
            TestKit.shutdownActorSystem(system);
        }
    }
}
