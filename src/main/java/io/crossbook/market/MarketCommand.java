package io.crossbook.market;

import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.Command;
import io.crossbook.sourcing.Decision;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** A request to a market. Asking for what is already so changes nothing. */
public sealed interface MarketCommand extends Command<Market, MarketEvent, MarketReply> {
    /** Stands for any version in a step that does not name the one it was decided on. */
    long ANY_VERSION = 0;

    private static Decision<MarketEvent, MarketReply> refuse(MarketRejection reason) {
        return Decision.reply(new MarketReply.Refused(reason));
    }

    /** Persists an event and answers with the market as it is then. */
    private static Decision<MarketEvent, MarketReply> persist(Market market, MarketEvent event) {
        return Decision.persist(event, new MarketReply.Viewed(After.view(market, event)));
    }

    private static Decision<MarketEvent, MarketReply> unchanged(Market market) {
        return Decision.reply(new MarketReply.Viewed(market.view()));
    }

    /** Moves a market to a status from any of those given; asked again it changes nothing. */
    private static Decision<MarketEvent, MarketReply> step(
            Market market, long expected, Set<MarketStatus> from, MarketStatus to, MarketEvent event) {
        if (market.definition() == null) {
            return refuse(MarketRejection.MARKET_NOT_FOUND);
        }
        if (market.status() == to) {
            return unchanged(market);
        }
        if (expected != ANY_VERSION && expected != market.version()) {
            return refuse(MarketRejection.STALE_MARKET_VERSION);
        }
        return from.contains(market.status())
                ? persist(market, event)
                : refuse(MarketRejection.INVALID_MARKET_TRANSITION);
    }

    /** Makes the market; the same definition again changes nothing. */
    record CreateMarket(MarketDefinition definition, String by) implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            if (market.definition() == null) {
                return persist(market, new MarketEvent.MarketCreated(definition, by, now));
            }
            return market.definition().equals(definition)
                    ? unchanged(market)
                    : refuse(MarketRejection.MARKET_EXISTS_WITH_DIFFERENT_TERMS);
        }
    }

    record OpenMarket(long expectedVersion, String by) implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            return step(
                    market,
                    expectedVersion,
                    EnumSet.of(MarketStatus.INACTIVE, MarketStatus.SUSPENDED),
                    MarketStatus.OPEN,
                    new MarketEvent.MarketOpened(by, now));
        }
    }

    record SuspendMarket(long expectedVersion, String by) implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            return step(
                    market,
                    expectedVersion,
                    EnumSet.of(MarketStatus.OPEN),
                    MarketStatus.SUSPENDED,
                    new MarketEvent.MarketSuspended(by, now));
        }
    }

    record CloseMarket(long expectedVersion, String by) implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            return step(
                    market,
                    expectedVersion,
                    EnumSet.of(MarketStatus.INACTIVE, MarketStatus.OPEN, MarketStatus.SUSPENDED),
                    MarketStatus.CLOSED,
                    new MarketEvent.MarketClosed(by, now));
        }
    }

    /** Marks the market as in-play; its status stays. */
    record TurnInPlay(long expectedVersion, String by) implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            if (market.definition() == null) {
                return refuse(MarketRejection.MARKET_NOT_FOUND);
            }
            if (market.inPlay()) {
                return unchanged(market);
            }
            if (expectedVersion != ANY_VERSION && expectedVersion != market.version()) {
                return refuse(MarketRejection.STALE_MARKET_VERSION);
            }
            if (market.status() != MarketStatus.OPEN && market.status() != MarketStatus.SUSPENDED) {
                return refuse(MarketRejection.INVALID_MARKET_TRANSITION);
            }
            return market.definition().betDelaySeconds() > 0
                    ? refuse(MarketRejection.BET_DELAY_NOT_SUPPORTED)
                    : persist(market, new MarketEvent.MarketTurnedInPlay(by, now));
        }
    }

    /** Takes a selection out before the market is first opened. */
    record RemoveSelection(String selectionId, int reductionHundredths, String by) implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            if (market.definition() == null) {
                return refuse(MarketRejection.MARKET_NOT_FOUND);
            }
            int selection = market.definition().indexOf(selectionId);
            if (selection < 0) {
                return refuse(MarketRejection.SELECTION_NOT_FOUND);
            }
            if (market.isRemoved(selection)) {
                return unchanged(market);
            }
            return market.status() == MarketStatus.INACTIVE
                    ? persist(
                            market,
                            new MarketEvent.SelectionRemoved(
                                    new RemovedSelection(selection, reductionHundredths), by, now))
                    : refuse(MarketRejection.MARKET_ALREADY_OPENED);
        }
    }

    /** Ends the market with a result; the same result again changes nothing. */
    record ResolveMarket(Resolution resolution, String by) implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            if (market.definition() == null) {
                return refuse(MarketRejection.MARKET_NOT_FOUND);
            }
            if (market.resolution() != null) {
                return Objects.equals(market.resolution().payouts(), resolution.payouts())
                        ? unchanged(market)
                        : refuse(MarketRejection.MARKET_ALREADY_RESOLVED);
            }
            if (market.status() != MarketStatus.CLOSED) {
                return refuse(MarketRejection.MARKET_NOT_CLOSED);
            }
            if (resolution.voided()) {
                return market.definition().terms().rules().voidable()
                        ? persist(market, new MarketEvent.MarketResolved(resolution, by, now))
                        : refuse(MarketRejection.VOID_NOT_SUPPORTED);
            }
            return isPossible(market)
                    ? persist(market, new MarketEvent.MarketResolved(resolution, by, now))
                    : refuse(MarketRejection.INVALID_RESOLUTION);
        }

        private boolean isPossible(Market market) {
            var fractions = resolution.payouts().fractions();
            for (int i = 0; i < fractions.size(); i++) {
                if (fractions.get(i) != 0 && market.isRemoved(i)) {
                    return false;
                }
            }
            return market.definition().terms().rules().settles()
                    && resolution.payouts().fits(market.definition().terms());
        }
    }

    /** Hears from the book which version it has reached and how far the settlement is. */
    record NoteBook(Message.BookReport report) implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            market.hear(report.version(), report.settlement());
            var settlement = report.settlement();
            if (market.status() != MarketStatus.SETTLING || settlement == null || !settlement.done()) {
                return Decision.reply(new MarketReply.Done());
            }
            return Decision.persist(
                    new MarketEvent.MarketSettled(
                            settlement.profit(), settlement.commission(), settlement.users(), now),
                    new MarketReply.Done());
        }
    }

    /** Hears that the list of markets shows a version. */
    record NoteListed(long version) implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            market.hearListed(version);
            return Decision.reply(new MarketReply.Done());
        }
    }

    record ViewMarket() implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            return market.definition() == null ? refuse(MarketRejection.MARKET_NOT_FOUND) : unchanged(market);
        }
    }

    /** Wakes the market, which then goes on with whatever is unresolved. */
    record Wake(long seenSequence) implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            return Decision.reply(new MarketReply.Awake(market.quiet() && market.sequence() >= seenSequence));
        }
    }
}
