package io.crossbook.simulation;

import io.crossbook.audit.JournalEntry;
import io.crossbook.readside.Recorded;
import io.crossbook.sourcing.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Views behind a feed that skips events and tells them again, with rows and progress that change in one transaction,
 * and a sweeper that looks for what the feed has passed over (I9). A row is a fold that differs for any events left
 * out, told twice or out of order.
 */
final class SimulatedViews {
    private static final long POLL = Durations.SECOND / 2;
    private static final long SWEEP = 10 * Durations.SECOND;
    private static final int BATCH = 20;

    private final World world;
    private final Map<String, Long> progress = new HashMap<>();
    private final Map<String, Long> rows = new TreeMap<>();
    /** Of everybody the last event that the feed has passed and the views were not told. */
    private final Map<String, JournalEntry> behind = new TreeMap<>();

    private int offset;
    private boolean polling;
    private boolean sweeping;

    SimulatedViews(World world) {
        this.world = world;
        world.journal().tell(entry -> pollLater());
    }

    private void pollLater() {
        if (!polling) {
            polling = true;
            world.schedule().after(POLL, this::poll);
        }
    }

    private void sweepLater() {
        if (!sweeping) {
            sweeping = true;
            world.schedule().after(SWEEP, this::sweep);
        }
    }

    private void poll() {
        Weather weather = world.weather();
        List<JournalEntry> entries = world.journal().entries();
        int from = offset;
        if (from > 0 && weather.strikes(Fault.READER_REPEATED)) {
            from -= Math.min(from, 1 + weather.below(BATCH));
        }
        int to = Math.min(entries.size(), offset + BATCH);
        List<Recorded> batch = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (!weather.strikes(Fault.READER_SKIPPED)) {
                batch.add(ViewRule.recorded(i, entries.get(i)));
            }
        }
        if (write(batch)) {
            entries.subList(offset, to).forEach(entry -> behind.put(entry.persistenceId(), entry));
            offset = to;
        }
        forgetTold();
        polling = false;
        if (offset < entries.size()) {
            pollLater();
        }
    }

    private void forgetTold() {
        behind.values().removeIf(entry -> progress.getOrDefault(entry.persistenceId(), 0L) >= entry.sequence());
        if (!behind.isEmpty()) {
            sweepLater();
        }
    }

    /** The last event of everybody that the views are behind of. */
    private void sweep() {
        write(behind.values().stream().map(entry -> ViewRule.recorded(0, entry)).toList());
        sweeping = false;
        forgetTold();
    }

    private boolean write(List<Recorded> batch) {
        if (batch.isEmpty()) {
            return true;
        }
        List<Recorded> news = world.parts().viewRule().news(batch, progress, world.journal());
        if (world.weather().strikes(Fault.READER_ROLLED_BACK)) {
            return false;
        }
        for (Recorded told : news) {
            String id = told.persistenceId();
            rows.merge(id, next(0, told.seq(), told.event()), (row, first) -> next(row, told.seq(), told.event()));
            progress.merge(id, told.seq(), Math::max);
        }
        return true;
    }

    private static long next(long row, long seq, Event<?> event) {
        return 31 * (31 * row + seq) + event.at();
    }

    /** Every row must be what the journal makes of it. */
    void requireEqualToJournal() {
        Map<String, Long> expected = new TreeMap<>();
        for (JournalEntry entry : world.journal().entries()) {
            long row = expected.getOrDefault(entry.persistenceId(), 0L);
            expected.put(entry.persistenceId(), next(row, entry.sequence(), entry.event()));
        }
        expected.forEach((id, row) -> {
            if (!row.equals(rows.get(id))) {
                throw new Violation("I9 views are what the journal says: the row of " + id + " is not");
            }
        });
    }
}
