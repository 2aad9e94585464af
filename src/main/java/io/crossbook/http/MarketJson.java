package io.crossbook.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.crossbook.domain.exposure.Payouts;
import io.crossbook.domain.money.Decimals;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.Price;
import io.crossbook.market.MarketDefinition;
import io.crossbook.market.MarketView;
import io.crossbook.market.RemovedSelection;
import io.crossbook.market.Schedule;
import io.crossbook.market.Selection;
import io.crossbook.orderbook.BookView;
import io.crossbook.protocol.Resolution;
import io.crossbook.protocol.SettlementProgress;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A market as everybody reads it; best prices and volume are absent where no book was asked. */
record MarketJson(
        String marketId,
        String clientRef,
        String kind,
        String name,
        NewMarket.EventJson event,
        List<SelectionJson> selections,
        int numberOfWinners,
        boolean exhaustive,
        String commissionPercent,
        String takerFeePercent,
        String tickSize,
        int betDelaySeconds,
        String betDelayModel,
        String opensAt,
        String turnInPlayAt,
        String closesAt,
        String resolveBy,
        int approvals,
        int disputeSeconds,
        List<String> sources,
        Integer quorum,
        String disputeBond,
        String rules,
        String status,
        String haltedUntil,
        boolean inPlay,
        long version,
        ResolutionJson resolution,
        ProposalJson proposal,
        List<ProposalJson.DisputeJson> disputes,
        SettlementJson settlement,
        String createdAt,
        String updatedAt,
        List<BookJson.SelectionJson> prices) {
    private static final int PERCENT_SCALE = 2;

    record SelectionJson(String id, String name, boolean removed, String reductionPercent) {}

    /** How the market ended: void, or what a winning unit of each selection is paid. */
    record ResolutionJson(@JsonProperty("void") boolean voided, List<Payout> payouts, String reason) {}

    record Payout(String selectionId, String payout) {}

    /** How far the payment is; the rate and the time left are absent when it is done, the latter also at a halt. */
    record SettlementJson(
            int users,
            int paid,
            String profit,
            String commission,
            boolean done,
            String startedAt,
            Integer perSecond,
            Integer secondsLeft) {}

    /** What the market says of itself, with what only its book knows. */
    static MarketJson of(MarketView market, BookView book) {
        MarketDefinition definition = market.definition();
        SettlementProgress settlement = book.settlement() == null ? market.settlement() : book.settlement();
        Schedule schedule = market.schedule();
        return new MarketJson(
                market.marketId(),
                definition.clientRef(),
                definition.kind().name(),
                definition.name(),
                new NewMarket.EventJson(definition.eventName(), time(definition.startsAt())),
                selections(definition, market.removed()),
                definition.numberOfWinners(),
                definition.exhaustive(),
                Decimals.format(definition.commissionBps(), PERCENT_SCALE, PERCENT_SCALE),
                Decimals.format(definition.takerFeeBps(), PERCENT_SCALE, PERCENT_SCALE),
                definition.tickSize() == 0 ? null : Price.format(definition.tickSize()),
                definition.betDelaySeconds(),
                definition.betDelayModel().name(),
                time(schedule.opensAt()),
                time(schedule.turnInPlayAt()),
                time(schedule.closesAt()),
                time(schedule.resolveBy()),
                market.resolutionRules().approvals(),
                market.resolutionRules().disputeSeconds(),
                market.resolutionRules().sources().isEmpty()
                        ? null
                        : market.resolutionRules().sources(),
                market.resolutionRules().sources().isEmpty()
                        ? null
                        : (Integer) market.resolutionRules().quorum(),
                ProposalJson.amount(market.resolutionRules().disputeBond()),
                definition.rules(),
                market.status().name(),
                book.haltedUntil() == 0 ? null : Times.ofMicros(book.haltedUntil()),
                market.inPlay(),
                market.version(),
                market.resolution() == null ? null : resolution(market.resolution(), definition),
                ProposalJson.unnamed(market),
                ProposalJson.disputes(market, false),
                settlement == null ? null : settlement(settlement),
                Times.ofMicros(market.createdAt()),
                Times.ofMicros(market.updatedAt()),
                BookJson.selections(book.selections(), definition));
    }

    private static String time(Long micros) {
        return micros == null ? null : Times.ofMicros(micros);
    }

    private static List<SelectionJson> selections(MarketDefinition definition, List<RemovedSelection> removed) {
        return IntStream.range(0, definition.selections().size())
                .mapToObj(i -> selection(
                        definition.selections().get(i),
                        removed.stream().filter(gone -> gone.selection() == i).findFirst()))
                .toList();
    }

    private static SelectionJson selection(Selection selection, Optional<RemovedSelection> removed) {
        return new SelectionJson(
                selection.id(),
                selection.name(),
                removed.isPresent(),
                removed.map(gone -> Decimals.format(gone.reductionHundredths(), PERCENT_SCALE, PERCENT_SCALE))
                        .orElse(null));
    }

    static ResolutionJson resolution(Resolution resolution, MarketDefinition definition) {
        if (resolution.voided()) {
            return new ResolutionJson(true, null, resolution.reason());
        }
        List<Integer> fractions = resolution.payouts().fractions();
        List<Payout> payouts = IntStream.range(0, fractions.size())
                .mapToObj(i -> new Payout(definition.selections().get(i).id(), part(resolution.payouts(), i)))
                .toList();
        return new ResolutionJson(false, payouts, resolution.reason());
    }

    /** To four decimals, rounded down: a third is 0.3333. */
    private static String part(Payouts payouts, int selection) {
        long whole = payouts.whole();
        return Price.format(payouts.fractions().get(selection) * (long) Payouts.WHOLE / whole);
    }

    private static SettlementJson settlement(SettlementProgress progress) {
        return new SettlementJson(
                progress.users(),
                progress.paid(),
                Money.ofMicros(progress.profit()).toString(),
                Money.ofMicros(progress.commission()).toString(),
                progress.done(),
                Times.ofMicros(progress.startedAt()),
                progress.done() ? null : progress.perSecond(),
                secondsLeft(progress));
    }

    private static Integer secondsLeft(SettlementProgress progress) {
        int rate = progress.perSecond();
        return rate == 0 ? null : (progress.users() - progress.paid() + rate - 1) / rate;
    }
}
