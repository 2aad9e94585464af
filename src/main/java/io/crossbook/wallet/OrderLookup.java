package io.crossbook.wallet;

/** What a wallet answers about an order it knows. */
final class OrderLookup {
    private OrderLookup() {}

    /** With the message that asks the book, unless the wallet knows the end itself. */
    static WalletReply known(Wallet wallet, WalletOrder order) {
        return new WalletReply.Known(
                order.view(wallet.userId(), wallet.sequence()), order.isClosed() ? null : wallet.place(order));
    }
}
