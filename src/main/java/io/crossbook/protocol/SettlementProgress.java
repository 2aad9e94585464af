package io.crossbook.protocol;

import io.crossbook.sourcing.Persisted;

/**
 * How far a settlement has come.
 *
 * @param users how many are owed an answer, winners and losers alike
 * @param paid how many wallets have confirmed it durably
 * @param profit sum of the winners' profits before commission, in micros
 * @param commission sum of commission, in micros
 */
public record SettlementProgress(int users, int paid, long profit, long commission, boolean done)
        implements Persisted {}
