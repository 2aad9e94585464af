package io.crossbook.controls;

/** Why a switch says no. */
public enum SwitchRejection {
    /** New orders are refused for the exchange, this market or this user. */
    TRADING_STOPPED,
    /** Too many requests wait, or this node does not know the switches yet. */
    BUSY,
    /** A fault of ours. */
    INTERNAL
}
