package io.crossbook.documents;

import io.crossbook.sourcing.Command;
import io.crossbook.sourcing.Decision;
import io.crossbook.sourcing.Persisted;
import java.util.ArrayList;
import java.util.List;

/** A request to a series of documents. */
public sealed interface DocumentSeriesCommand
        extends Command<DocumentSeries, DocumentSeriesEvent, DocumentSeriesReply> {
    /** A document to be numbered, and where in its source it comes from. */
    record Draft(long position, Document document) implements Persisted {}

    /**
     * Numbers documents, in their order. Whoever sends drafts of a source sends all of them in the order of their
     * positions, or again from some position on: what is not beyond the source's last document is issued already.
     */
    record IssueDocuments(String source, List<Draft> drafts) implements DocumentSeriesCommand {
        public IssueDocuments {
            drafts = List.copyOf(drafts);
        }

        @Override
        public Decision<DocumentSeriesEvent, DocumentSeriesReply> decide(DocumentSeries series, long now) {
            List<DocumentSeriesEvent> events = new ArrayList<>();
            long known = series.position(source);
            String last = series.lastNumber(source);
            for (Draft draft : drafts) {
                series.requireOwn(draft.document());
                if (draft.position() > known) {
                    known = draft.position();
                    last = series.number(events.size() + 1);
                    events.add(new DocumentSeriesEvent.DocumentIssued(
                            source, known, IssuedDocument.of(last, now, draft.document()), now));
                }
            }
            return Decision.persist(events, new DocumentSeriesReply.Issued(last));
        }
    }
}
