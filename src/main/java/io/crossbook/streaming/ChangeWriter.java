package io.crossbook.streaming;

import akka.util.ByteString;
import io.crossbook.domain.money.Price;
import io.crossbook.domain.money.Size;
import io.crossbook.domain.money.TickTable;
import io.crossbook.market.MarketDefinition;
import io.crossbook.market.Selection;
import java.util.ArrayList;
import java.util.List;

/** Writes what changed in a market as JSON, in one form. */
final class ChangeWriter {
    private final MarketDefinition definition;
    private final TickTable ticks;
    private final KindNames names;

    ChangeWriter(MarketDefinition definition) {
        this.definition = definition;
        this.ticks = definition.terms().rules().ticks();
        this.names = KindNames.of(definition.kind());
    }

    KindNames names() {
        return names;
    }

    TickTable ticks() {
        return ticks;
    }

    /** A row for each selection of which something changed after that number, or for each when it is an image. */
    List<ByteString> rows(StampedSelection[] selections, Form form, long since, boolean image) {
        List<ByteString> rows = new ArrayList<>();
        for (int i = 0; i < selections.length; i++) {
            if (image || selections[i].changedSince(since)) {
                StringBuilder row = new StringBuilder(128);
                row.append("{\"id\":")
                        .append(Words.quoted(definition.selections().get(i).id()));
                int empty = row.length();
                row(row, selections[i], form, since, image);
                if (image || row.length() > empty) {
                    rows.add(Words.bytes(row.append('}')));
                }
            }
        }
        return rows;
    }

    private void row(StringBuilder row, StampedSelection selection, Form form, long since, boolean image) {
        if (form.has(Field.EX_LTP) && (image ? selection.lastTick() != 0 : selection.lastTickChangedSince(since))) {
            row.append(",\"ltp\":\"")
                    .append(Price.format(ticks.price(selection.lastTick())))
                    .append('"');
        }
        if (form.has(Field.EX_TRADED_VOL) && (image || selection.tradedChangedSince(since))) {
            row.append(",\"tv\":\"").append(Size.format(selection.traded())).append('"');
        }
        if (form.has(Field.EX_ALL_OFFERS)) {
            all(row, names.first(), names.firstOf(selection), since, image);
            all(row, names.second(), names.secondOf(selection), since, image);
        }
        if (form.has(Field.EX_BEST_OFFERS)) {
            best(row, names.bestFirst(), names.firstOf(selection), form.levels(), since, image);
            best(row, names.bestSecond(), names.secondOf(selection), form.levels(), since, image);
        }
    }

    private void all(StringBuilder row, String name, StampedSide side, long since, boolean image) {
        int start = open(row, name);
        StampedSide.Sink sink = (place, tick, size) -> row.append("[\"")
                .append(Price.format(ticks.price(tick)))
                .append("\",\"")
                .append(Size.format(size))
                .append("\"],");
        if (image) {
            side.resting(sink);
        } else {
            side.changedSince(since, sink);
        }
        close(row, start);
    }

    private void best(StringBuilder row, String name, StampedSide side, int depth, long since, boolean image) {
        int start = open(row, name);
        StampedSide.Sink sink = (place, tick, size) -> row.append('[')
                .append(place)
                .append(",\"")
                .append(size == 0 ? "0.00" : Price.format(ticks.price(tick)))
                .append("\",\"")
                .append(Size.format(size))
                .append("\"],");
        if (image) {
            side.best(depth, sink);
        } else {
            side.bestChangedSince(since, depth, sink);
        }
        close(row, start);
    }

    private static int open(StringBuilder row, String name) {
        int start = row.length();
        row.append(",\"").append(name).append("\":[");
        return start;
    }

    /** Ends a list, or takes it back when nothing is in it. */
    private static void close(StringBuilder row, int start) {
        if (row.charAt(row.length() - 1) == '[') {
            row.setLength(start);
        } else {
            row.setCharAt(row.length() - 1, ']');
        }
    }

    /** The market's definition and state as a JSON object. */
    String definition(BookState state) {
        StringBuilder json = new StringBuilder(256);
        json.append("{\"status\":\"")
                .append(state.status())
                .append("\",\"inPlay\":")
                .append(state.inPlay());
        json.append(",\"version\":").append(state.version());
        json.append(",\"kind\":\"").append(definition.kind()).append('"');
        json.append(",\"name\":").append(Words.quoted(definition.name()));
        json.append(",\"eventName\":").append(Words.quoted(definition.eventName()));
        if (definition.startsAt() != null) {
            json.append(",\"startsAt\":\"")
                    .append(Words.time(definition.startsAt()))
                    .append('"');
        }
        json.append(",\"numberOfWinners\":").append(definition.numberOfWinners());
        json.append(",\"betDelaySeconds\":")
                .append(definition.betDelaySeconds())
                .append(",\"runners\":[");
        for (int i = 0; i < definition.selections().size(); i++) {
            Selection selection = definition.selections().get(i);
            json.append(i == 0 ? "" : ",").append("{\"id\":").append(Words.quoted(selection.id()));
            json.append(",\"name\":").append(Words.quoted(selection.name()));
            json.append(",\"status\":\"")
                    .append(state.removed().contains(i) ? "REMOVED" : "ACTIVE")
                    .append("\"}");
        }
        return json.append("]}").toString();
    }
}
