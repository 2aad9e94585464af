package io.crossbook.streaming;

/** A feed that cannot be opened just now. */
final class FeedUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FeedUnavailable(String why) {
        super(why);
    }
}
