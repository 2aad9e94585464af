package io.crossbook.documents;

import io.crossbook.sourcing.Persisted;

/** What a series of documents answers. */
public sealed interface DocumentSeriesReply extends Persisted {
    /** No, for this reason. */
    record Refused(DocumentRejection reason) implements DocumentSeriesReply {}

    /** All drafts have their numbers; this is the number of the source's last document. */
    record Issued(String lastNumber) implements DocumentSeriesReply {}
}
