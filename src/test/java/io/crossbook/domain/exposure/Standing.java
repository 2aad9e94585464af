package io.crossbook.domain.exposure;

import static io.crossbook.domain.matching.Side.BUY;
import static io.crossbook.domain.matching.Side.SELL;

import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.Price;
import io.crossbook.domain.money.Size;
import java.util.List;

/** An account spoken to in the decimals that people write, so that a test reads like the vector it proves. */
final class Standing {

    static final MarketTerms THREE_HORSES = new MarketTerms(MarketKind.ODDS, 3, 1, true, 0, 500);
    static final MarketTerms ONE_HORSE = new MarketTerms(MarketKind.ODDS, 1, 1, false, 0, 500);

    private final MarketTerms terms;
    private final MarketAccount account;
    private int discountBps;

    Standing(MarketTerms terms) {
        this.terms = terms;
        this.account = terms.rules().newAccount(terms);
    }

    static Standing inContracts(int selections, boolean exhaustive) {
        return new Standing(new MarketTerms(MarketKind.YES_NO, selections, 1, exhaustive, 100, 0));
    }

    /** Spares the user so many hundredths of a per cent of the commission. */
    Standing discounted(int bps) {
        discountBps = bps;
        return this;
    }

    /** Matches a back, or buys the yes. */
    Standing back(int selection, String size, String price) {
        account.fill(selection, BUY, tick(price), hundredths(size));
        return this;
    }

    /** Matches a lay, or sells the yes. */
    Standing lay(int selection, String size, String price) {
        account.fill(selection, SELL, tick(price), hundredths(size));
        return this;
    }

    /** Buys the no of a contract at its own price, which is selling the yes at the complement. */
    Standing buyNo(int selection, String size, String priceOfNo) {
        account.fill(
                selection,
                SELL,
                terms.rules().ticks().tick(10_000 - Price.parse(priceOfNo).tenThousandths()),
                hundredths(size));
        return this;
    }

    Standing open(int selection, Side side, String size, String price) {
        account.open(selection, side, tick(price), hundredths(size));
        return this;
    }

    Standing close(int selection, Side side, String size, String price) {
        account.close(selection, side, tick(price), hundredths(size));
        return this;
    }

    String held() {
        return money(account.collateral());
    }

    List<String> profits() {
        return account.profitIfOutcome().stream().map(Standing::money).toList();
    }

    /** For each selection in turn if it wins and if it does not. */
    List<String> bySelection() {
        return account.profitBySelection().stream().map(Standing::money).toList();
    }

    /** What a settlement pays, after commission. */
    String paid(int... winners) {
        long profit = account.profit(Payouts.winners(terms, winners));
        return money(profit - Commission.of(profit, terms.commissionBps(), discountBps));
    }

    String commission(int... winners) {
        long profit = account.profit(Payouts.winners(terms, winners));
        return money(Commission.of(profit, terms.commissionBps(), discountBps));
    }

    MarketAccount account() {
        return account;
    }

    int tick(String price) {
        return terms.rules().ticks().tick(Price.parse(price).tenThousandths());
    }

    private static String money(long micros) {
        return Money.ofMicros(micros).toString();
    }

    static long hundredths(String size) {
        return Size.parse(size).hundredths();
    }
}
