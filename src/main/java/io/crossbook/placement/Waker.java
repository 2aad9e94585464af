package io.crossbook.placement;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.SingletonActor;
import io.crossbook.sourcing.AtRest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/**
 * Wakes entities that may have something unresolved, so that every saga ends although its node has died (PROTOCOL.md
 * 4.6): whoever wrote to the journal is asked, and asked again until it says that nothing is left to do. Those of its
 * own node that have said so already are not asked, for many of them sleep. One runs in the cluster.
 */
public final class Waker {
    private static final int AT_ONCE = 64;
    private static final int REMOVED_AT_ONCE = 5000;
    private static final char SEPARATOR = '|';

    private enum Signal {
        ROUND,
        ROUND_DONE
    }

    /** Wakes an entity of one kind. */
    @FunctionalInterface
    public interface Wake {
        /** True when the entity knows its journal up to the number given, and nothing in it is unresolved. */
        CompletionStage<Boolean> wake(String id, long seenSequence);
    }

    private final WakeList list;
    private final Executor blocking;
    private final AtRest atRest;
    private final Map<String, Wake> wake;

    private Waker(DataSource database, Executor blocking, AtRest atRest, Map<String, Wake> wake) {
        this.list = new WakeList(database);
        this.blocking = blocking;
        this.atRest = atRest;
        this.wake = Map.copyOf(wake);
    }

    /**
     * Starts the waker.
     *
     * @param blocking runs the few queries
     * @param wake by kind of entity (first part of the persistence id): wakes one, true when nothing is unresolved
     */
    public static void init(
            ActorSystem<?> system, DataSource database, Executor blocking, Duration interval, Map<String, Wake> wake) {
        var waker = new Waker(database, blocking, AtRest.of(system), wake);
        Behavior<Signal> behavior = Behaviors.supervise(waker.behavior(interval))
                .onFailure(SupervisorStrategy.restartWithBackoff(interval, interval.multipliedBy(6), 0.2));
        ClusterSingleton.get(system).init(SingletonActor.of(behavior, "waker"));
    }

    private Behavior<Signal> behavior(Duration interval) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startSingleTimer(Signal.ROUND, Duration.ofSeconds(1));
            return rounds(context, timers, interval);
        }));
    }

    private Behavior<Signal> rounds(ActorContext<Signal> context, TimerScheduler<Signal> timers, Duration interval) {
        return Behaviors.receive(Signal.class)
                .onMessageEquals(Signal.ROUND, () -> {
                    context.pipeToSelf(round(), (done, error) -> {
                        if (error != null) {
                            context.getSystem().log().warn("a waking round failed, next in {}", interval, error);
                        }
                        return Signal.ROUND_DONE;
                    });
                    return Behaviors.same();
                })
                .onMessageEquals(Signal.ROUND_DONE, () -> {
                    timers.startSingleTimer(Signal.ROUND, interval);
                    return Behaviors.same();
                })
                .build();
    }

    private CompletionStage<Void> round() {
        return CompletableFuture.supplyAsync(this::advance, blocking).thenCompose(ids -> {
            CompletionStage<Void> done = CompletableFuture.completedFuture(null);
            for (int from = 0; from < ids.size(); from += AT_ONCE) {
                List<WakeList.Listed> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
                done = done.thenCompose(before -> wakeAll(some));
            }
            return done;
        });
    }

    private CompletionStage<Void> wakeAll(List<WakeList.Listed> ids) {
        List<WakeList.Listed> quiet = new ArrayList<>();
        CompletionStage<Void> all = CompletableFuture.completedFuture(null);
        for (WakeList.Listed id : ids) {
            all = all.thenCombine(isQuiet(id), (before, isQuiet) -> {
                if (isQuiet) {
                    quiet.add(id);
                }
                return null;
            });
        }
        return all.thenAcceptAsync(done -> remove(quiet), blocking);
    }

    /** Who does not answer, for whatever reason, is asked again in the next round, and keeps nobody else waiting. */
    private CompletionStage<Boolean> isQuiet(WakeList.Listed listed) {
        return CompletableFuture.completedFuture(listed).thenCompose(this::wake).exceptionally(error -> false);
    }

    private CompletionStage<Boolean> wake(WakeList.Listed listed) {
        String persistenceId = listed.persistenceId();
        int separator = persistenceId.indexOf(SEPARATOR);
        Wake kind = wake.get(persistenceId.substring(0, Math.max(separator, 0)));
        return kind == null
                ? CompletableFuture.completedFuture(true)
                : kind.wake(persistenceId.substring(separator + 1), listed.sequenceNumber());
    }

    private List<WakeList.Listed> advance() {
        try {
            return withoutThoseAtRest(list.advance());
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private List<WakeList.Listed> withoutThoseAtRest(List<WakeList.Listed> all) throws SQLException {
        List<WakeList.Listed> others = new ArrayList<>();
        List<WakeList.Listed> resting = new ArrayList<>();
        for (WakeList.Listed one : all) {
            (atRest.take(one.persistenceId(), one.sequenceNumber()) ? resting : others).add(one);
        }
        for (int from = 0; from < resting.size(); from += REMOVED_AT_ONCE) {
            list.remove(resting.subList(from, Math.min(resting.size(), from + REMOVED_AT_ONCE)));
        }
        return others;
    }

    private void remove(List<WakeList.Listed> quiet) {
        try {
            list.remove(quiet);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }
}
