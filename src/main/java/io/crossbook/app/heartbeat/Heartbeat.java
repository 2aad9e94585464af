package io.crossbook.app.heartbeat;

import akka.Done;
import akka.actor.Cancellable;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.cluster.Member;
import akka.cluster.UniqueAddress;
import akka.cluster.typed.Cluster;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.concurrent.ExecutionContextExecutor;

/** This node's row in the database, written every second while it is a member, and what it sees of the others. */
public final class Heartbeat {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

    private final Cluster cluster;
    private final String address;
    private final long uid;
    private final Beats beats;
    private final ForeignNodes foreignNodes = new ForeignNodes();
    private volatile int foreign;
    private boolean failing;
    private boolean ended;

    private Heartbeat(ActorSystem<?> system, DataSource database) {
        cluster = Cluster.get(system);
        UniqueAddress self = cluster.selfMember().uniqueAddress();
        address = self.address().toString();
        uid = self.longUid();
        beats = new Beats(database);
    }

    /** Beats from now on, on a node that is up, until the actor system ends. */
    public static Heartbeat start(ActorSystem<?> system, DataSource database) {
        Heartbeat heartbeat = new Heartbeat(system, database);
        ExecutionContextExecutor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
        Cancellable timer =
                system.scheduler().scheduleWithFixedDelay(Duration.ZERO, INTERVAL, heartbeat::beat, blocking);
        CoordinatedShutdown.get(system)
                .addTask(CoordinatedShutdown.PhaseBeforeActorSystemTerminate(), "heartbeat", () -> {
                    timer.cancel();
                    return CompletableFuture.runAsync(heartbeat::end, blocking).thenApply(ended -> Done.getInstance());
                });
        return heartbeat;
    }

    /** How many nodes have just beaten and are not members, as this node sees it; 0 while it cannot see them. */
    public int foreign() {
        return foreign;
    }

    private synchronized void beat() {
        if (ended) {
            return;
        }
        try {
            List<Member> seen = members();
            beats.beat(address, uid, oldest(seen), seen.size());
            List<Beat> fresh = beats.young(FRESH);
            // Looked at again after the rows, so that who has just joined and beaten is among the members.
            List<Beat> strangers = ForeignNodes.among(fresh, lives(members()));
            foreign = strangers.size();
            foreignNodes.note(strangers, System.nanoTime());
            failing = false;
        } catch (SQLException | RuntimeException e) {
            foreign = 0;
            foreignNodes.lookAway();
            if (!failing) {
                log.warn("this node cannot write its heartbeat and goes on trying: {}", e.getMessage());
            }
            failing = true;
        }
    }

    /** Who leaves takes its row along, so that nobody waits to see whether it still beats. */
    private synchronized void end() {
        ended = true;
        try {
            beats.forget(address, uid);
        } catch (SQLException e) {
            log.info("the last heartbeat of this node stays in the database: {}", e.getMessage());
        }
    }

    private List<Member> members() {
        List<Member> members = new ArrayList<>();
        cluster.state().getMembers().forEach(members::add);
        return members;
    }

    private String oldest(List<Member> members) {
        return members.stream()
                .reduce((one, other) -> one.isOlderThan(other) ? one : other)
                .map(member -> member.address().toString())
                .orElse(address);
    }

    private static List<ForeignNodes.Life> lives(List<Member> members) {
        return members.stream()
                .map(Member::uniqueAddress)
                .map(member -> new ForeignNodes.Life(member.address().toString(), member.longUid()))
                .toList();
    }
}
