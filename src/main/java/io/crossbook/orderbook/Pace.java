package io.crossbook.orderbook;

import java.util.ArrayDeque;

/**
 * How fast a settlement goes. Bets of other markets wait behind it in the same journal, so it watches how long wallets
 * take to answer and keeps fewer of them busy as soon as that is longer than it should be: one more for each prompt
 * answer at first, later one more for each round of them, half as many after a late one (PROTOCOL.md 5.3). All of it is
 * a hint: a book that starts again starts carefully.
 */
final class Pace {
    private static final int FIRST = 32;
    private static final int FEWEST = 16;
    private static final long SECOND = 1_000_000;
    private static final int SECONDS_REMEMBERED = 10;

    private record Second(long number, int answers) {}

    private final int most;
    private final long target;
    private final ArrayDeque<Second> seconds = new ArrayDeque<>();
    private int allowed;
    private boolean everLate;
    private int prompt;
    private long slowedAt;
    private long firstAt;

    /**
     * Begins carefully.
     *
     * @param most wallets that may ever be busy at the same time
     * @param target microseconds that a wallet may take to answer
     */
    Pace(int most, long target) {
        this.most = most;
        this.target = target;
        this.allowed = Math.min(FIRST, most);
    }

    /** Wallets that may be busy now. */
    int allowed() {
        return allowed;
    }

    /**
     * A wallet that was first told at {@code sentAt} has answered.
     *
     * @param done whether it has everything now
     */
    void answered(long sentAt, long now, boolean done) {
        if (done) {
            count(now);
        }
        if (now - sentAt > target) {
            slowDown(sentAt, now);
        } else {
            prompt++;
            if (!everLate || prompt >= allowed) {
                allowed = Math.min(most, allowed + 1);
                prompt = 0;
            }
        }
    }

    /** Those told before the last slowing down say nothing about what it has changed. */
    private void slowDown(long sentAt, long now) {
        if (sentAt < slowedAt) {
            return;
        }
        everLate = true;
        prompt = 0;
        slowedAt = now;
        allowed = Math.max(Math.min(FEWEST, most), allowed / 2);
    }

    private void count(long now) {
        long number = now / SECOND;
        if (seconds.isEmpty()) {
            firstAt = now;
        }
        Second last = seconds.peekLast();
        if (last != null && last.number() == number) {
            seconds.removeLast();
            seconds.add(new Second(number, last.answers() + 1));
        } else {
            seconds.add(new Second(number, 1));
        }
        forget(now);
    }

    private void forget(long now) {
        while (seconds.size() > 1 && seconds.peek().number() < now / SECOND - SECONDS_REMEMBERED) {
            seconds.remove();
        }
    }

    /** Wallets done a second, over the last ten seconds; 0 when there were none. */
    int perSecond(long now) {
        long since = Math.max(firstAt, (now / SECOND - SECONDS_REMEMBERED) * SECOND);
        long answers = seconds.stream()
                .filter(one -> one.number() >= since / SECOND)
                .mapToLong(Second::answers)
                .sum();
        return (int) (answers * SECOND / Math.max(SECOND, now - since));
    }
}
