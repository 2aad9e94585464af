package io.crossbook.audit;

/** One way in which a journal breaks an invariant, and the event at which it shows. */
public record Difference(Invariant broken, Where where, String text) {
    @Override
    public String toString() {
        return where + ": " + text;
    }
}
