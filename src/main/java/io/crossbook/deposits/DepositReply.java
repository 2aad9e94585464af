package io.crossbook.deposits;

import io.crossbook.sourcing.Persisted;

/** What a transaction's entity answers. */
public sealed interface DepositReply extends Persisted {
    /** No, for this reason. */
    record Refused(DepositRejection reason) implements DepositReply {}

    /** It is durably known, and this far. */
    record Standing(DepositStatus status) implements DepositReply {}

    /** It is awake; quiet when nothing is unresolved. */
    record Awake(boolean quiet) implements DepositReply {}
}
