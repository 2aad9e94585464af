package io.crossbook.reconciliation;

import io.crossbook.domain.money.Money;

/** The sums of one currency: paidIn - paidOut + inFlight + inSuspense is what the provider should have. */
final class Sums {
    Money paidIn = Money.ZERO;
    Money paidOut = Money.ZERO;
    Money inFlight = Money.ZERO;
    Money inSuspense = Money.ZERO;
    Money dismissed = Money.ZERO;
    Money balance = Money.ZERO;

    /** What the provider has too much, or too little when it is negative. */
    Money unexplained() {
        Money expected = paidIn.minus(paidOut).plus(inFlight).plus(inSuspense).plus(dismissed);
        return balance.minus(expected);
    }
}
