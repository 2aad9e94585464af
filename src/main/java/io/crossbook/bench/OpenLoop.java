package io.crossbook.bench;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Lets orders arrive at a fixed rate, whatever became of the ones before. An order that finds every player busy waits
 * for one, and its latency counts from when it should have arrived, so that a stall is felt by all who came during it.
 */
final class OpenLoop {
    private final LongSupplier nanos;
    private final ArrayDeque<Participant> idle;
    private final ArrayDeque<Long> late = new ArrayDeque<>();
    private final int size;
    private long nextArrival;

    OpenLoop(List<? extends Participant> players, LongSupplier nanos) {
        this.nanos = nanos;
        this.idle = new ArrayDeque<>(players);
        this.size = players.size();
        this.nextArrival = nanos.getAsLong();
    }

    /** Sends arrivals for so long, continuing where the last call ended. */
    void run(int perSecond, Duration time) {
        long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long end = nextArrival + time.toNanos();
        while (nextArrival < end) {
            long ahead = nextArrival - nanos.getAsLong();
            if (ahead > 0) {
                LockSupport.parkNanos(ahead);
            } else {
                arrive(nextArrival);
                nextArrival += interval;
            }
        }
    }

    /** Lets arrivals begin anew now, after a pause that nobody shall pay for. */
    void skip() {
        nextArrival = nanos.getAsLong();
    }

    private void arrive(long at) {
        Participant player;
        synchronized (this) {
            player = idle.poll();
            if (player == null) {
                late.add(at);
                return;
            }
        }
        play(player, at);
    }

    private void play(Participant player, long at) {
        player.play(at).whenComplete((nothing, error) -> onIdle(player));
    }

    private void onIdle(Participant player) {
        Long waiting;
        synchronized (this) {
            waiting = late.poll();
            if (waiting == null) {
                idle.add(player);
                notifyAll();
                return;
            }
        }
        play(player, waiting);
    }

    /** Returns when every order on its way is answered. */
    synchronized void drain() throws InterruptedException {
        while (idle.size() < size || !late.isEmpty()) {
            wait();
        }
    }
}
