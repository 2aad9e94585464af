package io.crossbook.demo;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.SingletonActor;
import io.crossbook.sourcing.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the demo go on, a round after the other; one runs in the cluster. */
public final class Demo {
    private static final Logger log = LoggerFactory.getLogger(Demo.class);
    private static final String NAME = "demo";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private enum Signal {
        ROUND,
        DONE,
        FAILED
    }

    private final Floor floor;
    private final Bots bots;
    private final Stage stage;
    private final Makers makers;
    private final Takers takers;
    private boolean entered;

    private Demo(Floor floor, long seed) {
        this.floor = floor;
        this.bots = new Bots(floor);
        this.stage = new Stage(floor, bots, Programme.slots(), seed);
        this.makers = new Makers(floor, bots);
        // What the takers do depends on when, too: a second run would only repeat the first one's trades.
        this.takers = new Takers(
                bots, makers, new SplittableRandom(seed ^ floor.clock().getAsLong()));
    }

    /** Starts it, or goes on with it; returns what to tell the operator. */
    public static String start(ActorSystem<?> system, DemoSettings settings, Floor floor) {
        run(system, settings.pace(), () -> new Demo(floor, settings.seed())::round, false);
        return Programme.slots().size() + " markets, " + Bots.ALL.size() + " bots; --no-demo leaves them out";
    }

    /** Cancels what the bots of an earlier start have in the books; returns what to tell the operator. */
    public static String end(ActorSystem<?> system, DemoSettings settings, Floor floor) {
        run(system, settings.pace(), () -> () -> new Bots(floor).leave(), true);
        return "off; the orders of its bots are cancelled, its markets stay";
    }

    /** The id of a market that is in the journal if a demo has ever begun. */
    public static String firstMarketId() {
        return Programme.slots().get(0).marketId(0);
    }

    private static void run(
            ActorSystem<?> system, Duration pace, Supplier<Supplier<CompletionStage<Void>>> rounds, boolean once) {
        Behavior<Signal> behavior = Behaviors.supervise(
                        Behaviors.<Signal>setup(context -> rounds(pace, rounds.get(), once)))
                .onFailure(SupervisorStrategy.restartWithBackoff(PATIENCE, PATIENCE.multipliedBy(6), 0.2));
        ClusterSingleton.get(system).init(SingletonActor.of(behavior, NAME));
    }

    private static Behavior<Signal> rounds(Duration pace, Supplier<CompletionStage<Void>> round, boolean once) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startSingleTimer(Signal.ROUND, pace);
            return Behaviors.receive(Signal.class)
                    .onMessageEquals(Signal.ROUND, () -> {
                        context.pipeToSelf(round.get(), (done, trouble) -> {
                            if (trouble != null) {
                                log.debug("a round of the demo failed", trouble);
                            }
                            return trouble == null ? Signal.DONE : Signal.FAILED;
                        });
                        return Behaviors.same();
                    })
                    .onMessageEquals(Signal.FAILED, () -> {
                        timers.startSingleTimer(Signal.ROUND, PATIENCE);
                        return Behaviors.same();
                    })
                    .onMessageEquals(Signal.DONE, () -> {
                        if (!once) {
                            timers.startSingleTimer(Signal.ROUND, pace);
                        }
                        return Behaviors.same();
                    })
                    .build();
        }));
    }

    private CompletionStage<Void> round() {
        if (!entered) {
            return bots.enter().thenCompose(done -> stage.enter()).thenAccept(done -> entered = true);
        }
        long now = floor.clock().getAsLong();
        List<Live> markets = stage.live();
        return tried("the markets", stage.step(now))
                .thenCompose(done -> tried("the makers", makers.step(markets, now)))
                .thenCompose(done -> tried("the takers", takers.step(markets, now)))
                .thenCompose(done -> tried("the wallets", bots.topUp(now)));
    }

    /** What fails in one round is looked at again in a later one. */
    private static CompletionStage<Void> tried(String what, CompletionStage<Void> step) {
        return step.handle((done, trouble) -> {
            if (trouble != null) {
                log.debug("{} of the demo: {}", what, trouble.toString());
            }
            return null;
        });
    }

    static boolean isRefusal(Throwable trouble, Enum<?> reason) {
        Throwable cause = trouble instanceof CompletionException ? trouble.getCause() : trouble;
        return cause instanceof Refusal refusal && refusal.reason() == reason;
    }
}
