package io.crossbook.simulation;

import io.crossbook.orderbook.BookView;
import io.crossbook.orderbook.OrderBook;
import io.crossbook.orderbook.OrderBookCommand;
import io.crossbook.orderbook.OrderBookEvent;
import io.crossbook.orderbook.OrderBookRejection;
import io.crossbook.orderbook.OrderBookReply;
import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.Verdict;
import io.crossbook.sourcing.Decision;
import io.crossbook.sourcing.EntitySpec;
import io.crossbook.sourcing.Outgoing;
import io.crossbook.wallet.Wallet;
import io.crossbook.wallet.WalletCommand;
import io.crossbook.wallet.WalletEvent;
import io.crossbook.wallet.WalletReply;
import io.crossbook.wallet.WalletSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Bugs in books. */
final class BadBooks {
    private BadBooks() {}

    /** A book that decides otherwise than production's. */
    private abstract static class BadBook extends Parts {
        @Override
        Judge<OrderBookCommand, OrderBookEvent, OrderBook, OrderBookReply> bookJudge(String marketId) {
            return (command, book, now) -> change(command, book, now, command.decide(book, now));
        }

        abstract Decision<OrderBookEvent, OrderBookReply> change(
                OrderBookCommand command, OrderBook book, long now, Decision<OrderBookEvent, OrderBookReply> honest);
    }

    private static boolean has(Decision<OrderBookEvent, OrderBookReply> decision, Class<?> event) {
        return decision.events().stream().anyMatch(event::isInstance);
    }

    private static Decision<OrderBookEvent, OrderBookReply> withoutEvents(
            Decision<OrderBookEvent, OrderBookReply> decision) {
        return new Decision<>(List.of(), decision.reply(), decision.outgoing());
    }

    private static boolean isKnown(Decision<OrderBookEvent, OrderBookReply> decision, Verdict verdict) {
        return decision.events().isEmpty()
                && decision.reply() instanceof OrderBookReply.Placed placed
                && placed.verdict() == verdict;
    }

    private static Decision<OrderBookEvent, OrderBookReply> answer(
            Message.Place place, Verdict verdict, OrderBookRejection reason) {
        return Decision.<OrderBookEvent, OrderBookReply>reply(new OrderBookReply.Placed(verdict, reason, null))
                .sending(new Message.Placed(
                        place.userId(), place.marketId(), place.clientOrderId(), verdict, reason.name()));
    }

    /** What a book would decide that has never heard of the order. */
    private static Decision<OrderBookEvent, OrderBookReply> decideAnew(Message.Place place, OrderBook book, long now) {
        String alias = place.clientOrderId() + "~" + book.sequence();
        var renamed = new Message.Place(
                place.marketId(),
                place.userId(),
                alias,
                place.epoch(),
                place.terms(),
                place.fingerprint(),
                place.expiresAt(),
                place.discountBps());
        var decision = new OrderBookCommand.PlaceOrder(renamed).decide(book, now);
        List<OrderBookEvent> events = decision.events().stream()
                .map(event -> event instanceof OrderBookEvent.OrderAccepted accepted
                        ? named(accepted, place.clientOrderId())
                        : event)
                .filter(OrderBookEvent.OrderAccepted.class::isInstance)
                .toList();
        List<Outgoing> outgoing = decision.outgoing().stream()
                .<Outgoing>map(message -> message instanceof Message.Placed placed
                        ? new Message.Placed(
                                placed.userId(),
                                placed.marketId(),
                                place.clientOrderId(),
                                placed.verdict(),
                                placed.reason())
                        : message)
                .toList();
        return new Decision<>(events, decision.reply(), outgoing);
    }

    private static OrderBookEvent named(OrderBookEvent.OrderAccepted event, String clientOrderId) {
        return new OrderBookEvent.OrderAccepted(
                event.userId(),
                clientOrderId,
                event.epoch(),
                event.fingerprint(),
                event.terms(),
                event.expiresAt(),
                event.fills(),
                event.cuts(),
                event.sizeCancelled(),
                event.at(),
                event.discountBps());
    }

    static final class NoTombstone extends BadBook {
        @Override
        Decision<OrderBookEvent, OrderBookReply> change(
                OrderBookCommand command, OrderBook book, long now, Decision<OrderBookEvent, OrderBookReply> honest) {
            return has(honest, OrderBookEvent.OrderTombstoned.class) ? withoutEvents(honest) : honest;
        }
    }

    static final class RejectionNotDurable extends BadBook {
        @Override
        Decision<OrderBookEvent, OrderBookReply> change(
                OrderBookCommand command, OrderBook book, long now, Decision<OrderBookEvent, OrderBookReply> honest) {
            return has(honest, OrderBookEvent.OrderRejected.class) ? withoutEvents(honest) : honest;
        }
    }

    static final class TombstoneInMemory extends Parts {
        @Override
        Judge<OrderBookCommand, OrderBookEvent, OrderBook, OrderBookReply> bookJudge(String marketId) {
            Set<String> tombstones = new HashSet<>();
            return (command, book, now) -> {
                if (command instanceof OrderBookCommand.PlaceOrder place
                        && tombstones.contains(place.message().clientOrderId())) {
                    return answer(place.message(), Verdict.TOMBSTONED, OrderBookRejection.CANCELLED_BEFORE_PLACED);
                }
                var honest = command.decide(book, now);
                if (command instanceof OrderBookCommand.CancelOrder cancel
                        && has(honest, OrderBookEvent.OrderTombstoned.class)) {
                    tombstones.add(cancel.clientOrderId());
                    return withoutEvents(honest);
                }
                return honest;
            };
        }
    }

    static final class NoDedupe extends BadBook {
        @Override
        Decision<OrderBookEvent, OrderBookReply> change(
                OrderBookCommand command, OrderBook book, long now, Decision<OrderBookEvent, OrderBookReply> honest) {
            return command instanceof OrderBookCommand.PlaceOrder place && isKnown(honest, Verdict.ACCEPTED)
                    ? decideAnew(place.message(), book, now)
                    : honest;
        }
    }

    static final class WallClock extends BadBook {
        @Override
        Decision<OrderBookEvent, OrderBookReply> change(
                OrderBookCommand command, OrderBook book, long now, Decision<OrderBookEvent, OrderBookReply> honest) {
            return command instanceof OrderBookCommand.PlaceOrder place
                            && now > place.message().expiresAt()
                            && has(honest, OrderBookEvent.OrderRejected.class)
                    ? answer(place.message(), Verdict.EXPIRED, OrderBookRejection.TOO_LATE)
                    : honest;
        }
    }

    static final class TombstoneForgotten extends BadBook {
        private long placeTtl;

        @Override
        EntitySpec<WalletCommand, WalletEvent, Wallet, WalletReply> wallets(WalletSettings settings) {
            placeTtl = settings.placeTtlMicros();
            return super.wallets(settings);
        }

        @Override
        Decision<OrderBookEvent, OrderBookReply> change(
                OrderBookCommand command, OrderBook book, long now, Decision<OrderBookEvent, OrderBookReply> honest) {
            return command instanceof OrderBookCommand.PlaceOrder place
                            && isKnown(honest, Verdict.TOMBSTONED)
                            && now > place.message().expiresAt() - placeTtl / 2
                    ? decideAnew(place.message(), book, now)
                    : honest;
        }
    }

    static final class HastyDelay extends BadBook {
        @Override
        Decision<OrderBookEvent, OrderBookReply> change(
                OrderBookCommand command, OrderBook book, long now, Decision<OrderBookEvent, OrderBookReply> honest) {
            List<OrderBookEvent> events = honest.events().stream()
                    .map(event -> event instanceof OrderBookEvent.OrderDelayed delayed ? hasty(delayed) : event)
                    .toList();
            return new Decision<>(events, honest.reply(), honest.outgoing());
        }

        private static OrderBookEvent hasty(OrderBookEvent.OrderDelayed event) {
            return new OrderBookEvent.OrderDelayed(
                    event.userId(),
                    event.clientOrderId(),
                    event.epoch(),
                    event.fingerprint(),
                    event.terms(),
                    event.expiresAt(),
                    event.version(),
                    event.at(),
                    event.at(),
                    event.discountBps());
        }
    }

    static final class OldCommission extends BadBook {
        @Override
        Decision<OrderBookEvent, OrderBookReply> change(
                OrderBookCommand command, OrderBook book, long now, Decision<OrderBookEvent, OrderBookReply> honest) {
            List<OrderBookEvent> events = honest.events().stream()
                    .map(event -> event instanceof OrderBookEvent.SettlementCorrected right ? wrong(right) : event)
                    .toList();
            return new Decision<>(events, honest.reply(), honest.outgoing());
        }

        private static OrderBookEvent wrong(OrderBookEvent.SettlementCorrected event) {
            return new OrderBookEvent.SettlementCorrected(
                    event.version(),
                    event.resolution(),
                    event.users(),
                    event.profit(),
                    event.loss(),
                    event.commission() + 10_000,
                    event.payoutHash(),
                    event.at(),
                    event.rounding());
        }
    }

    static final class FullCommission extends BadBook {
        @Override
        Decision<OrderBookEvent, OrderBookReply> change(
                OrderBookCommand command, OrderBook book, long now, Decision<OrderBookEvent, OrderBookReply> honest) {
            if (!(command instanceof OrderBookCommand.PlaceOrder place)) {
                return honest;
            }
            Message.Place asked = place.message();
            var undiscounted = new Message.Place(
                    asked.marketId(),
                    asked.userId(),
                    asked.clientOrderId(),
                    asked.epoch(),
                    asked.terms(),
                    asked.fingerprint(),
                    asked.expiresAt());
            return new OrderBookCommand.PlaceOrder(undiscounted).decide(book, now);
        }
    }

    static final class StaleOpen extends BadBook {
        @Override
        Decision<OrderBookEvent, OrderBookReply> change(
                OrderBookCommand command, OrderBook book, long now, Decision<OrderBookEvent, OrderBookReply> honest) {
            boolean stale = honest.events().isEmpty()
                    && command instanceof OrderBookCommand.ApplyControl apply
                    && apply.message().control().status() == MarketStatus.OPEN;
            if (!stale || !view(book, now).status().isClosed()) {
                return honest;
            }
            BookControl old =
                    ((OrderBookCommand.ApplyControl) command).message().control();
            var again = new BookControl(
                    view(book, now).version() + 1,
                    old.terms(),
                    old.status(),
                    old.inPlay(),
                    old.removed(),
                    null,
                    old.reductions(),
                    old.betDelaySeconds(),
                    old.betDelayModel());
            return Decision.persist(new OrderBookEvent.BookStatusChanged(again, now), honest.reply());
        }

        private static BookView view(OrderBook book, long now) {
            return ((OrderBookReply.Viewed)
                            new OrderBookCommand.ViewBook(0).decide(book, now).reply())
                    .book();
        }
    }
}
