package io.crossbook.streaming;

/** What a market subscription may ask for. */
public enum Field {
    /** The best levels by place. */
    EX_BEST_OFFERS,
    /** Every level by price. */
    EX_ALL_OFFERS,
    /** Size traded on each selection. */
    EX_TRADED_VOL,
    /** Price of the last trade of each selection. */
    EX_LTP,
    /** Status, names, removed selections. */
    EX_MARKET_DEF
}
