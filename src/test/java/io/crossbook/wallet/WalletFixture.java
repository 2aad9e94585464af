package io.crossbook.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.domain.money.TickTable;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.protocol.Verdict;
import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Decision;
import java.util.List;

/** What the tests of this entity share. */
abstract class WalletFixture {
    static final long NOW = 1_800_000_000_000_000L;
    static final long NOW_MILLIS = NOW / 1000;
    static final long MINUTE_MILLIS = 60_000;
    static final MarketTerms TWO_HORSES = new MarketTerms(MarketKind.ODDS, 2, 1, true, 0, 500);
    static final int ODDS_3 = TickTable.odds().tick(30_000);
    static final int ODDS_4 = TickTable.odds().tick(40_000);

    final Wallet wallet = new Wallet("alice", WalletSettings.DEFAULT);
    long now = NOW;

    Decision<WalletEvent, WalletReply> when(WalletCommand command) {
        now++;
        Decision<WalletEvent, WalletReply> decision = command.decide(wallet, now);
        decision.events().forEach(event -> Aggregate.record(wallet, event));
        return decision;
    }

    void given(WalletCommand... commands) {
        for (WalletCommand command : commands) {
            assertThat(when(command).events()).isNotEmpty();
        }
    }

    static WalletCommand deposit(String ref, long units) {
        return new WalletCommand.Deposit(ref, units * 1_000_000);
    }

    static WalletCommand place(String id, Side side, int tick, long units) {
        return place(id, NOW_MILLIS, side, tick, units);
    }

    static WalletCommand place(String id, long idMillis, Side side, int tick, long units) {
        return place(0, id, idMillis, side, tick, units);
    }

    static WalletCommand placeOn(int selection, String id, Side side, int tick, long units) {
        return place(selection, id, NOW_MILLIS, side, tick, units);
    }

    static WalletCommand place(int selection, String id, long idMillis, Side side, int tick, long units) {
        var terms = new OrderTerms(
                selection,
                side,
                tick,
                units * 100,
                TimeInForce.GTC,
                0,
                false,
                OnInPlay.LAPSE,
                SelfTradePrevention.CANCEL_TAKER,
                0,
                0);
        return new WalletCommand.PlaceOrder(id, idMillis, "m", TWO_HORSES, terms, "fp " + terms);
    }

    static WalletCommand placed(String id, Verdict verdict) {
        String reason = verdict == Verdict.ACCEPTED ? null : "MARKET_SUSPENDED";
        return new WalletCommand.NotePlaced(new Message.Placed("alice", "m", id, verdict, reason));
    }

    WalletCommand effects(long from, Effect... effects) {
        return new WalletCommand.ApplyEffects(
                new Message.Effects("alice", "m", wallet.standing("m").epoch(), from, List.of(effects)));
    }

    void assertRefused(WalletCommand command, WalletRejection reason) {
        var decision = when(command);
        assertThat(decision.events()).isEmpty();
        assertThat(((WalletReply.Refused) decision.reply()).reason()).isEqualTo(reason);
    }

    long availableUnits() {
        return wallet.available() / 1_000_000;
    }
}
