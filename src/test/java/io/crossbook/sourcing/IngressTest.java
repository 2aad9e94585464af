package io.crossbook.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.PoisonPill;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.testkit.JournalOperation;
import akka.persistence.testkit.PersistenceTestKitPlugin;
import akka.persistence.testkit.ProcessingPolicy;
import akka.persistence.testkit.ProcessingResult;
import akka.persistence.testkit.ProcessingSuccess;
import akka.persistence.testkit.StorageFailure;
import akka.persistence.testkit.WriteEvents;
import akka.persistence.testkit.javadsl.PersistenceTestKit;
import com.typesafe.config.ConfigFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One entity behind its ingress, on a journal in memory that fails and stalls on demand. */
class IngressTest {
    private static final String ID = "Tally|one";

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
    private final Gate gate = new Gate();
    private final AtomicLong clock = new AtomicLong(1_800_000_000_000_000L);
    private final AtomicInteger readings = new AtomicInteger();
    private final AtomicInteger reminders = new AtomicInteger();
    private final TestProbe<String> answers = kit.createTestProbe(String.class);

    /** Lets writes through, holds them up, or fails them. */
    private static final class Gate implements ProcessingPolicy<JournalOperation> {
        volatile CountDownLatch open = new CountDownLatch(0);
        final Semaphore arrived = new Semaphore(0);
        volatile boolean failing;

        @Override
        public ProcessingResult tryProcess(String id, JournalOperation operation) {
            if (!(operation instanceof WriteEvents)) {
                return ProcessingSuccess.getInstance();
            }
            arrived.release();
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return failing
                    ? StorageFailure.apply(new IllegalStateException("the journal is away"))
                    : ProcessingSuccess.getInstance();
        }
    }

    @AfterEach
    void stop() {
        gate.open.countDown();
        kit.shutdownTestKit();
    }

    private ActorRef<Tally.Request> start() {
        journal.withPolicy(gate);
        return kit.spawn(
                Ingress.create(new Tally.Spec(), "one", message -> reminders.incrementAndGet(), this::readClock));
    }

    private long readClock() {
        readings.incrementAndGet();
        return clock.get();
    }

    private void send(ActorRef<Tally.Request> tally, Command<Tally, Tally.TallyEvent, String> command) {
        tally.tell(new Tally.Request(command, answers.getRef()));
    }

    /** Sends a command whose write stands at the closed gate when this returns. */
    private void stall(ActorRef<Tally.Request> tally) {
        gate.open = new CountDownLatch(1);
        send(tally, new Tally.Add("first"));
        gate.arrived.acquireUninterruptibly();
    }

    /** Sends commands that form one batch behind the first. */
    private void asOneBatch(ActorRef<Tally.Request> tally, String... whats) {
        stall(tally);
        for (String what : whats) {
            send(tally, new Tally.Add(what));
        }
        gate.open.countDown();
        answers.expectMessage("added first");
    }

    private String show(ActorRef<Tally.Request> tally) {
        send(tally, new Tally.Show(0));
        return answers.receiveMessage();
    }

    @Test
    void aCommandThatCannotBeDecidedCostsNobodyElse() {
        ActorRef<Tally.Request> tally = start();

        asOneBatch(tally, "a", "poison", "b");

        answers.expectMessage("added a");
        answers.expectMessage("failed");
        answers.expectMessage("added b");
        assertThat(show(tally)).isEqualTo("first,a,b");
    }

    @Test
    void anEventThatDoesNotFitCostsItsOwnCommandOnly() {
        ActorRef<Tally.Request> tally = start();

        asOneBatch(tally, "a", "misfit one", "b", "misfit two", "c");

        assertThat(List.copyOf(answers.receiveSeveralMessages(5)))
                .containsExactlyInAnyOrder("added a", "failed", "added b", "failed", "added c");
        assertThat(show(tally)).isEqualTo("first,a,b,c");
        assertThat(journal.persistedInStorage(ID)).hasSize(4);
    }

    @Test
    void aFailedWriteIsAnsweredByNobodyAndWhatWaitsBehindItIsDone() {
        ActorRef<Tally.Request> tally = start();
        gate.failing = true;
        send(tally, new Tally.Add("lost"));
        answers.expectNoMessage();
        gate.failing = false;

        send(tally, new Tally.Add("a"));

        answers.expectMessage("added a");
        assertThat(show(tally)).isEqualTo("a");
    }

    @Test
    void whoHasWaitedTooLongIsNotSurprisedByALateOrder() {
        ActorRef<Tally.Request> tally = start();
        stall(tally);
        int before = readings.get();
        send(tally, new Tally.Add("second"));
        await().until(() -> readings.get() > before);
        clock.addAndGet(30_000_000);
        send(tally, new Tally.Add("third"));
        gate.open.countDown();

        answers.expectMessage("added first");
        answers.expectMessage("busy");
        answers.expectMessage("added third");
    }

    @Test
    void whatIsOverdueIsSentAgainThoughTheQueueNeverRunsDry() {
        ActorRef<Tally.Request> tally = start();
        send(tally, new Tally.Unsettle());
        answers.expectMessage("restless");
        int before = reminders.get();

        // Every answer brings the next two commands, so there is always a batch waiting.
        ActorRef<String> insatiable = insatiable(tally);
        for (int i = 0; i < 20; i++) {
            tally.tell(new Tally.Request(new Tally.Show(0), insatiable));
        }

        await().until(() -> reminders.get() > before + 2);
    }

    private ActorRef<String> insatiable(ActorRef<Tally.Request> tally) {
        return kit.spawn(Behaviors.receive((context, answer) -> {
            tally.tell(new Tally.Request(new Tally.Show(0), context.getSelf()));
            return Behaviors.same();
        }));
    }

    @Test
    void anEntityThatLearnsThatItIsOutdatedStartsAgain() {
        ActorRef<Tally.Request> tally = start();
        send(tally, new Tally.Add("a"));
        answers.expectMessage("added a");
        List<Object> more = new ArrayList<>(List.of(new Tally.Added("by somebody else", clock.get() + 10)));
        journal.persistForRecovery(ID, more);
        assertThat(show(tally)).isEqualTo("a");

        send(tally, new Tally.Show(2));
        answers.expectMessage("a");

        assertThat(show(tally)).isEqualTo("a,by somebody else");
    }

    @Test
    void whoStillWaitsWhenTheEntityIsMovedIsToldToComeBack() {
        ActorRef<Tally.Request> tally = start();
        stall(tally);
        send(tally, new Tally.Add("second"));

        // As sharding stops an entity: behind what has arrived.
        Adapter.toClassic(tally).tell(PoisonPill.getInstance(), akka.actor.ActorRef.noSender());

        answers.expectMessage("busy");
    }
}
