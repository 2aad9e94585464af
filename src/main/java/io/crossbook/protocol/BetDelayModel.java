package io.crossbook.protocol;

/** Which orders wait out the bet delay of a market in-play: every one, or only one that would match at once. */
public enum BetDelayModel {
    ALL,
    TAKER_ONLY
}
