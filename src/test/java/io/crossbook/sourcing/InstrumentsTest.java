package io.crossbook.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.persistence.testkit.JournalOperation;
import akka.persistence.testkit.PersistenceTestKitPlugin;
import akka.persistence.testkit.ProcessingPolicy;
import akka.persistence.testkit.ProcessingResult;
import akka.persistence.testkit.ProcessingSuccess;
import akka.persistence.testkit.StorageFailure;
import akka.persistence.testkit.WriteEvents;
import akka.persistence.testkit.javadsl.PersistenceTestKit;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What one entity tells of its work, and under which ids. */
class InstrumentsTest {
    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String TRACE = "00-" + TRACE_ID + "-b7ad6b7169203331-01";

    private final ActorTestKit kit = ActorTestKit.create(PersistenceTestKitPlugin.getInstance()
            .config()
            .withFallback(
                    ConfigFactory.parseString(
                            """
                    akka.actor.provider = local
                    akka.persistence.testkit.events.serialize = off
                    akka.log-dead-letters = off
                    """))
            .withFallback(ConfigFactory.load("serialization.conf"))
            .withFallback(ConfigFactory.defaultReference()));
    private final PersistenceTestKit journal = PersistenceTestKit.create(kit.system());
    private final TestProbe<String> answers = kit.createTestProbe(String.class);
    private final Counts counts = new Counts();
    private final List<String> steps = new CopyOnWriteArrayList<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final AtomicLong clock = new AtomicLong(1_800_000_000_000_000L);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent line) {
            line.prepareForDeferredProcessing();
            super.append(line);
        }
    };

    record Followed(Command<Tally, Tally.TallyEvent, String> command, ActorRef<String> replyTo, String trace)
            implements Envelope<Command<Tally, Tally.TallyEvent, String>, String> {}

    /** Writes nothing and sends one message. */
    record Send() implements Command<Tally, Tally.TallyEvent, String> {
        @Override
        public Decision<Tally.TallyEvent, String> decide(Tally tally, long now) {
            return Decision.<Tally.TallyEvent, String>reply("sent").sending(new Tally.Reminder());
        }
    }

    /** Is about an order and can't be decided. */
    record Spoilt() implements Command<Tally, Tally.TallyEvent, String> {
        @Override
        public Decision<Tally.TallyEvent, String> decide(Tally tally, long now) {
            throw new IllegalStateException("spoilt");
        }

        @Override
        public String aboutOrder(String entityId) {
            return entityId + ":order";
        }
    }

    private static final class Counts implements EntityRecorder {
        final AtomicInteger awake = new AtomicInteger();
        final AtomicInteger waiting = new AtomicInteger();
        final AtomicInteger overdue = new AtomicInteger();
        final AtomicInteger commands = new AtomicInteger();
        final AtomicInteger events = new AtomicInteger();
        final AtomicInteger recoveries = new AtomicInteger();
        final List<Failure> failures = new CopyOnWriteArrayList<>();

        @Override
        public void awake(int more) {
            awake.addAndGet(more);
        }

        @Override
        public void waiting(int more) {
            waiting.addAndGet(more);
        }

        @Override
        public void overdue(int more) {
            overdue.addAndGet(more);
        }

        @Override
        public void batch(int decided, long waitedMicros) {
            commands.addAndGet(decided);
        }

        @Override
        public void persisted(int written, long since) {
            events.addAndGet(written);
        }

        @Override
        public void recovered(long since) {
            recoveries.incrementAndGet();
        }

        @Override
        public void failed(Failure why) {
            failures.add(why);
        }
    }

    /** Writes down how each step began and ended. */
    private final class Steps implements Tracing {
        @Override
        public Span enter(String name, String parent) {
            steps.add(name + " of " + parent);
            return new Span() {
                @Override
                public String context() {
                    return parent + "'";
                }

                @Override
                public void end() {
                    steps.add("end of " + name);
                }
            };
        }
    }

    private final class Wire implements Courier {
        @Override
        public void deliver(Outgoing message) {
            deliver(message, null);
        }

        @Override
        public void deliver(Outgoing message, String trace) {
            sent.add(message + " " + trace);
        }
    }

    /** Fails one write, and the reading after it. */
    private static final class FailOnceEach implements ProcessingPolicy<JournalOperation> {
        private final AtomicInteger left = new AtomicInteger(2);

        @Override
        public ProcessingResult tryProcess(String id, JournalOperation operation) {
            boolean due = left.get() == (operation instanceof WriteEvents ? 2 : 1);
            if (!due) {
                return ProcessingSuccess.getInstance();
            }
            left.decrementAndGet();
            return StorageFailure.apply(new IllegalStateException("the journal is away"));
        }
    }

    @BeforeEach
    void instrument() {
        Instruments.of(kit.system()).recordWith(kind -> counts);
        Instruments.of(kit.system()).traceWith(new Steps());
        lines.start();
        logger().addAppender(lines);
        logger().setAdditive(false);
    }

    @AfterEach
    void stop() {
        logger().detachAppender(lines);
        logger().setAdditive(true);
        kit.shutdownTestKit();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(Shell.class);
    }

    private ActorRef<Envelope<Command<Tally, Tally.TallyEvent, String>, String>> start() {
        return kit.spawn(Ingress.create(new Tally.Spec(), "one", new Wire(), clock::get));
    }

    @Test
    void aFollowedCommandIsAStepAndItsMessagesGoAlong() {
        start().tell(new Followed(new Send(), answers.getRef(), TRACE));

        answers.expectMessage("sent");
        await().until(() -> steps.size() == 2);
        assertThat(steps).containsExactly("Tally Send of " + TRACE, "end of Tally Send");
        assertThat(sent).containsExactly("Reminder[] " + TRACE + "'");
    }

    @Test
    void whatNobodyFollowsMakesNoSteps() {
        start().tell(new Tally.Request(new Send(), answers.getRef()));

        answers.expectMessage("sent");
        await().until(() -> sent.equals(List.of("Reminder[] null")));
        assertThat(steps).isEmpty();
    }

    @Test
    void aFaultIsLoggedUnderEntityOrderAndTrace() {
        start().tell(new Followed(new Spoilt(), answers.getRef(), TRACE));

        answers.expectMessage("failed");
        assertThat(lines.list).hasSize(1);
        assertThat(lines.list.get(0).getMDCPropertyMap())
                .isEqualTo(Map.of("entity", "Tally|one", "orderId", "one:order", "traceId", TRACE_ID));
    }

    @Test
    void everyCommandAndEventIsCounted() {
        var tally = start();
        tally.tell(new Tally.Request(new Tally.Add("a"), answers.getRef()));
        answers.expectMessage("added a");
        tally.tell(new Tally.Request(new Tally.Add("b"), answers.getRef()));
        answers.expectMessage("added b");

        assertThat(counts.commands).hasValue(2);
        assertThat(counts.events).hasValue(2);
        assertThat(counts.waiting).hasValue(0);
        assertThat(counts.awake).hasValue(1);
        assertThat(counts.recoveries).hasValue(1);
        kit.stop(tally);
        await().untilAsserted(() -> assertThat(counts.awake).hasValue(0));
    }

    @Test
    void aFailedWriteAndAFailedRecoveryAreToldApart() {
        var tally = start();
        tally.tell(new Tally.Request(new Tally.Add("before"), answers.getRef()));
        answers.expectMessage("added before");
        journal.withPolicy(new FailOnceEach());
        tally.tell(new Tally.Request(new Tally.Add("a"), answers.getRef()));

        await().untilAsserted(() -> assertThat(counts.failures)
                .containsExactly(EntityRecorder.Failure.JOURNAL, EntityRecorder.Failure.RECOVERY));
    }

    @Test
    void anEventThatDoesNotFitIsAFault() {
        start().tell(new Tally.Request(new Tally.Add("misfit"), answers.getRef()));

        answers.expectMessage("failed");
        await().untilAsserted(() -> assertThat(counts.failures).containsExactly(EntityRecorder.Failure.FAULT));
    }

    @Test
    void whatHasNoAnswerForAMinuteIsOverdueUntilTheEntityLeaves() {
        var tally = start();
        tally.tell(new Tally.Request(new Tally.Unsettle(), answers.getRef()));
        answers.expectMessage("restless");
        assertThat(counts.overdue).hasValue(0);

        clock.addAndGet(61_000_000);
        await().untilAsserted(() -> assertThat(counts.overdue).hasValue(1));
        kit.stop(tally);
        await().untilAsserted(() -> assertThat(counts.overdue).hasValue(0));
    }
}
