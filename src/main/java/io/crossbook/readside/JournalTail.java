package io.crossbook.readside;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * The newest events of the journal, read once for all feeds of a node. It reads when a feed waits, and keeps so many
 * that one which falls back a little still finds them; one further behind reads the journal itself.
 */
public final class JournalTail {
    private static final int KEPT = 8_192;
    private static final int READ = 2_000;

    /**
     * Events of some tags.
     *
     * @param upTo the place up to which these are all
     */
    record Page(long upTo, List<Recorded> events) {}

    private record Tagged(String tag, Recorded recorded) {}

    private final DataSource database;
    private final Executor blocking;
    private final Executor later;
    /** The event that was the n-th to be read is in place n modulo {@link #KEPT}. */
    private final Tagged[] kept = new Tagged[KEPT];

    private long count;
    private boolean begun;
    /** All events after {@code start} and up to {@code end} are kept. */
    private long start;

    private long end;
    private boolean full;
    private CompletableFuture<Void> reading;

    /**
     * Reads nothing yet.
     *
     * @param blocking runs the queries
     * @param pause between looks at the journal, unless there is more than one look can take
     */
    public JournalTail(DataSource database, Executor blocking, Duration pause) {
        this.database = database;
        this.blocking = blocking;
        this.later = CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS, blocking);
    }

    /** The next events of these tags after a place; after a while also none. */
    CompletionStage<Page> next(Set<String> tags, long after, int max) {
        Optional<Page> known = find(tags, after, max);
        if (known.isPresent() && known.get().upTo() > after) {
            return CompletableFuture.completedStage(known.get());
        }
        if (known.isEmpty() && hasBegun()) {
            return CompletableFuture.supplyAsync(() -> behind(tags, after, max), blocking);
        }
        return more().thenApply(read -> find(tags, after, max).orElse(new Page(after, List.of())));
    }

    private synchronized boolean hasBegun() {
        return begun;
    }

    /** Empty when not all of them are kept any more. */
    private synchronized Optional<Page> find(Set<String> tags, long after, int max) {
        if (!begun || after < start) {
            return Optional.empty();
        }
        List<Recorded> found = new ArrayList<>();
        for (long n = firstAfter(after); n < count; n++) {
            Tagged next = kept[(int) (n % KEPT)];
            if (tags.contains(next.tag())) {
                found.add(next.recorded());
                if (found.size() == max) {
                    return Optional.of(new Page(next.recorded().ordering(), found));
                }
            }
        }
        return Optional.of(new Page(Math.max(after, end), found));
    }

    private long firstAfter(long after) {
        long low = Math.max(0, count - KEPT);
        long high = count;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (kept[(int) (middle % KEPT)].recorded().ordering() <= after) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** One look at the journal serves everybody who waits. */
    private synchronized CompletionStage<Void> more() {
        if (reading == null || reading.isDone()) {
            reading = CompletableFuture.runAsync(this::readOn, full || !begun ? blocking : later);
        }
        return reading;
    }

    private void readOn() {
        try (Connection connection = database.getConnection()) {
            if (!hasBegun()) {
                begin(JournalPages.head(connection));
            }
            List<Tagged> read = new ArrayList<>();
            JournalPages.all(connection, end(), READ, (tag, recorded) -> read.add(new Tagged(tag, recorded)));
            keep(read);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private synchronized void begin(long head) {
        begun = true;
        start = head;
        end = head;
    }

    private synchronized long end() {
        return end;
    }

    private synchronized void keep(List<Tagged> read) {
        for (Tagged next : read) {
            int place = (int) (count % KEPT);
            if (kept[place] != null) {
                start = kept[place].recorded().ordering();
            }
            kept[place] = next;
            end = next.recorded().ordering();
            count++;
        }
        full = read.size() == READ;
    }

    private Page behind(Set<String> tags, long after, int max) {
        long upTo = end();
        try (Connection connection = database.getConnection()) {
            List<Recorded> events = JournalPages.byTags(connection, List.copyOf(tags), after, upTo, max);
            return new Page(events.size() < max ? upTo : events.get(max - 1).ordering(), events);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }
}
