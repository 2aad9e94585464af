package io.crossbook.replay;

/** The exchange gave no usable answer for as long as the replay was willing to wait. */
final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
