package io.crossbook.history;

/**
 * What an operation says about one entity: that it took effect, or was read, with an event of this range as the last.
 *
 * @param write whether it is an event itself, so that nothing else can have the same number
 * @param from first event number that explains it
 * @param to last event number that explains it
 */
record Claim(String entity, boolean write, long from, long to, long invokedNanos, long returnedNanos, String words) {
    /** Whether it can come after something that was at this event of the entity or a later one. */
    boolean canFollow(long event) {
        return write ? to > event : to >= event;
    }
}
