package io.crossbook.documents;

/** Why no document is issued, in order of precedence; nothing has changed then. */
public enum DocumentRejection {
    /** Too much is waiting already; ask again later. */
    BUSY,
    /** A fault of ours, to be found in the log. */
    INTERNAL
}
