package io.crossbook.protocol;

/** What becomes of an unmatched order when its market turns in-play. */
public enum OnInPlay {
    LAPSE,
    PERSIST
}
