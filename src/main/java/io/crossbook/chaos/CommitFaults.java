package io.crossbook.chaos;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What happens to the commits of one node on their way to the database and back. */
public final class CommitFaults {
    /** PASS: nothing; HOLD: it waits; DROP: it never arrives; LOSE_ANSWER: it does, but nobody hears so. */
    enum Fate {
        PASS,
        HOLD,
        DROP,
        LOSE_ANSWER
    }

    private final SplittableRandom random;
    private final AtomicLong held = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong answersLost = new AtomicLong();
    private Fate fate = Fate.PASS;
    private long holdNanos;
    private int percent;
    private int left;

    public CommitFaults(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The next commit waits so long. */
    public void holdNext(long millis) {
        set(Fate.HOLD, 100, 1, millis);
    }

    /** From now on, so many of a hundred commits never arrive. */
    public void drop(int share) {
        set(Fate.DROP, share, Integer.MAX_VALUE, 0);
    }

    /** From now on, so many of a hundred commits are made but their answers are lost. */
    public void loseAnswers(int share) {
        set(Fate.LOSE_ANSWER, share, Integer.MAX_VALUE, 0);
    }

    /** From now on all commits pass. */
    public void pass() {
        set(Fate.PASS, 0, 0, 0);
    }

    private synchronized void set(Fate next, int share, int count, long millis) {
        fate = next;
        percent = share;
        left = count;
        holdNanos = TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** What becomes of the next commit. */
    synchronized Fate draw() {
        if (fate == Fate.PASS || left == 0 || random.nextInt(100) >= percent) {
            return Fate.PASS;
        }
        left--;
        return fate;
    }

    synchronized long holdNanos() {
        return holdNanos;
    }

    void countHeld() {
        held.incrementAndGet();
    }

    void countDropped() {
        dropped.incrementAndGet();
    }

    void countAnswerLost() {
        answersLost.incrementAndGet();
    }

    /** Commits that had to wait. */
    public long held() {
        return held.get();
    }

    /** Commits that never arrived. */
    public long dropped() {
        return dropped.get();
    }

    /** Commits that were made while their writer heard of a broken connection. */
    public long answersLost() {
        return answersLost.get();
    }
}
