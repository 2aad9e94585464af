package io.crossbook.replay;

import io.crossbook.domain.money.Decimals;
import io.crossbook.domain.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the accounts stand after the market has ended, read from their wallets.
 *
 * @param status SETTLED or VOIDED, or whatever the market is stuck in
 * @param won what the winning accounts gained, after commission
 * @param lost what the losing accounts lost, negative
 * @param commission what the exchange kept, by its own word or else by our calculation
 * @param wrong a line for each account whose wallet is not what its bets make it
 */
record Settlement(String status, int accounts, Money won, Money lost, Money commission, List<String> wrong) {
    private static final int PERCENT_SCALE = 2;
    private static final long HUNDRED_PERCENT = 10_000;
    private static final long MICROS_PER_CENT = 10_000;

    /** Zero when no money was made or lost: what was won, lost and kept as commission cancels out. */
    Money sum() {
        return won.plus(lost).plus(commission);
    }

    boolean isClean() {
        return sum().isZero() && wrong.isEmpty() && (status.equals("SETTLED") || status.equals("VOIDED"));
    }

    /**
     * Compares every wallet with what its owner's bets come to.
     *
     * @param removals what runners that left have made of the odds
     * @param statedCommission what the exchange said it would keep, if it did
     */
    static Settlement of(
            String status,
            List<Account> accounts,
            List<Money> balances,
            List<String> winners,
            String commissionPercent,
            Removals removals,
            Optional<Money> statedCommission) {
        long rate = Decimals.parse(commissionPercent, PERCENT_SCALE);
        boolean voided = winners.isEmpty();
        Money won = Money.ZERO;
        Money lost = Money.ZERO;
        Money commission = Money.ZERO;
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            Account account = accounts.get(i);
            Money change = balances.get(i).minus(account.deposited());
            won = won.plus(change.max(Money.ZERO));
            lost = lost.plus(change.min(Money.ZERO));
            Money profit = voided ? Money.ZERO : account.profit(winners, removals);
            Money fee = commission(profit, rate);
            commission = commission.plus(fee);
            if (account.isExact() && !change.equals(profit.minus(fee))) {
                wrong.add(account.session().username() + ": bets come to " + profit + ", commission " + fee
                        + ", but the wallet changed by " + change);
            }
        }
        Money stated = statedCommission.orElse(commission);
        boolean known = accounts.stream().allMatch(Account::isExact);
        if (known && !stated.equals(commission)) {
            wrong.add("the exchange states a commission of " + stated + " but the bets come to " + commission);
        }
        return new Settlement(status, accounts.size(), won, lost, stated, wrong);
    }

    /** On a profit only, rounded down to the cent in the customer's favour. */
    private static Money commission(Money profit, long rate) {
        if (!profit.isPositive()) {
            return Money.ZERO;
        }
        long micros = Math.multiplyExact(profit.micros(), rate) / HUNDRED_PERCENT;
        return Money.ofMicros(micros - micros % MICROS_PER_CENT);
    }
}
