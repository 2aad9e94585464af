package io.crossbook.domain.matching;

import java.util.Arrays;

/**
 * The price queues of one side in an array sorted from the worst price to the best.
 *
 * <p>Trading happens at the best prices, so inserting and removing there moves almost nothing. Sells are sorted by the
 * negated tick; thereby "better" means "greater" on both sides and nothing is written twice.
 */
final class BookSide {
    private final Side side;
    private int[] ranks = new int[16];
    private PriceQueue[] queues = new PriceQueue[16];
    private int count;

    BookSide(Side side) {
        this.side = side;
    }

    /** How many prices have orders; queue(0) is the best of them. */
    int count() {
        return count;
    }

    PriceQueue queue(int fromBest) {
        return queues[count - 1 - fromBest];
    }

    /** Whether the queue at that place would trade with an order of the other side at that limit. */
    boolean reaches(int fromBest, int limit) {
        return fromBest < count && ranks[count - 1 - fromBest] >= rank(limit);
    }

    PriceQueue queueAt(int tick) {
        int rank = rank(tick);
        int place = Arrays.binarySearch(ranks, 0, count, rank);
        return place >= 0 ? queues[place] : insert(-place - 1, rank, tick);
    }

    /** The queue at a tick, null when nothing rests there. */
    PriceQueue find(int tick) {
        int place = Arrays.binarySearch(ranks, 0, count, rank(tick));
        return place >= 0 ? queues[place] : null;
    }

    void remove(PriceQueue queue) {
        int place = Arrays.binarySearch(ranks, 0, count, rank(queue.tick));
        int behind = count - place - 1;
        System.arraycopy(ranks, place + 1, ranks, place, behind);
        System.arraycopy(queues, place + 1, queues, place, behind);
        queues[--count] = null;
    }

    private PriceQueue insert(int place, int rank, int tick) {
        if (count == ranks.length) {
            ranks = Arrays.copyOf(ranks, 2 * count);
            queues = Arrays.copyOf(queues, 2 * count);
        }
        System.arraycopy(ranks, place, ranks, place + 1, count - place);
        System.arraycopy(queues, place, queues, place + 1, count - place);
        count++;
        ranks[place] = rank;
        queues[place] = new PriceQueue(tick);
        return queues[place];
    }

    private int rank(int tick) {
        return side == Side.BUY ? tick : -tick;
    }
}
