package io.crossbook.wallet;

import io.crossbook.domain.exposure.Commission;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.OrderIds;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.sourcing.Command;
import io.crossbook.sourcing.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A request to a wallet. Each carries the client's own id where it changes something, and is safe to repeat. */
public sealed interface WalletCommand extends Command<Wallet, WalletEvent, WalletReply> {

    private static Decision<WalletEvent, WalletReply> refuse(WalletRejection reason) {
        return refuse(reason, Map.of());
    }

    private static Decision<WalletEvent, WalletReply> refuse(WalletRejection reason, Map<String, String> details) {
        return Decision.reply(new WalletReply.Refused(reason, details));
    }

    /** Reserves funds for an order. A known id with the same fingerprint is answered with what became of it. */
    record PlaceOrder(
            String clientOrderId,
            long idMillis,
            String marketId,
            MarketTerms market,
            OrderTerms terms,
            String fingerprint)
            implements WalletCommand {
        @Override
        public String aboutOrder(String userId) {
            return OrderIds.of(userId, clientOrderId);
        }

        @Override
        public Decision<WalletEvent, WalletReply> decide(Wallet wallet, long now) {
            WalletOrder known = wallet.orders().find(clientOrderId);
            if (known != null) {
                return known.fingerprint().equals(fingerprint)
                        ? Decision.reply(OrderLookup.known(wallet, known))
                        : refuse(WalletRejection.ORDER_EXISTS_WITH_DIFFERENT_TERMS);
            }
            var refusal = Reservation.check(wallet, this, now);
            if (refusal.isPresent()) {
                return Decision.reply(refusal.get());
            }
            return reserve(wallet, now);
        }

        private Decision<WalletEvent, WalletReply> reserve(Wallet wallet, long now) {
            long expiresAt = now + wallet.settings().placeTtlMicros();
            List<WalletEvent> events = new ArrayList<>(2);
            Standing standing = wallet.standing(marketId);
            int discountBps = wallet.discountIn(marketId);
            if (standing == null) {
                events.add(new WalletEvent.MarketEntered(marketId, market, now, discountBps));
            }
            long epoch = standing == null ? wallet.sequence() + 1 : standing.epoch();
            events.add(new WalletEvent.Reserved(clientOrderId, idMillis, marketId, terms, fingerprint, expiresAt, now));
            return Decision.persist(
                    events,
                    new WalletReply.Reserved(new Message.Place(
                            marketId,
                            wallet.userId(),
                            clientOrderId,
                            epoch,
                            terms,
                            fingerprint,
                            expiresAt,
                            discountBps)));
        }
    }

    /** Hears from a book what became of an order. Acceptance is noted, anything else ends the reservation. */
    record NotePlaced(Message.Placed message) implements WalletCommand {
        @Override
        public String aboutOrder(String userId) {
            return OrderIds.of(userId, message.clientOrderId());
        }

        @Override
        public Decision<WalletEvent, WalletReply> decide(Wallet wallet, long now) {
            WalletOrder order = wallet.orders().find(message.clientOrderId());
            if (order == null || !order.isPlacing() || !order.marketId().equals(message.marketId())) {
                return Decision.reply(new WalletReply.Done());
            }
            return switch (message.verdict()) {
                case ACCEPTED -> {
                    wallet.orders().hearAccepted(message.clientOrderId());
                    yield Decision.reply(new WalletReply.Done());
                }
                case REJECTED, TOMBSTONED, LAPSED, EXPIRED -> wallet.orders().isHeardAccepted(message.clientOrderId())
                        ? Decision.reply(new WalletReply.Done())
                        : Decision.persist(
                                new WalletEvent.ReleasedUnplaced(
                                        message.clientOrderId(), message.verdict(), message.reason(), now),
                                new WalletReply.Done());
            };
        }
    }

    /** Applies a book's effects and acknowledges them once they are durable. */
    record ApplyEffects(Message.Effects message) implements WalletCommand {
        @Override
        public Decision<WalletEvent, WalletReply> decide(Wallet wallet, long now) {
            return EffectsIntake.decide(wallet, message, now);
        }
    }

    /** Takes money in. The same reference with the same amount changes nothing. */
    record Deposit(String clientRef, long amount) implements WalletCommand {
        @Override
        public Decision<WalletEvent, WalletReply> decide(Wallet wallet, long now) {
            PaymentData known = wallet.payments().find(clientRef);
            if (known != null) {
                return known.isDeposit() && known.amount() == amount
                        ? Decision.reply(PaymentReplies.of(known))
                        : refuse(WalletRejection.PAYMENT_EXISTS_WITH_DIFFERENT_TERMS);
            }
            if (amount <= 0 || amount > Wallet.BALANCE_MAX - wallet.balance()) {
                return refuse(WalletRejection.INVALID_AMOUNT);
            }
            var made = new PaymentData(clientRef, amount, PaymentData.Status.DEPOSITED, now);
            return Decision.persist(new WalletEvent.Deposited(clientRef, amount, now), PaymentReplies.of(made));
        }
    }

    /** Sets money aside to be paid out. The same reference with the same amount changes nothing. */
    record Withdraw(String clientRef, long amount) implements WalletCommand {
        @Override
        public Decision<WalletEvent, WalletReply> decide(Wallet wallet, long now) {
            PaymentData known = wallet.payments().find(clientRef);
            if (known != null) {
                return !known.isDeposit() && known.amount() == amount
                        ? Decision.reply(PaymentReplies.of(known))
                        : refuse(WalletRejection.PAYMENT_EXISTS_WITH_DIFFERENT_TERMS);
            }
            if (amount <= 0) {
                return refuse(WalletRejection.INVALID_AMOUNT);
            }
            if (amount > wallet.available()) {
                return refuse(WalletRejection.INSUFFICIENT_FUNDS, Reservation.shortfall(amount, wallet.available()));
            }
            var made = new PaymentData(clientRef, amount, PaymentData.Status.PENDING, now);
            return Decision.persist(
                    new WalletEvent.WithdrawalReserved(clientRef, amount, now), PaymentReplies.of(made));
        }
    }

    /** Hears from the provider that a withdrawal was paid out. */
    record CompleteWithdrawal(String clientRef, String providerRef) implements WalletCommand {
        @Override
        public Decision<WalletEvent, WalletReply> decide(Wallet wallet, long now) {
            PaymentData known = wallet.payments().find(clientRef);
            return known == null || !known.isPending()
                    ? Decision.reply(new WalletReply.Done())
                    : Decision.persist(
                            new WalletEvent.WithdrawalCompleted(clientRef, providerRef, now), new WalletReply.Done());
        }
    }

    /** Hears from the provider that a withdrawal definitely failed. */
    record ReleaseWithdrawal(String clientRef, String reason) implements WalletCommand {
        @Override
        public Decision<WalletEvent, WalletReply> decide(Wallet wallet, long now) {
            PaymentData known = wallet.payments().find(clientRef);
            return known == null || !known.isPending()
                    ? Decision.reply(new WalletReply.Done())
                    : Decision.persist(
                            new WalletEvent.WithdrawalReleased(clientRef, reason, now), new WalletReply.Done());
        }
    }

    /**
     * Gives the user newly issued shares of a market, which count as bought at a price in 1e-4. The same reference with
     * the same shares changes nothing.
     */
    record IssueShares(String clientRef, String marketId, MarketTerms market, long size, long price, String by)
            implements WalletCommand {
        @Override
        public Decision<WalletEvent, WalletReply> decide(Wallet wallet, long now) {
            return Issuing.decide(wallet, this, now);
        }
    }

    /**
     * Spares the user a part of the commission, in hundredths of a per cent, in markets entered from now on. What
     * stands already, with the same reason, is answered and changes nothing.
     */
    record SetDiscount(int discountBps, String reason, String by) implements WalletCommand {
        @Override
        public Decision<WalletEvent, WalletReply> decide(Wallet wallet, long now) {
            if (!Commission.isDiscount(discountBps)) {
                return refuse(WalletRejection.INVALID_DISCOUNT);
            }
            Discount known = wallet.discount();
            return known.bps() == discountBps && known.reason().equals(reason)
                    ? Decision.reply(new WalletReply.Discounted(known))
                    : Decision.persist(
                            new WalletEvent.DiscountSet(discountBps, reason, by, now),
                            new WalletReply.Discounted(new Discount(discountBps, reason, by, now)));
        }
    }

    /** Asks what the user is spared of the commission, since when and why. */
    record ViewDiscount() implements WalletCommand {
        @Override
        public Decision<WalletEvent, WalletReply> decide(Wallet wallet, long now) {
            return Decision.reply(new WalletReply.Discounted(wallet.discount()));
        }
    }

    /** Sets a bond aside, in micros, and disputes a proposed result with it. */
    record ReserveBond(String marketId, String proposalId, long amount, String reason) implements WalletCommand {
        @Override
        public Decision<WalletEvent, WalletReply> decide(Wallet wallet, long now) {
            return Bonding.reserve(wallet, this, now);
        }
    }

    /** Hears from a market what became of a bond. */
    record HearBond(Message.BondWord word) implements WalletCommand {
        @Override
        public Decision<WalletEvent, WalletReply> decide(Wallet wallet, long now) {
            return Bonding.hear(wallet, word, now);
        }
    }

    /** Asks for every dispute with a bond, oldest first. */
    record ListBonds() implements WalletCommand {
        @Override
        public Decision<WalletEvent, WalletReply> decide(Wallet wallet, long now) {
            return Decision.reply(new WalletReply.Bonds(
                    wallet.bonds().all().stream().map(BondData::view).toList()));
        }
    }

    /** Asks for the wallet as it stands. */
    record ViewWallet() implements WalletCommand {
        @Override
        public Decision<WalletEvent, WalletReply> decide(Wallet wallet, long now) {
            return Decision.reply(new WalletReply.Viewed(wallet.view()));
        }
    }

    /** Asks for the last lines of the statement, newest last. */
    record ViewLedger() implements WalletCommand {
        @Override
        public Decision<WalletEvent, WalletReply> decide(Wallet wallet, long now) {
            return Decision.reply(new WalletReply.Ledger(wallet.lines()));
        }
    }

    /** Asks for one order; refused as ORDER_NOT_FOUND when it is unknown or forgotten. */
    record FindOrder(String clientOrderId) implements WalletCommand {
        @Override
        public Decision<WalletEvent, WalletReply> decide(Wallet wallet, long now) {
            WalletOrder order = wallet.orders().find(clientOrderId);
            return order == null
                    ? refuse(WalletRejection.ORDER_NOT_FOUND)
                    : Decision.reply(OrderLookup.known(wallet, order));
        }
    }

    /** Asks for all orders the wallet still knows, newest first. */
    record ListOrders() implements WalletCommand {
        @Override
        public Decision<WalletEvent, WalletReply> decide(Wallet wallet, long now) {
            return Decision.reply(new WalletReply.Orders(wallet.ordersNewestFirst().stream()
                    .map(order -> order.view(wallet.userId(), wallet.sequence()))
                    .toList()));
        }
    }

    /** Wakes the wallet, which then goes on with whatever is unresolved. */
    record Wake(long seenSequence) implements WalletCommand {
        @Override
        public Decision<WalletEvent, WalletReply> decide(Wallet wallet, long now) {
            return Decision.reply(new WalletReply.Awake(wallet.quiet() && wallet.sequence() >= seenSequence));
        }
    }
}
