package io.crossbook.wallet;

/** A payment as the wallet answers it. */
final class PaymentReplies {
    private PaymentReplies() {}

    static WalletReply of(PaymentData payment) {
        return new WalletReply.Payment(payment.clientRef(), payment.status().name(), payment.amount());
    }
}
