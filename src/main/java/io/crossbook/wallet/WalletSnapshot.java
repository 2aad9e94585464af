package io.crossbook.wallet;

import io.crossbook.sourcing.Added;
import io.crossbook.sourcing.Persisted;
import java.util.List;

/** A {@link Wallet} as the snapshot store keeps it; hints are not part of it. */
record WalletSnapshot(
        long sequence,
        long lastAt,
        long balance,
        List<PaymentData> payments,
        List<WalletOrder> orders,
        long forgottenUpTo,
        List<StandingData> standings,
        List<StatementLine> lines,
        @Added Discount discount,
        @Added List<BondData> bonds)
        implements Persisted {}
