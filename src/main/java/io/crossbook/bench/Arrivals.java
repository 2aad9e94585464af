package io.crossbook.bench;

import io.crossbook.bench.CommitLog.Commit;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Which changes reached which sockets in a stretch of time, and how long after their commits. Socket s reads market s
 * modulo the number of markets, and every change of that market is due on it: one that no message covers is missing,
 * whatever became of the socket.
 */
final class Arrivals {
    private final List<List<Commit>> commits;
    private final long from;
    private final long to;
    private final int[] next;
    private final long[] reached;
    private final long[] lastAt;
    private final int[] messages;
    private final Histogram latencies = new Histogram(Tally.DIGITS);
    private long skipped;
    private long broken;
    private long longestPause;

    /**
     * @param commits by market those of the stretch, each market's in their order
     * @param from when the stretch began, and {@code to} when it ended, in microseconds since 1970
     */
    Arrivals(List<List<Commit>> commits, int sockets, long from, long to) {
        this.commits = commits;
        this.from = from;
        this.to = to;
        this.next = new int[sockets];
        this.reached = new long[sockets];
        this.lastAt = new long[sockets];
        this.messages = new int[sockets];
        Arrays.fill(lastAt, from);
    }

    /** Takes further messages, each socket's in their order. */
    void take(MessageLog log) {
        log.forEach(this::take);
    }

    private void take(int socket, long prevSeq, long seq, long at) {
        if (reached[socket] != 0 && prevSeq != 0 && prevSeq != reached[socket]) {
            broken++;
        }
        reached[socket] = seq;
        List<Commit> due = commits.get(socket % commits.size());
        int place = next[socket];
        while (place < due.size() && due.get(place).seq() <= seq) {
            Commit change = due.get(place++);
            if (change.seq() > prevSeq) {
                latencies.recordValue(Math.max(0, at - change.at()));
            } else {
                skipped++;
            }
        }
        next[socket] = place;
        if (at >= from && at < to) {
            messages[socket]++;
            pause(socket, at);
        }
    }

    private void pause(int socket, long at) {
        longestPause = Math.max(longestPause, at - lastAt[socket]);
        lastAt[socket] = at;
    }

    /** Changes that were to arrive, each counted once for each socket. */
    long due() {
        long due = 0;
        for (int socket = 0; socket < next.length; socket++) {
            due += commits.get(socket % commits.size()).size();
        }
        return due;
    }

    /** How many of those have not. */
    long missing() {
        return due() - latencies.getTotalCount();
    }

    /** Messages that do not lead on from the one before on the same socket. */
    long broken() {
        return broken;
    }

    /** Microseconds from commit to arrival of each change on each socket. */
    Histogram latencies() {
        return latencies;
    }

    /** Messages within the stretch of each socket, fewest first. */
    int[] sortedCounts() {
        int[] sorted = messages.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** Messages within the stretch. */
    long messages() {
        return Arrays.stream(messages).asLongStream().sum();
    }

    /** Microseconds for which some socket got nothing within the stretch. */
    long longestPause() {
        long longest = longestPause;
        for (long at : lastAt) {
            longest = Math.max(longest, to - at);
        }
        return longest;
    }

    /** Whether everything has arrived that still can. */
    boolean complete() {
        return due() - skipped == latencies.getTotalCount();
    }
}
