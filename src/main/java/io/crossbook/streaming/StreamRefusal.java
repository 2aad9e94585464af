package io.crossbook.streaming;

/** A request that is answered with an error; the message is for the client's developer. */
final class StreamRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final StreamError error;
    private final Integer id;

    StreamRefusal(StreamError error, Integer id, String message) {
        super(message, null, false, false);
        this.error = error;
        this.id = id;
    }

    StreamError error() {
        return error;
    }

    /** The request's id, null when it could not be read. */
    Integer id() {
        return id;
    }
}
