package io.crossbook.demo;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.ClusterSingletonSettings;
import akka.cluster.typed.SingletonActor;
import io.crossbook.sourcing.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the demo go on, a round after the other; one runs in the cluster. */
public final class Demo {
    private static final Logger log = LoggerFactory.getLogger(Demo.class);
    private static final String NAME = "demo";
    private static final String ROLE = "edge";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long WARM_UP = TimeUnit.MINUTES.toMicros(15);

    /** How many times longer the pauses are while nobody is pushed prices. */
    private static final int UNWATCHED = 12;

    /** How many times shorter they are at first, until every book has prices. */
    private static final int HURRY = 10;

    private static final long HURRIES_FOR = TimeUnit.MINUTES.toMicros(1);

    private sealed interface Signal {}

    private enum Round implements Signal {
        ROUND
    }

    /** A round is over; the pause before the next one is empty when it was the last. */
    private record Done(Optional<Duration> pause) implements Signal {}

    private final Floor floor;
    private final Duration pace;
    private final IntSupplier onlookers;
    private final Bots bots;
    private final Stage stage;
    private final Makers makers;
    private final Takers takers;
    private final long startedAt;
    private boolean entered;

    private Demo(Floor floor, DemoSettings settings, IntSupplier onlookers) {
        this.floor = floor;
        this.pace = settings.pace();
        this.onlookers = onlookers;
        this.startedAt = floor.clock().getAsLong();
        this.bots = new Bots(floor);
        this.stage = new Stage(floor, bots, Programme.slots(), settings.seed());
        this.makers = new Makers(floor, bots);
        // What the takers do depends on when, too: a second run would only repeat the first one's trades.
        this.takers = new Takers(bots, makers, new SplittableRandom(settings.seed() ^ startedAt));
    }

    /**
     * Starts it, or goes on with it; returns what to tell the operator.
     *
     * @param onlookers clients that are pushed prices just now; without any the bots soon take their time
     */
    public static String start(ActorSystem<?> system, DemoSettings settings, Floor floor, IntSupplier onlookers) {
        run(system, () -> new Demo(floor, settings, onlookers)::round);
        return Programme.slots().size() + " markets, " + Bots.ALL.size() + " bots; --no-demo leaves them out";
    }

    /** Cancels what the bots of an earlier start have in the books; returns what to tell the operator. */
    public static String end(ActorSystem<?> system, Floor floor) {
        run(system, () -> () -> new Bots(floor).leave().thenApply(done -> Optional.empty()));
        return "off; the orders of its bots are cancelled, its markets stay";
    }

    /** The id of a market that is in the journal if a demo has ever begun. */
    public static String firstMarketId() {
        return Programme.slots().get(0).marketId(0);
    }

    /** On a node that serves clients, as bots are clients too. */
    static void run(ActorSystem<?> system, Supplier<Supplier<CompletionStage<Optional<Duration>>>> rounds) {
        Behavior<Signal> behavior = Behaviors.supervise(Behaviors.<Signal>setup(context -> rounds(rounds.get())))
                .onFailure(SupervisorStrategy.restartWithBackoff(PATIENCE, PATIENCE.multipliedBy(6), 0.2));
        ClusterSingleton.get(system)
                .init(SingletonActor.of(behavior, NAME)
                        .withSettings(ClusterSingletonSettings.create(system).withRole(ROLE)));
    }

    private static Behavior<Signal> rounds(Supplier<CompletionStage<Optional<Duration>>> round) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            context.getSelf().tell(Round.ROUND);
            return Behaviors.receive(Signal.class)
                    .onMessageEquals(Round.ROUND, () -> {
                        context.pipeToSelf(round.get(), (pause, trouble) -> {
                            if (trouble != null) {
                                log.debug("a round of the demo failed", trouble);
                            }
                            return new Done(trouble == null ? pause : Optional.of(PATIENCE));
                        });
                        return Behaviors.same();
                    })
                    .onMessage(Done.class, done -> {
                        done.pause().ifPresent(pause -> timers.startSingleTimer(Round.ROUND, pause));
                        return Behaviors.same();
                    })
                    .build();
        }));
    }

    private CompletionStage<Optional<Duration>> round() {
        long now = floor.clock().getAsLong();
        CompletionStage<Void> round = entered
                ? trade(now)
                : bots.enter().thenCompose(done -> stage.enter()).thenAccept(done -> entered = true);
        return round.thenApply(done -> Optional.of(pause(now)));
    }

    private Duration pause(long now) {
        if (now - startedAt < HURRIES_FOR && (stage.busy() || makers.busy())) {
            return pace.dividedBy(HURRY);
        }
        boolean watched = onlookers.getAsInt() > 0 || now - startedAt < WARM_UP;
        return watched ? pace : pace.multipliedBy(UNWATCHED);
    }

    private CompletionStage<Void> trade(long now) {
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
