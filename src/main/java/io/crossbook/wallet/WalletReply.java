package io.crossbook.wallet;

import io.crossbook.protocol.Message;
import io.crossbook.protocol.OrderView;
import io.crossbook.sourcing.Persisted;
import java.util.List;
import java.util.Map;

/** What a wallet answers. */
public sealed interface WalletReply extends Persisted {
    /** No, for this reason; details hold the numbers that explain it. */
    record Refused(WalletRejection reason, Map<String, String> details) implements WalletReply {}

    /** The funds are durably reserved; this is what to send to the book. */
    record Reserved(Message.Place place) implements WalletReply {}

    /** The order was reserved before; {@code place} asks its book, null when the wallet knows the end. */
    record Known(OrderView order, Message.Place place) implements WalletReply {}

    record Orders(List<OrderView> orders) implements WalletReply {}

    record Viewed(WalletView wallet) implements WalletReply {}

    record Ledger(List<StatementLine> lines) implements WalletReply {}

    /** A payment as it stands; amount in micros. */
    record Payment(String clientRef, String status, long amount) implements WalletReply {}

    /** A bond as it stands. */
    record Bond(BondView bond) implements WalletReply {}

    record Bonds(List<BondView> bonds) implements WalletReply {}

    /** Shares that were put into circulation: hundredths, and the price in 1e-4 they count as bought at. */
    record SharesIssued(String clientRef, long size, long price) implements WalletReply {}

    /** What the user is spared of the commission. */
    record Discounted(Discount discount) implements WalletReply {}

    /** Done, or nothing to do. */
    record Done() implements WalletReply {}

    /** Awake; quiet when nothing is unresolved. */
    record Awake(boolean quiet) implements WalletReply {}
}
