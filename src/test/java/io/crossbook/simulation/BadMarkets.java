package io.crossbook.simulation;

import io.crossbook.market.Market;
import io.crossbook.market.MarketCommand;
import io.crossbook.market.MarketCommand.ApproveResolution;
import io.crossbook.market.MarketEvent;
import io.crossbook.market.MarketEvent.MarketResolved;
import io.crossbook.market.MarketEvent.ResolutionApproved;
import io.crossbook.market.MarketEvent.ResultReported;
import io.crossbook.market.MarketRejection;
import io.crossbook.market.MarketReply;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.Message;
import io.crossbook.sourcing.Decision;
import io.crossbook.sourcing.Outgoing;
import java.util.ArrayList;
import java.util.List;

/** Bugs in how markets end, and in how a runner leaves one. */
final class BadMarkets {
    private BadMarkets() {}

    /** A market that takes approvals otherwise than production's. */
    private abstract static class BadApproval extends Parts {
        @Override
        Judge<MarketCommand, MarketEvent, Market, MarketReply> marketJudge(String marketId) {
            return (command, market, now) -> {
                Decision<MarketEvent, MarketReply> honest = command.decide(market, now);
                return command instanceof ApproveResolution approve ? change(approve, market, now, honest) : honest;
            };
        }

        abstract Decision<MarketEvent, MarketReply> change(
                ApproveResolution approve, Market market, long now, Decision<MarketEvent, MarketReply> honest);
    }

    static final class TwoEyes extends BadApproval {
        @Override
        Decision<MarketEvent, MarketReply> change(
                ApproveResolution approve, Market market, long now, Decision<MarketEvent, MarketReply> honest) {
            if (!(honest.reply() instanceof MarketReply.Refused refused)
                    || refused.reason() != MarketRejection.FOUR_EYES_REQUIRED) {
                return honest;
            }
            var another = new ApproveResolution(approve.proposalId(), approve.by() + " with another token");
            Decision<MarketEvent, MarketReply> taken = another.decide(market, now);
            List<MarketEvent> events = taken.events().stream()
                    .map(event -> event instanceof ResolutionApproved approved
                            ? new ResolutionApproved(approved.proposalId(), approved.finalAt(), approve.by(), now)
                            : event)
                    .toList();
            return Decision.persist(events, taken.reply());
        }
    }

    static final class FinalTooEarly extends BadApproval {
        @Override
        Decision<MarketEvent, MarketReply> change(
                ApproveResolution approve, Market market, long now, Decision<MarketEvent, MarketReply> honest) {
            boolean disputable = honest.events().size() == 1;
            MarketReply.Viewed viewed = disputable
                    ? (MarketReply.Viewed)
                            new MarketCommand.ViewMarket().decide(market, now).reply()
                    : null;
            if (viewed == null) {
                return honest;
            }
            List<MarketEvent> events = new ArrayList<>(honest.events());
            events.add(new MarketResolved(viewed.market().proposal().resolution(), approve.by(), now));
            return Decision.persist(events, honest.reply());
        }
    }

    static final class RemovalWithoutReduction extends Parts {
        @Override
        List<Outgoing> sent(Outgoing message) {
            if (!(message instanceof Message.Effects sent)) {
                return List.of(message);
            }
            List<Effect> effects = sent.effects().stream()
                    .map(effect -> effect instanceof Effect.Removed removed
                            ? new Effect.Removed(removed.version(), removed.selection(), 0)
                            : effect)
                    .toList();
            return List.of(new Message.Effects(sent.userId(), sent.marketId(), sent.epoch(), sent.from(), effects));
        }
    }

    static final class RepeatedSource extends Parts {
        @Override
        Judge<MarketCommand, MarketEvent, Market, MarketReply> marketJudge(String marketId) {
            return (command, market, now) -> {
                Decision<MarketEvent, MarketReply> honest = command.decide(market, now);
                return command instanceof MarketCommand.ReportResult report
                                && honest.events().isEmpty()
                        ? anew(report, market, now, honest)
                        : honest;
            };
        }

        private static Decision<MarketEvent, MarketReply> anew(
                MarketCommand.ReportResult report, Market market, long now, Decision<MarketEvent, MarketReply> honest) {
            MarketReply standing =
                    new MarketCommand.ViewMarket().decide(market, now).reply();
            if (!(standing instanceof MarketReply.Viewed viewed)) {
                return honest;
            }
            for (String other : viewed.market().resolutionRules().sources()) {
                var alias = new MarketCommand.ReportResult(other, report.resolution(), report.sha256());
                Decision<MarketEvent, MarketReply> taken = alias.decide(market, now);
                if (!taken.events().isEmpty()) {
                    List<MarketEvent> events = taken.events().stream()
                            .map(event -> event instanceof ResultReported reported
                                    ? new ResultReported(report.source(), reported.resolution(), reported.sha256(), now)
                                    : event)
                            .toList();
                    return Decision.persist(events, taken.reply());
                }
            }
            return honest;
        }
    }
}
