package io.crossbook.audit;

/** The journal's database failed while the journal was being read, so nothing can be said of it. */
public final class JournalUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JournalUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
