package io.crossbook.simulation;

import io.crossbook.audit.AuditReport;
import io.crossbook.audit.JournalEntry;
import io.crossbook.market.MarketEvent;
import io.crossbook.market.MarketEvent.ResolutionDisputed;
import io.crossbook.market.MarketEvent.ResolutionRejected;
import io.crossbook.market.MarketEvent.ResultCorrected;
import io.crossbook.protocol.Effect;
import io.crossbook.sourcing.Event;
import io.crossbook.wallet.WalletEvent;
import java.util.List;

/**
 * Counts and sums of a season, from its journal; amounts in micros.
 *
 * @param clockSteps how often the clock opened a market, turned it in-play or closed it
 * @param settled markets that ended by a result
 * @param voided markets that were void, by people or by the deadline
 * @param voidedByDeadline how many of these nobody had reported
 * @param rejected proposals taken off
 * @param disputes that users raised
 * @param arbitrated markets that the arbiter judged
 * @param corrected markets settled again by the right result
 * @param acknowledged orders that a client was told are in the book
 * @param matched how often two orders were matched
 * @param volume backers' stakes that were matched
 * @param paid how often a user was paid by a settlement, void or correction
 * @param reserved kept back in the end for bets, orders and payments
 * @param virtualDays from the first market's making to the end
 * @param faults injected
 */
public record SeasonFigures(
        long markets,
        long clockSteps,
        long settled,
        long voided,
        long voidedByDeadline,
        long rejected,
        long disputes,
        long arbitrated,
        long corrected,
        long acknowledged,
        long matched,
        long volume,
        long paid,
        long deposited,
        long withdrawn,
        long commission,
        long balances,
        long reserved,
        long microsLost,
        long events,
        long virtualDays,
        long faults) {
    private static final long MICROS_PER_HUNDREDTH = 10_000;
    private static final String SCHEDULE = "schedule";

    static SeasonFigures of(World world, List<SeasonMarket> markets, AuditReport.Figures sums) {
        var tally = new Tally();
        world.journal().entries().forEach(tally::see);
        long over = markets.stream().filter(SeasonMarket::isOver).count();
        long voided = markets.stream()
                .filter(market -> market.course().isVoid() && market.isOver())
                .count();
        return new SeasonFigures(
                sums.markets(),
                tally.clockSteps,
                over - voided,
                voided,
                tally.voidedByDeadline,
                tally.rejected,
                tally.disputes,
                tally.arbitrated,
                tally.corrected,
                world.promises().acknowledged(),
                sums.bets(),
                // Both sides of a bet hear of it.
                tally.filled / 2 * MICROS_PER_HUNDREDTH,
                tally.paid,
                sums.deposited(),
                sums.withdrawn(),
                sums.commission(),
                sums.balances(),
                sums.exposure() + sums.pendingWithdrawals() + Math.abs(sums.inTransit()),
                Math.abs(sums.balances() + sums.inTransit() + sums.commission() + sums.withdrawn() - sums.deposited()),
                sums.events(),
                world.schedule().seconds() * Durations.SECOND / Durations.DAY,
                world.weather().counts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    private static final class Tally {
        private long clockSteps;
        private long voidedByDeadline;
        private long rejected;
        private long disputes;
        private long arbitrated;
        private long corrected;
        private long filled;
        private long paid;

        private void see(JournalEntry entry) {
            var event = entry.event();
            if (event instanceof MarketEvent.MarketResolved resolved) {
                boolean unreported = resolved.resolution().voided()
                        && !resolved.resolution().reason().equals(SeasonMarket.ABANDONED);
                voidedByDeadline += unreported ? 1 : 0;
                arbitrated += resolved.by().equals(SeasonMarket.ARBITER) ? 1 : 0;
            } else if (event instanceof WalletEvent.EffectsApplied applied) {
                applied.effects().forEach(this::see);
            } else {
                clockSteps += isByClock(event) ? 1 : 0;
                rejected += event instanceof ResolutionRejected ? 1 : 0;
                disputes += event instanceof ResolutionDisputed ? 1 : 0;
                corrected += event instanceof ResultCorrected ? 1 : 0;
            }
        }

        private static boolean isByClock(Event<?> event) {
            return (event instanceof MarketEvent.MarketOpened opened
                            && opened.by().equals(SCHEDULE))
                    || (event instanceof MarketEvent.MarketTurnedInPlay turned
                            && turned.by().equals(SCHEDULE))
                    || (event instanceof MarketEvent.MarketClosed closed
                            && closed.by().equals(SCHEDULE));
        }

        private void see(Effect effect) {
            if (effect instanceof Effect.Filled fill) {
                filled += fill.size();
            } else if (!(effect instanceof Effect.Closed) && !(effect instanceof Effect.Removed)) {
                paid++;
            }
        }
    }
}
