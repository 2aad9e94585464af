package io.crossbook.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shares of a SPOT market in a wallet: issued, offered, sold, bought. */
class SharesTest {
    private static final long NOW = 1_800_000_000_000_000L;
    private static final MarketTerms ACME = new MarketTerms(MarketKind.SPOT, 1, 1, false, 100, 0);
    private static final MarketTerms RACE = new MarketTerms(MarketKind.ODDS, 2, 1, true, 0, 500);
    private static final int AT_10 = 1_000;
    private static final int AT_12 = 1_200;

    private final Wallet wallet = new Wallet("ann", WalletSettings.DEFAULT);
    private long now = NOW;

    private Decision<WalletEvent, WalletReply> when(WalletCommand command) {
        now++;
        Decision<WalletEvent, WalletReply> decision = command.decide(wallet, now);
        decision.events().forEach(event -> Aggregate.record(wallet, event));
        return decision;
    }

    private static WalletCommand issue(String ref, long shares, long price) {
        return new WalletCommand.IssueShares(ref, "acme", ACME, shares * 100, price * 10_000, "admin");
    }

    private static WalletCommand order(String id, Side side, int tick, long shares) {
        var terms = new OrderTerms(
                0,
                side,
                tick,
                shares * 100,
                TimeInForce.GTC,
                0,
                false,
                OnInPlay.LAPSE,
                SelfTradePrevention.CANCEL_TAKER,
                0,
                0);
        return new WalletCommand.PlaceOrder(id, NOW / 1000, "acme", ACME, terms, "fp " + terms);
    }

    private void effects(long from, Effect... effects) {
        long epoch = wallet.standing("acme").epoch();
        when(new WalletCommand.ApplyEffects(new Message.Effects("ann", "acme", epoch, from, List.of(effects))));
    }

    private static WalletRejection reason(Decision<WalletEvent, WalletReply> decision) {
        assertThat(decision.events()).isEmpty();
        return ((WalletReply.Refused) decision.reply()).reason();
    }

    @Test
    void nobodySellsWhatIsNotHeld() {
        assertThat(reason(when(order("o1", Side.SELL, AT_10, 1)))).isEqualTo(WalletRejection.INSUFFICIENT_HOLDINGS);
    }

    @Test
    void issuedSharesCanBeSoldOnce() {
        when(issue("first", 100, 10));
        assertThat(when(order("o1", Side.SELL, AT_12, 60)).events()).isNotEmpty();

        assertThat(reason(when(order("o2", Side.SELL, AT_12, 41)))).isEqualTo(WalletRejection.INSUFFICIENT_HOLDINGS);
        assertThat(when(order("o3", Side.SELL, AT_12, 40)).events()).isNotEmpty();
    }

    @Test
    void aRepeatedIssueChangesNothing() {
        var first = when(issue("first", 100, 10));
        var again = when(issue("first", 100, 10));

        assertThat(again.events()).isEmpty();
        assertThat(again.reply()).isEqualTo(first.reply());
        assertThat(wallet.standing("acme").account().sharesHeld()).isEqualTo(10_000);
        assertThat(reason(when(issue("first", 101, 10)))).isEqualTo(WalletRejection.ISSUE_EXISTS_WITH_DIFFERENT_TERMS);
        assertThat(when(issue("second", 100, 10)).events()).hasSize(1);
    }

    @Test
    void anIssueSurvivesTheSnapshot() {
        when(issue("first", 100, 10));

        Wallet restored = Wallet.of("ann", WalletSettings.DEFAULT, wallet.snapshot());

        assertThat(issue("first", 100, 10).decide(restored, now).events()).isEmpty();
        assertThat(restored.snapshot()).isEqualTo(wallet.snapshot());
    }

    @Test
    void onlyStocksHaveSharesAndOnlySoManyAsCanBeReckonedWith() {
        assertThat(reason(when(new WalletCommand.IssueShares("first", "race", RACE, 100, 0, "admin"))))
                .isEqualTo(WalletRejection.NOT_A_STOCK);
        assertThat(reason(when(issue("first", 100, Long.MAX_VALUE / 10_000)))).isEqualTo(WalletRejection.INVALID_SIZE);
        assertThat(reason(when(issue("first", Issuing.HELD_MAX, 0)))).isEqualTo(WalletRejection.INVALID_SIZE);
        assertThat(reason(when(issue("first", 0, 0)))).isEqualTo(WalletRejection.INVALID_SIZE);
    }

    @Test
    void aSaleTurnsSharesIntoCashAndProfit() {
        when(issue("first", 100, 10));
        when(order("o1", Side.SELL, AT_12, 40));

        effects(1, new Effect.Filled("o1", AT_12, 1_000), new Effect.Filled("o1", AT_12, 3_000));

        assertThat(wallet.balance()).isEqualTo(480_000_000);
        assertThat(wallet.standing("acme").account().realisedProfit()).isEqualTo(80_000_000);
        assertThat(wallet.standing("acme").account().sharesHeld()).isEqualTo(6_000);
    }

    @Test
    void aBuyPaysWhatItCostAndGetsTheRestOfTheReserveBack() {
        when(new WalletCommand.Deposit("d1", 500_000_000));
        when(order("o1", Side.BUY, AT_12, 40));
        assertThat(wallet.available()).isEqualTo(20_000_000);

        effects(1, new Effect.Filled("o1", AT_10, 4_000));

        assertThat(wallet.available()).isEqualTo(100_000_000);
        assertThat(wallet.standing("acme").account().sharesCost()).isEqualTo(400_000_000);
    }
}
