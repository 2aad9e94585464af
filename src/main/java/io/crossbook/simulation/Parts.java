package io.crossbook.simulation;

import io.crossbook.deposits.Deposit;
import io.crossbook.deposits.DepositCommand;
import io.crossbook.deposits.DepositEvent;
import io.crossbook.deposits.DepositReply;
import io.crossbook.market.Market;
import io.crossbook.market.MarketCommand;
import io.crossbook.market.MarketEvent;
import io.crossbook.market.MarketReply;
import io.crossbook.orderbook.BookSettings;
import io.crossbook.orderbook.OrderBook;
import io.crossbook.orderbook.OrderBookCommand;
import io.crossbook.orderbook.OrderBookEntity;
import io.crossbook.orderbook.OrderBookEvent;
import io.crossbook.orderbook.OrderBookReply;
import io.crossbook.protocol.Message;
import io.crossbook.sourcing.EntitySpec;
import io.crossbook.sourcing.Outgoing;
import io.crossbook.sourcing.Persisted;
import io.crossbook.wallet.Wallet;
import io.crossbook.wallet.WalletCommand;
import io.crossbook.wallet.WalletEntity;
import io.crossbook.wallet.WalletEvent;
import io.crossbook.wallet.WalletReply;
import io.crossbook.wallet.WalletSettings;
import java.util.List;

/**
 * The parts of the exchange that a world is made of: production's own. A test puts a broken one in the place of one of
 * them, to see that the world notices.
 */
class Parts {
    EntitySpec<WalletCommand, WalletEvent, Wallet, WalletReply> wallets(WalletSettings settings) {
        return new WalletEntity(settings);
    }

    /** One judge for each incarnation of a wallet. */
    Judge<WalletCommand, WalletEvent, Wallet, WalletReply> walletJudge(String userId) {
        return (command, wallet, now) -> command.decide(wallet, now);
    }

    EntitySpec<OrderBookCommand, OrderBookEvent, OrderBook, OrderBookReply> books(BookSettings settings) {
        return new OrderBookEntity(settings);
    }

    /** One judge for each incarnation of a book. */
    Judge<OrderBookCommand, OrderBookEvent, OrderBook, OrderBookReply> bookJudge(String marketId) {
        return (command, book, now) -> command.decide(book, now);
    }

    /** One judge for each incarnation of a market. */
    Judge<MarketCommand, MarketEvent, Market, MarketReply> marketJudge(String marketId) {
        return (command, market, now) -> command.decide(market, now);
    }

    /** One judge for each incarnation of a transaction of the payment provider. */
    Judge<DepositCommand, DepositEvent, Deposit, DepositReply> depositJudge(String id) {
        return (command, deposit, now) -> command.decide(deposit, now);
    }

    /** What of a webhook is believed: what the provider's books say, null for nothing. */
    PayIns.Transfer believed(PayIns.Webhook webhook, PayIns.Transfer inTheBooks) {
        return webhook.genuine() ? inTheBooks : null;
    }

    Fence fence() {
        return Fence.AFTER_SUCCESS;
    }

    /** What goes into the network when an entity sends this. */
    List<Outgoing> sent(Outgoing message) {
        return List.of(message);
    }

    /** By what the payment provider tells a repeated attempt from another payment. */
    String paymentKey(Message.PayOut message) {
        return message.withdrawalId();
    }

    ViewRule viewRule() {
        return ViewRule.PRODUCTION;
    }

    /** Sees everything that production would store or send. */
    void witness(Persisted thing) {}
}
