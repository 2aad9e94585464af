package io.crossbook.replay;

/** The file is not a recording that can be replayed; the message names the file, the line and what is wrong with it. */
final class BadRecordingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadRecordingException(String message) {
        super(message);
    }

    BadRecordingException(String message, Throwable cause) {
        super(message, cause);
    }
}
