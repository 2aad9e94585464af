package io.crossbook.wallet;

import io.crossbook.sourcing.Persisted;

/** One deposit or withdrawal; amount in micros, always positive; microseconds of when it came in or was set aside. */
record PaymentData(String clientRef, long amount, Status status, long at) implements Persisted {
    enum Status {
        DEPOSITED,
        PENDING,
        PAID_OUT,
        RETURNED
    }

    boolean isDeposit() {
        return status == Status.DEPOSITED;
    }

    boolean isPending() {
        return status == Status.PENDING;
    }
}
