package io.crossbook.bench;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;

/** Lets every player place the next order as soon as the last one is answered. */
final class ClosedLoop {
    private final List<? extends Participant> players;
    private final LongSupplier nanos;
    private final CountDownLatch playing;
    private volatile boolean stopping;

    ClosedLoop(List<? extends Participant> players, LongSupplier nanos) {
        this.players = players;
        this.nanos = nanos;
        this.playing = new CountDownLatch(players.size());
    }

    ClosedLoop start() {
        players.forEach(this::next);
        return this;
    }

    private void next(Participant player) {
        if (stopping) {
            playing.countDown();
            return;
        }
        player.play(nanos.getAsLong()).whenComplete((nothing, error) -> next(player));
    }

    /** Returns when every order on its way is answered. */
    void stop() throws InterruptedException {
        stopping = true;
        playing.await();
    }
}
