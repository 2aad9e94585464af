package io.crossbook.documents;

import io.crossbook.sourcing.Event;

/** A fact about a series of documents. */
public sealed interface DocumentSeriesEvent extends Event<DocumentSeries> {
    /**
     * A document has got its number.
     *
     * @param source what it was made of; each source is taken in the order of its positions
     * @param position of what it was made of in the source
     */
    record DocumentIssued(String source, long position, IssuedDocument issued, long at) implements DocumentSeriesEvent {
        @Override
        public void applyTo(DocumentSeries series) {
            series.issue(this);
        }
    }
}
