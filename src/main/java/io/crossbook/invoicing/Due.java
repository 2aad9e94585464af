package io.crossbook.invoicing;

/**
 * What a user's settlements in a market have come to so far. A further settlement is a correction: it adds to what
 * there was.
 *
 * @param gross profit in micros
 * @param fee commission in micros
 * @param invoicedBy the wallet's event for which the invoice in force was issued, 0 when there is none
 */
record Due(long gross, long fee, long invoicedBy) {
    static final Due NOTHING = new Due(0, 0, 0);

    /** After one more settlement by this event of the wallet. */
    Due plus(long seq, long profit, long commission) {
        long nextGross = Math.addExact(gross, profit);
        long nextFee = Math.addExact(fee, commission);
        if (nextGross == gross && nextFee == fee) {
            return this;
        }
        return new Due(nextGross, nextFee, nextFee > 0 ? seq : 0);
    }

    /** Whether there is an invoice to be taken back on the way from this to the next. */
    boolean isCreditedBefore(Due next) {
        return invoicedBy != 0 && !equals(next);
    }

    /** Whether an invoice is to be issued on the way from this to the next. */
    boolean isInvoicedAs(Due next) {
        return next.invoicedBy != 0 && !equals(next);
    }
}
