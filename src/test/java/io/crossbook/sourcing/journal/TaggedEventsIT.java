package io.crossbook.sourcing.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.persistence.jdbc.query.javadsl.JdbcReadJournal;
import akka.persistence.query.EventEnvelope;
import akka.persistence.query.Offset;
import akka.persistence.query.PersistenceQuery;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import io.crossbook.app.database.TestDatabase;
import io.crossbook.config.DatabaseSettings;
import io.crossbook.sourcing.Persisted;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaggedEventsIT {
    private static final int NUMBERS = 200;

    private final DatabaseSettings database = TestDatabase.fresh();
    private ActorTestKit kit = ActorTestKit.create(TestJournal.config(database));

    /** A number that was added to the sum. */
    record Added(int number) implements Persisted {}

    /** Numbers to add in one atomic persist; answers with the sum. */
    record Add(List<Integer> numbers, ActorRef<Integer> replyTo) {}

    /** The smallest persistent actor: a sum. */
    private static final class Sum extends EventSourcedBehavior<Add, Added, Integer> {
        Sum(String id) {
            super(PersistenceId.ofUniqueId(id));
        }

        static Behavior<Add> create(String id) {
            return new Sum(id);
        }

        @Override
        public Integer emptyState() {
            return 0;
        }

        @Override
        public CommandHandler<Add, Added, Integer> commandHandler() {
            return (sum, add) -> Effect()
                    .persist(add.numbers().stream().map(Added::new).toList())
                    .thenReply(add.replyTo(), state -> state);
        }

        @Override
        public EventHandler<Integer, Added> eventHandler() {
            return (sum, added) -> sum + added.number();
        }

        @Override
        public Set<String> tagsFor(Added added) {
            return added.number() % 2 == 0 ? Set.of("even") : Set.of();
        }
    }

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void anEntityIsTheSameAfterARestartOfTheProgram() {
        assertThat(add("s", List.of(1, 2, 3))).isEqualTo(6);
        assertThat(add("s", List.of(4))).isEqualTo(10);
        kit.shutdownTestKit();
        kit = ActorTestKit.create(TestJournal.config(database));
        assertThat(add("s", List.of(5))).isEqualTo(15);
    }

    @Test
    void aHistoryOfMoreThanOnePageIsReplayedWhole() {
        List<Integer> ones = IntStream.range(0, 999).mapToObj(n -> 1).toList();
        assertThat(add("s", ones)).isEqualTo(999);
        assertThat(add("s", List.of(1))).isEqualTo(1000);
        assertThat(add("s", List.of(1))).isEqualTo(1001);
        assertThat(add("s", List.of(1))).isEqualTo(1002);
    }

    @Test
    void aLiveQueryDeliversEveryTaggedEventInOrder() {
        List<EventEnvelope> seen = follow("even");
        List<Integer> expected = new ArrayList<>();
        for (int number = 1; number <= NUMBERS; number++) {
            add("s" + number % 5, List.of(number));
            if (number % 2 == 0) {
                expected.add(number);
            }
        }
        await().untilAsserted(() -> assertThat(seen.stream().map(event -> ((Added) event.event()).number()))
                .containsExactlyElementsOf(expected));
        assertThat(add("s0", List.of(0))).isPositive();
    }

    @Test
    void aHeldCommitIsNeitherSkippedNorOvertaken() throws Exception {
        add("s", List.of(2));
        List<EventEnvelope> seen = follow("even");
        await().until(() -> seen.size() == 1);
        TestProbe<Integer> reply = kit.createTestProbe();
        try (Connection held = TestDatabase.connect(database)) {
            held.setAutoCommit(false);
            copyFirstEventAs(held, "held");
            kit.spawn(Sum.create("later")).tell(new Add(List.of(4), reply.getRef()));
            await().until(() -> TestJournal.count(database, "pg_locks WHERE NOT granted") > 0);
            reply.expectNoMessage(Duration.ZERO);
            assertThat(seen).hasSize(1);
            held.commit();
        }
        reply.expectMessage(4);
        await().until(() -> seen.size() == 3);
        assertThat(seen.stream().map(EventEnvelope::persistenceId)).containsExactly("s", "held", "later");
    }

    @Test
    void aQueryThatStartsLateGoesStraightToTheEndOfALongJournal() throws Exception {
        add("s", List.of(2));
        try (Connection connection = TestDatabase.connect(database);
                PreparedStatement skip =
                        connection.prepareStatement("SELECT setval('event_journal_ordering_seq', ?)")) {
            skip.setLong(1, 3_000_000_000L);
            skip.execute();
        }
        add("s", List.of(4));
        List<EventEnvelope> seen = follow("even");
        await().atMost(5, TimeUnit.SECONDS).until(() -> seen.size() == 2);
    }

    private int add(String id, List<Integer> numbers) {
        TestProbe<Integer> reply = kit.createTestProbe();
        ActorRef<Add> sum = kit.spawn(Sum.create(id));
        sum.tell(new Add(numbers, reply.getRef()));
        int answer = reply.receiveMessage(Duration.ofSeconds(10));
        kit.stop(sum);
        return answer;
    }

    private List<EventEnvelope> follow(String tag) {
        List<EventEnvelope> seen = new CopyOnWriteArrayList<>();
        CompletionStage<?> running = PersistenceQuery.get(kit.system())
                .getReadJournalFor(JdbcReadJournal.class, JdbcReadJournal.Identifier())
                .eventsByTag(tag, Offset.noOffset())
                .runForeach(seen::add, kit.system());
        assertThat(running).isNotNull();
        return seen;
    }

    /** Appends the same event for another entity, in a transaction that the caller has yet to commit. */
    private static void copyFirstEventAs(Connection connection, String persistenceId) throws SQLException {
        try (PreparedStatement append = connection.prepareStatement(
                """
                SELECT append_journal(array_agg(?::text), array_agg(1::bigint), array_agg(writer::text),
                                      array_agg(write_timestamp), array_agg(adapter_manifest::text),
                                      array_agg(event_ser_id), array_agg(event_ser_manifest::text),
                                      array_agg(event_payload), array_agg(tag::text))
                FROM event_journal WHERE persistence_id = 's'
                """)) {
            append.setString(1, persistenceId);
            append.execute();
        }
    }
}
