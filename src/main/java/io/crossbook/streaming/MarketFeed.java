package io.crossbook.streaming;

import akka.util.ByteString;
import io.crossbook.market.MarketDefinition;
import io.crossbook.market.Selection;
import io.crossbook.protocol.BookDelta;
import io.crossbook.protocol.BookImage;
import io.crossbook.protocol.Ladder;
import io.crossbook.sourcing.Publication;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One market as this node knows it. Its actor writes, sockets read; each call is short and holds this feed's lock.
 *
 * <p>A socket that has everything up to a number is told what changed since, from the numbers at the changed parts, as
 * long as the feed knows about every change after that number; otherwise it is told the whole.
 */
final class MarketFeed extends Feed {
    private static final int GONE_MAX = 2_000;
    private static final int CACHED_MAX = 256;
    private static final long MICROS_PER_MILLI = 1000;

    private record Asked(Form form, long since) {}

    private record Clock(long seq, String text) {}

    private final String marketId;
    private final Clocks clocks;
    private final ChangeWriter writer;
    private final Checksum checksum;
    private final StampedSelection[] selections;
    private final Set<Tap> armed = new LinkedHashSet<>();
    private final Map<Asked, Change> written = new HashMap<>();

    private BookState state;
    private long stateStamp;
    private long seq = -1;
    /** The feed knows of every change after this number. */
    private long floor;

    private volatile Clock clock = new Clock(Long.MIN_VALUE, "");
    private long changedAt;
    private long revision;
    private long lagMicros;

    MarketFeed(String marketId, MarketDefinition definition) {
        this.marketId = marketId;
        this.clocks = MarketRequest.clocks(List.of(marketId));
        this.writer = new ChangeWriter(definition);
        this.selections = Stream.generate(StampedSelection::new)
                .limit(definition.selections().size())
                .toArray(StampedSelection[]::new);
        this.checksum = new Checksum(
                writer.names(),
                writer.ticks(),
                definition.selections().stream().map(Selection::id).toList());
    }

    String marketId() {
        return marketId;
    }

    @Override
    synchronized long seq() {
        return seq;
    }

    @Override
    boolean isImage(Publication news) {
        return news instanceof BookImage;
    }

    @Override
    boolean take(Publication news, long now) {
        if (news instanceof BookImage image) {
            image(image, now);
            return true;
        }
        return delta((BookDelta) news, now);
    }

    /** Takes the whole book; what differs from what was known counts as changed at this number. */
    void image(BookImage image, long now) {
        List<Tap> due;
        synchronized (this) {
            if (image.seq() < seq) {
                return;
            }
            for (int i = 0; i < selections.length; i++) {
                Ladder ladder = i < image.selections().size()
                        ? image.selections().get(i)
                        : new Ladder(i, List.of(), List.of(), 0, 0);
                selections[i].replace(ladder, image.seq());
                checksum.changed(i);
            }
            if (!BookState.of(image).equals(state)) {
                state = BookState.of(image);
                stateStamp = image.seq();
            }
            if (seq < 0) {
                floor = image.seq();
            }
            due = reached(image.seq(), image.lastAt(), image.committedAt(), now);
        }
        due.forEach(Tap::wake);
    }

    /** Takes a change; false when something between is missing. */
    boolean delta(BookDelta delta, long now) {
        List<Tap> due;
        synchronized (this) {
            if (delta.seq() <= seq) {
                return true;
            }
            if (delta.prevSeq() > seq || seq < 0) {
                return false;
            }
            for (Ladder ladder : delta.selections()) {
                StampedSelection selection = selections[ladder.selection()];
                selection.put(ladder, delta.seq());
                checksum.changed(ladder.selection());
                if (selection.gone() > GONE_MAX) {
                    selection.forgetGone();
                    floor = delta.seq();
                }
            }
            if (delta.selections().isEmpty()) {
                seq = delta.seq();
                written.clear();
                return true;
            }
            due = reached(delta.seq(), delta.lastAt(), delta.committedAt(), now);
        }
        due.forEach(Tap::wake);
        return true;
    }

    private List<Tap> reached(long number, long at, long committedAt, long now) {
        seq = number;
        visible = number;
        revision++;
        changedAt = at;
        lagMicros = Math.max(0, now - committedAt);
        live(true);
        written.clear();
        List<Tap> due = new ArrayList<>(armed);
        armed.clear();
        return due;
    }

    /** Number of the last change that anybody can see. */
    private long visible = -1;

    /** Asks to be woken at the next change; false when one is there already. */
    synchronized boolean arm(Tap tap, long has) {
        if (visible > has) {
            return false;
        }
        armed.add(tap);
        return true;
    }

    synchronized void disarm(Tap tap) {
        armed.remove(tap);
    }

    /** What changed after that number in this form, -1 for everything; null when nothing did. */
    synchronized Change since(Form form, long has) {
        boolean image = has < floor || has > seq;
        if (!image && visible <= has) {
            return null;
        }
        Asked asked = new Asked(form, image ? -1 : has);
        Change known = written.get(asked);
        if (known == null) {
            known = write(form, has, image);
            if (written.size() < CACHED_MAX) {
                written.put(asked, known);
            }
        }
        return known;
    }

    /** Whether this feed knows of every change after that number, or none need be known. */
    synchronized boolean remembers(long has) {
        return has < 0 || has >= floor;
    }

    /** What differs from the book as it was; null when nothing does. */
    synchronized Change since(Form form, PastBook past) {
        if (past.seq() >= floor) {
            return since(form, past.seq());
        }
        StampedSelection[] compared = new StampedSelection[selections.length];
        for (int i = 0; i < compared.length; i++) {
            compared[i] = new StampedSelection();
            compared[i].replace(past.ladder(i), past.seq());
            compared[i].replace(selections[i].ladder(i), seq);
        }
        boolean defined = state.version() != past.version();
        return write(form, past.seq(), defined, false, writer.rows(compared, form, past.seq(), false));
    }

    private Change write(Form form, long since, boolean image) {
        boolean defined = image || stateStamp > since;
        return write(form, since, defined, image, writer.rows(selections, form, since, image));
    }

    private Change write(Form form, long since, boolean defined, boolean image, List<ByteString> rows) {
        StringBuilder start = new StringBuilder(256);
        start.append("{\"id\":\"").append(marketId);
        start.append(image ? "\",\"img\":true,\"prevSeq\":0" : "\",\"prevSeq\":" + since);
        start.append(",\"seq\":").append(seq);
        start.append(",\"checksum\":").append(checksum.of(selections));
        start.append(",\"lastChangeAt\":\"").append(Words.time(changedAt));
        start.append("\",\"sourceLagMs\":").append(lagMicros / MICROS_PER_MILLI);
        if (form.has(Field.EX_MARKET_DEF) && defined) {
            start.append(",\"marketDefinition\":").append(writer.definition(state));
        }
        return Change.of(seq, changedAt, revision, image, Words.bytes(start), rows);
    }

    /** The clock of somebody who reads this market alone and has it up to that number. */
    String clock(long has) {
        Clock known = clock;
        if (known.seq() != has) {
            known = new Clock(has, clocks.current(new long[] {has}));
            clock = known;
        }
        return known.text();
    }
}
