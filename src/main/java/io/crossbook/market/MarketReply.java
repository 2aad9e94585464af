package io.crossbook.market;

import io.crossbook.sourcing.Persisted;

/** What a market answers. */
public sealed interface MarketReply extends Persisted {
    /** No, for this reason. */
    record Refused(MarketRejection reason) implements MarketReply {}

    /** The market as it stands after the command. */
    record Viewed(MarketView market) implements MarketReply {}

    record Done() implements MarketReply {}

    /** Awake; quiet when nothing is unresolved. */
    record Awake(boolean quiet) implements MarketReply {}
}
