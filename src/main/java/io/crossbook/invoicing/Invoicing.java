package io.crossbook.invoicing;

import io.crossbook.documents.Document;
import io.crossbook.documents.Document.BetLine;
import io.crossbook.documents.Document.CreditNote;
import io.crossbook.documents.Document.Invoice;
import io.crossbook.documents.Document.Settlement;
import io.crossbook.documents.Issuer;
import io.crossbook.domain.exposure.AccountData;
import io.crossbook.domain.exposure.MarketAccount;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.exposure.Payouts;
import io.crossbook.domain.matching.Side;
import io.crossbook.market.MarketDefinition;
import io.crossbook.protocol.OrderIds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a settlement leads to on paper; the same facts always give the same documents. */
final class Invoicing {
    private static final long EVEN = 10_000;

    private Invoicing() {}

    /**
     * The invoice for everything that the market has come to.
     *
     * @param rate by which the book reckoned the commission
     * @param matches of the user in the market, in the order of the wallet's events
     */
    static Invoice invoice(Issuer issuer, Settling settling, Due due, Rate rate, List<Match> matches) {
        MarketDefinition market = rate.market();
        Map<String, List<Match>> byOrder = new LinkedHashMap<>();
        matches.forEach(match -> byOrder.computeIfAbsent(match.clientOrderId(), same -> new ArrayList<>())
                .add(match));
        List<BetLine> lines = new ArrayList<>();
        long gross = 0;
        for (List<Match> order : byOrder.values()) {
            BetLine line = line(settling, market, order);
            gross = Math.addExact(gross, line.gross());
            if (lines.size() < Document.LINES_MAX) {
                lines.add(line);
            }
        }
        // In a dead heat each line is rounded down to a micro, and so is their sum.
        long over = settling.effect().payouts().dividesWins() ? due.gross() - gross : 0;
        if (gross + over != due.gross() || over < 0 || over > byOrder.size()) {
            throw new IllegalStateException("the bets of " + settling.key() + " come to " + gross + ", settled were "
                    + due.gross() + " by event " + settling.seq());
        }
        return new Invoice(
                settling.userId(),
                issuer,
                settlement(settling, market),
                lines,
                byOrder.size(),
                due.gross(),
                market.commissionBps(),
                due.fee(),
                rate.discountOrNull());
    }

    /** Takes back the invoice with this number. */
    static CreditNote creditNote(Issuer issuer, Settling settling, Due invoiced, Rate rate, String invoice) {
        return new CreditNote(
                settling.userId(),
                issuer,
                invoice,
                settlement(settling, rate.market()),
                invoiced.gross(),
                rate.market().commissionBps(),
                invoiced.fee(),
                rate.discountOrNull());
    }

    private static Settlement settlement(Settling settling, MarketDefinition market) {
        return new Settlement(
                settling.marketId(),
                market.name(),
                market.eventName(),
                settling.effect().version(),
                settling.fromSeq(),
                settling.seq(),
                settling.at());
    }

    private static BetLine line(Settling settling, MarketDefinition market, List<Match> order) {
        Match first = order.get(0);
        Match last = order.get(order.size() - 1);
        long size = 0;
        long value = 0;
        for (Match match : order) {
            size = Math.addExact(size, match.size());
            value = Math.addExact(value, Math.multiplyExact(match.price(), match.size()));
        }
        return new BetLine(
                OrderIds.of(settling.userId(), first.clientOrderId()),
                first.clientOrderId(),
                market.selections().get(first.selection()).name(),
                market.terms().rules().word(first.side()),
                size,
                value / size,
                order.size(),
                gross(market.terms(), settling.effect().payouts(), order),
                first.seq(),
                last.seq(),
                first.at(),
                last.at());
    }

    private static long gross(MarketTerms terms, Payouts payouts, List<Match> order) {
        MarketAccount account = terms.rules().newAccount(terms);
        order.stream()
                .filter(match -> match.settledPrice() == match.price())
                .forEach(match -> account.fill(match.selection(), match.side(), match.tick(), match.size()));
        long reduced = order.stream()
                .filter(match -> match.settledPrice() != match.price() && match.settledPrice() != 0)
                .mapToLong(match -> atReducedOdds(terms, match).profit(payouts))
                .sum();
        return Math.addExact(account.profit(payouts), reduced);
    }

    /** Reduced odds have no tick, so the account is made of what they win and lose. */
    private static MarketAccount atReducedOdds(MarketTerms terms, Match match) {
        long stake = match.side() == Side.BUY ? match.size() : -match.size();
        AccountData nothing = terms.rules().newAccount(terms).toData();
        List<Long> matched = new ArrayList<>(nothing.matched());
        matched.set(2 * match.selection(), Math.multiplyExact(match.settledPrice() - EVEN, stake));
        matched.set(2 * match.selection() + 1, Math.multiplyExact(-EVEN, stake));
        return MarketAccount.of(terms, new AccountData(matched, nothing.open()));
    }
}
