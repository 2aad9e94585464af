package io.crossbook.orderbook;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.domain.money.TickTable;
import io.crossbook.protocol.BetDelayModel;
import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.protocol.OrderView;
import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Decision;
import io.crossbook.sourcing.Outgoing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of this entity share. */
abstract class OrderBookFixture {
    static final long NOW = 1_800_000_000_000_000L;
    static final long TTL = 30_000_000;
    static final MarketTerms TERMS = new MarketTerms(MarketKind.ODDS, 2, 1, true, 0, 500);
    static final int ODDS_3 = TickTable.odds().tick(30_000);

    final OrderBook book = new OrderBook("m", new BookSettings(3, 10, 10, 50_000));
    final List<Outgoing> sent = new ArrayList<>();
    long now = NOW;
    long version;
    int betDelaySeconds;
    BetDelayModel betDelayModel;

    @BeforeEach
    void openMarket() {
        control(MarketStatus.OPEN, false, null);
        sent.clear();
    }

    Decision<OrderBookEvent, OrderBookReply> when(OrderBookCommand command) {
        now++;
        Decision<OrderBookEvent, OrderBookReply> decision = command.decide(book, now);
        decision.events().forEach(event -> Aggregate.record(book, event));
        sent.addAll(decision.outgoing());
        sent.addAll(book.fresh(now));
        return decision;
    }

    Decision<OrderBookEvent, OrderBookReply> control(
            MarketStatus status, boolean inPlay, Resolution resolution, Integer... removed) {
        version++;
        var control = new BookControl(
                version,
                TERMS,
                status,
                inPlay,
                List.of(removed),
                resolution,
                List.of(),
                betDelaySeconds,
                betDelayModel);
        return when(new OrderBookCommand.ApplyControl(new Message.Control("m", control)));
    }

    static OrderTerms order(Side side, long units, TimeInForce tif, long goodTill, OnInPlay onInPlay) {
        return new OrderTerms(
                0, side, ODDS_3, units * 100, tif, goodTill, false, onInPlay, SelfTradePrevention.CANCEL_MAKER, 0, 0);
    }

    static OrderTerms gtc(Side side, long units) {
        return order(side, units, TimeInForce.GTC, 0, OnInPlay.LAPSE);
    }

    Message.Place place(String user, String id, OrderTerms terms) {
        return new Message.Place("m", user, id, 7, terms, "fp", now + TTL);
    }

    OrderBookReply.Placed placed(Message.Place message) {
        return (OrderBookReply.Placed)
                when(new OrderBookCommand.PlaceOrder(message)).reply();
    }

    OrderBookReply.Placed placed(String user, String id, OrderTerms terms) {
        return placed(place(user, id, terms));
    }

    List<Effect> effectsTo(String user) {
        return sent.stream()
                .filter(Message.Effects.class::isInstance)
                .map(Message.Effects.class::cast)
                .filter(message -> message.userId().equals(user))
                .flatMap(message -> message.effects().stream())
                .toList();
    }

    void acknowledge(String user, long upTo) {
        when(new OrderBookCommand.NoteAck(new Message.EffectsAck("m", user, 7, upTo)));
    }

    OrderView view(String user, String id) {
        var found = (OrderBookReply.Orders)
                when(new OrderBookCommand.FindOrders(user, List.of(id))).reply();
        return found.orders().get(0);
    }
}
