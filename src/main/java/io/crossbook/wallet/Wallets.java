package io.crossbook.wallet;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import io.crossbook.domain.money.Money;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.OrderView;
import io.crossbook.sourcing.EntityClient;
import io.crossbook.sourcing.Refusal;
import io.crossbook.sourcing.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Reaches wallets by user id. Refusals fail the stage with {@link Refusal}, a timeout means the outcome is unknown. */
public final class Wallets {
    private final EntityClient<WalletEntity.Request, WalletCommand, WalletReply> client;

    public Wallets(ActorSystem<?> system, Duration askTimeout) {
        client = new EntityClient<>(
                system, WalletEntity.KEY, WalletEntity.Request::new, WalletEntity.TracedRequest::new, askTimeout);
    }

    public CompletionStage<WalletView> view(String userId) {
        return ask(userId, new WalletCommand.ViewWallet(), WalletReply.Viewed.class)
                .thenApply(WalletReply.Viewed::wallet);
    }

    public CompletionStage<PaymentView> deposit(String userId, String clientRef, Money amount) {
        return payment(userId, new WalletCommand.Deposit(clientRef, amount.micros()));
    }

    public CompletionStage<PaymentView> withdraw(String userId, String clientRef, Money amount) {
        return payment(userId, new WalletCommand.Withdraw(clientRef, amount.micros()));
    }

    /** Gives a user newly issued shares, which count as bought at a price in 1e-4; a repeat changes nothing. */
    public CompletionStage<WalletReply.SharesIssued> issue(String userId, WalletCommand.IssueShares issue) {
        return ask(userId, issue, WalletReply.SharesIssued.class);
    }

    /** Spares a user a part of the commission in markets entered from now on. */
    public CompletionStage<Discount> setDiscount(String userId, WalletCommand.SetDiscount discount) {
        return ask(userId, discount, WalletReply.Discounted.class).thenApply(WalletReply.Discounted::discount);
    }

    /** What a user is spared of the commission. */
    public CompletionStage<Discount> discount(String userId) {
        return ask(userId, new WalletCommand.ViewDiscount(), WalletReply.Discounted.class)
                .thenApply(WalletReply.Discounted::discount);
    }

    /** Sets a bond in micros aside for the dispute of a proposal; a repeat is answered with what became of it. */
    public CompletionStage<BondView> reserveBond(
            String userId, String marketId, String proposalId, long bond, String reason) {
        return ask(userId, new WalletCommand.ReserveBond(marketId, proposalId, bond, reason), WalletReply.Bond.class)
                .thenApply(WalletReply.Bond::bond);
    }

    /** Every dispute with a bond, oldest first. */
    public CompletionStage<List<BondView>> bonds(String userId) {
        return ask(userId, new WalletCommand.ListBonds(), WalletReply.Bonds.class)
                .thenApply(WalletReply.Bonds::bonds);
    }

    private CompletionStage<PaymentView> payment(String userId, WalletCommand command) {
        return ask(userId, command, WalletReply.Payment.class)
                .thenApply(made -> new PaymentView(made.clientRef(), made.status(), Money.ofMicros(made.amount())));
    }

    /** The last lines of the statement, oldest first. */
    public CompletionStage<List<StatementLine>> ledger(String userId) {
        return ask(userId, new WalletCommand.ViewLedger(), WalletReply.Ledger.class)
                .thenApply(WalletReply.Ledger::lines);
    }

    /** An order with the message that asks its book; empty when the wallet doesn't know it, or not any more. */
    public CompletionStage<Optional<WalletReply.Known>> order(String userId, String clientOrderId) {
        return client.ask(userId, new WalletCommand.FindOrder(clientOrderId))
                .thenApply(reply -> reply instanceof WalletReply.Known known ? Optional.of(known) : unlessBusy(reply));
    }

    private static Optional<WalletReply.Known> unlessBusy(WalletReply reply) {
        if (reply instanceof WalletReply.Refused refused && refused.reason() == WalletRejection.BUSY) {
            throw new Refusal(refused.reason(), refused.details());
        }
        return Optional.empty();
    }

    /** The orders the wallet still knows, newest first. */
    public CompletionStage<List<OrderView>> orders(String userId) {
        return ask(userId, new WalletCommand.ListOrders(), WalletReply.Orders.class)
                .thenApply(WalletReply.Orders::orders);
    }

    /** Wakes a wallet whose journal has come so far; true when it knows that, and nothing in it is unresolved. */
    public CompletionStage<Boolean> wake(String userId, long seenSequence) {
        return ask(userId, new WalletCommand.Wake(seenSequence), WalletReply.Awake.class)
                .thenApply(WalletReply.Awake::quiet);
    }

    /** Watches a wallet, or renews that. */
    public void watch(String userId, Watch watch) {
        client.watch(userId, watch);
    }

    /** Sends a command whose answer goes to a saga. */
    public void tell(String userId, WalletCommand command, ActorRef<WalletReply> replyTo) {
        client.tell(userId, command, replyTo);
    }

    /** The same for a saga that somebody follows; the trace is null when nobody does. */
    public void tell(String userId, WalletCommand command, ActorRef<WalletReply> replyTo, String trace) {
        client.tell(userId, command, replyTo, trace);
    }

    /** Delivers a book's word on an order; the trace is null when nobody follows that. */
    public void deliver(Message.Placed message, String trace) {
        client.tell(message.userId(), new WalletCommand.NotePlaced(message), trace);
    }

    /** Delivers a book's effects. */
    public void deliver(Message.Effects message) {
        client.tell(message.userId(), new WalletCommand.ApplyEffects(message));
    }

    /** Delivers a market's word on a bond. */
    public void deliver(Message.BondWord message) {
        client.tell(message.userId(), new WalletCommand.HearBond(message));
    }

    /** Delivers the provider's word that a withdrawal was paid out. */
    public void completeWithdrawal(String userId, String withdrawalId, String providerRef) {
        client.tell(userId, new WalletCommand.CompleteWithdrawal(withdrawalId, providerRef));
    }

    /** Delivers the provider's word that it definitely won't pay a withdrawal out, now or later. */
    public void releaseWithdrawal(String userId, String withdrawalId, String reason) {
        client.tell(userId, new WalletCommand.ReleaseWithdrawal(withdrawalId, reason));
    }

    private <T extends WalletReply> CompletionStage<T> ask(String userId, WalletCommand command, Class<T> expected) {
        return client.ask(userId, command).thenApply(reply -> {
            if (reply instanceof WalletReply.Refused refused) {
                throw new Refusal(refused.reason(), refused.details());
            }
            return expected.cast(reply);
        });
    }
}
