package io.crossbook.wallet;

import io.crossbook.sourcing.Persisted;

/** One change of a balance, in micros; ref is what caused it (payment reference, market, order). */
public record StatementLine(long seq, long at, String type, long amount, long balanceAfter, String ref)
        implements Persisted {}
