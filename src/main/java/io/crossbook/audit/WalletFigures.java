package io.crossbook.audit;

/**
 * One user's money in micros: {@code balance - exposure - pending} is free to use.
 *
 * @param exposure kept for bets and open orders; less than nothing where certain profit may be spent
 * @param pending withdrawals not yet paid out
 */
public record WalletFigures(String userId, long balance, long exposure, long pending) {}
