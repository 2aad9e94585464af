package io.crossbook.season;

/** The file is no schedule of a season; the message names the file, a code, and the row. */
public final class BadSeasonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadSeasonException(String message, Throwable cause) {
        super(message, cause);
    }
}
