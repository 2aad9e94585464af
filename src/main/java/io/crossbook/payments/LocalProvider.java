package io.crossbook.payments;

import io.crossbook.protocol.Message;
import io.crossbook.wallet.Wallets;

/**
 * The payment provider of an installation without a real one: every withdrawal is paid out at once. A repeated request
 * has the same reference, so it is paid out once.
 */
public final class LocalProvider {
    private final Wallets wallets;

    public LocalProvider(Wallets wallets) {
        this.wallets = wallets;
    }

    /** Pays a withdrawal out and tells the wallet. */
    public void payOut(Message.PayOut request) {
        wallets.completeWithdrawal(request.userId(), request.withdrawalId(), "local-" + request.withdrawalId());
    }
}
