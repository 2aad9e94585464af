package io.crossbook.documents;

import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Outgoing;
import io.crossbook.sourcing.Persisted;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One series of numbers without gaps. A number is the number of the event that gave it, so it can be neither left out
 * nor given twice; of the documents themselves the state keeps nothing.
 */
public final class DocumentSeries extends Aggregate {
    private final String id;
    private final Map<String, Last> bySource = new TreeMap<>();

    /** The last document of a source. */
    record Last(long position, String number) implements Persisted {}

    /** The series as the snapshot store keeps it. */
    record Snapshot(long sequence, long lastAt, Map<String, Last> bySource) implements Persisted {}

    DocumentSeries(String id) {
        this.id = id;
    }

    static DocumentSeries of(String id, Snapshot from) {
        DocumentSeries series = new DocumentSeries(id);
        series.bySource.putAll(from.bySource());
        series.resumeAt(from.sequence(), from.lastAt());
        return series;
    }

    Snapshot snapshot() {
        return new Snapshot(sequence(), lastAt(), new TreeMap<>(bySource));
    }

    /** Position of the source's last document, 0 for none. */
    long position(String source) {
        Last last = bySource.get(source);
        return last == null ? 0 : last.position();
    }

    /** Number of the source's last document, null for none. */
    String lastNumber(String source) {
        Last last = bySource.get(source);
        return last == null ? null : last.number();
    }

    /** The number so many events from now. */
    String number(int ahead) {
        return numbered(sequence() + ahead);
    }

    private String numbered(long number) {
        return String.format(Locale.ROOT, "%s-%06d", id, number);
    }

    void requireOwn(Document document) {
        if (!document.series().equals(id)) {
            throw new IllegalArgumentException(id + " does not number documents of " + document.series());
        }
    }

    void issue(DocumentSeriesEvent.DocumentIssued event) {
        String number = numbered(sequence());
        if (!event.issued().number().equals(number) || event.position() <= position(event.source())) {
            throw new IllegalStateException(
                    event.issued().number() + " of " + event.source() + " " + event.position() + " is not " + number);
        }
        bySource.put(event.source(), new Last(event.position(), number));
    }

    @Override
    public int weight() {
        return bySource.size();
    }

    @Override
    public List<Outgoing> fresh(long now) {
        return List.of();
    }

    @Override
    public List<Outgoing> overdue(long now) {
        return List.of();
    }

    @Override
    public boolean quiet() {
        return true;
    }
}
