package io.crossbook.recovery;

/** An export cannot be made, read or restored; the message says why and what to do. */
public final class ExportUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ExportUnusable(String message) {
        super(message);
    }

    public ExportUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
