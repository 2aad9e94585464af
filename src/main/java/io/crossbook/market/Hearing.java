package io.crossbook.market;

import io.crossbook.market.MarketEvent.MarketResolved;
import io.crossbook.market.MarketEvent.ResolutionApproved;
import io.crossbook.market.MarketEvent.ResolutionDisputed;
import io.crossbook.market.MarketEvent.ResolutionProposed;
import io.crossbook.market.MarketEvent.ResultReported;
import io.crossbook.market.Transition.Actor;
import io.crossbook.market.Transition.Step;
import io.crossbook.protocol.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What follows from the report of a source: nothing yet, a result that enough of them share, or a dispute. */
final class Hearing {
    /** Who proposes and approves what the sources agree on. */
    static final String ORACLE = "oracle";

    private static final String SOURCE = "source:";

    private final Market market;
    private final Proposals proposals;
    private final long now;

    Hearing(Market market, long now) {
        this.market = market;
        this.proposals = market.proposals();
        this.now = now;
    }

    /** Why this source cannot report now, if so. */
    Optional<MarketRejection> refusal(String source) {
        if (!proposals.rules().sources().contains(source)) {
            return Optional.of(MarketRejection.SOURCE_NOT_HEARD);
        }
        if (earlier(source).isPresent()) {
            return Optional.of(MarketRejection.SOURCE_ALREADY_REPORTED);
        }
        if (!market.status().isClosed()) {
            return Optional.of(MarketRejection.MARKET_NOT_CLOSED);
        }
        return Transition.isAllowed(Step.REPORT, market.status(), Actor.ORACLE)
                ? Optional.empty()
                : Optional.of(MarketRejection.INVALID_MARKET_TRANSITION);
    }

    /** Whether the source has said exactly this before. */
    boolean isRepeat(String source, Resolution resolution) {
        return earlier(source)
                .filter(report -> isSame(report.resolution(), resolution))
                .isPresent();
    }

    private Optional<Report> earlier(String source) {
        return proposals.reports().stream()
                .filter(report -> report.source().equals(source))
                .findFirst();
    }

    List<MarketEvent> hear(String source, Resolution resolution, String sha256) {
        List<MarketEvent> events = new ArrayList<>();
        events.add(new ResultReported(source, resolution, sha256, now));
        Proposal current = proposals.current();
        List<Report> before = proposals.reports();
        if (current != null) {
            if (!isSame(current.resolution(), resolution)) {
                events.add(disputed(current.proposalId(), source));
            }
        } else if (!before.stream().allMatch(report -> isSame(report.resolution(), resolution))) {
            Report oldest = before.get(0);
            ResolutionProposed first = proposed(oldest.resolution(), oldest.sha256());
            events.add(first);
            events.add(disputed(first.proposalId(), differing(oldest, source)));
        } else if (before.size() + 1 >= proposals.rules().quorum()) {
            events.addAll(agreed(resolution, sha256));
        }
        return events;
    }

    /** Who says otherwise than the oldest report: when a proposal was rejected that may not be the last to speak. */
    private String differing(Report oldest, String last) {
        return proposals.reports().stream()
                .filter(report -> !isSame(report.resolution(), oldest.resolution()))
                .map(Report::source)
                .findFirst()
                .orElse(last);
    }

    private List<MarketEvent> agreed(Resolution resolution, String sha256) {
        ResolutionProposed proposed = proposed(resolution, sha256);
        long finalAt = proposals.rules().finalAt(now);
        List<MarketEvent> events = new ArrayList<>();
        events.add(proposed);
        events.add(new ResolutionApproved(proposed.proposalId(), finalAt, ORACLE, now));
        if (finalAt <= now) {
            events.add(new MarketResolved(resolution, ORACLE, now));
        }
        return events;
    }

    private ResolutionProposed proposed(Resolution resolution, String sha256) {
        var evidence = new Evidence("the signed report with this hash", null, sha256);
        return new ResolutionProposed(proposals.nextId(market.marketId()), resolution, evidence, ORACLE, now);
    }

    private ResolutionDisputed disputed(String proposalId, String source) {
        return new ResolutionDisputed(proposalId, SOURCE + source, "reports another result", now);
    }

    private static boolean isSame(Resolution one, Resolution other) {
        return Objects.equals(one.payouts(), other.payouts());
    }
}
