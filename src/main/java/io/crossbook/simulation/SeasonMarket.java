package io.crossbook.simulation;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.Payouts;
import io.crossbook.domain.money.Decimals;
import io.crossbook.market.MarketCommand;
import io.crossbook.market.MarketDefinition;
import io.crossbook.market.MarketEvent;
import io.crossbook.market.MarketReply;
import io.crossbook.market.MarketView;
import io.crossbook.market.ResolutionRules;
import io.crossbook.market.Schedule;
import io.crossbook.market.Selection;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Resolution;
import io.crossbook.season.Fixture;
import io.crossbook.season.FixtureMarket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The market of a fixture and its officials. The clock opens it, turns it in-play and closes it; after the match they
 * look at it now and then and do what it waits for, by its course.
 */
final class SeasonMarket {
    static final String ARBITER = "arbiter";
    /** Why people void a market. */
    static final String ABANDONED = "abandoned";

    private static final String ADMIN = "admin";
    private static final String PROPOSER = "proposer";
    private static final String APPROVER = "approver";
    private static final long LOOK_EVERY = 5 * Durations.MINUTE;
    private static final long CORRECTED_AFTER = 2 * Durations.DAY;
    private static final int DISPUTES_FOR_ARBITER = 2;
    private static final int PERCENT_SCALE = 2;

    private final World world;
    private final FixtureMarket plan;
    private final MarketDefinition definition;
    private final Course course;
    private final int winner;
    private final MarketClient client;
    private boolean over;

    /** The result is the file's, else drawn. */
    SeasonMarket(World world, FixtureMarket plan) {
        this.world = world;
        this.plan = plan;
        definition = definition(plan);
        course = Course.drawn(world.weather(), plan.approvals(), plan.disputeMinutes());
        int drawn = world.weather().below(plan.choices().size());
        winner = plan.fixture().score() == null ? drawn : plan.fixture().score().winner();
        client = new MarketClient(world, id());
    }

    private static MarketDefinition definition(FixtureMarket plan) {
        Fixture fixture = plan.fixture();
        List<Selection> selections = plan.choices().stream()
                .map(choice -> new Selection(choice.id(), choice.name()))
                .toList();
        return new MarketDefinition(
                fixture.clientRef(),
                MarketKind.ODDS,
                plan.name(),
                fixture.name(),
                micros(fixture.kickOff()),
                selections,
                1,
                true,
                Math.toIntExact(Decimals.parse(plan.commission(), PERCENT_SCALE)),
                0,
                0,
                null);
    }

    /** Microseconds since 1970. */
    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    String id() {
        return plan.fixture().clientRef();
    }

    FixtureMarket plan() {
        return plan;
    }

    MarketDefinition definition() {
        return definition;
    }

    Course course() {
        return course;
    }

    /** Index of what came true on the pitch. */
    int winner() {
        return winner;
    }

    /** Makes the market; its officials come to it some time after the match. */
    void start() {
        var schedule = new Schedule(
                micros(plan.opensAt()), micros(plan.turnInPlayAt()), micros(plan.closesAt()), micros(plan.resolveBy()));
        var rules = new ResolutionRules(plan.approvals(), 60 * plan.disputeMinutes());
        client.ask(
                new MarketCommand.CreateMarket(definition, schedule, rules, ADMIN),
                MarketReply.Viewed.class::isInstance,
                made -> {});
        long afterwards = world.weather().between(Durations.MINUTE, 90 * Durations.MINUTE);
        world.schedule().at(micros(plan.closesAt()) + afterwards, this::look);
        long latest = Math.max(micros(plan.resolveBy()), micros(plan.closesAt()) + CORRECTED_AFTER);
        world.schedule().at(latest + Durations.HOUR, this::requireEnd);
    }

    private void look() {
        if (!over) {
            client.ask(
                    new MarketCommand.ViewMarket(),
                    MarketReply.Viewed.class::isInstance,
                    reply -> see(((MarketReply.Viewed) reply).market()));
            world.schedule().after(LOOK_EVERY, this::look);
        }
    }

    private void see(MarketView market) {
        over = isOver(market);
        boolean wrong = market.proposal() != null && !isRight(market.proposal().resolution());
        switch (market.status()) {
            case CLOSED -> {
                if (course != Course.UNREPORTED) {
                    insist(new MarketCommand.ResolveMarket(finding(market), null, PROPOSER));
                }
            }
            case PROPOSED -> judge(market, wrong);
            case DISPUTED -> {
                if (market.disputes().size() < DISPUTES_FOR_ARBITER) {
                    insist(new MarketCommand.ResolveMarket(finding(market), null, PROPOSER));
                } else {
                    insist(new MarketCommand.ArbitrateResolution(expected(), "judgement", ARBITER));
                }
            }
            case SETTLED -> correct(market);
            default -> {
                // The clock leads it there, or its book.
            }
        }
    }

    private void judge(MarketView market, boolean wrong) {
        String proposal = market.proposal().proposalId();
        if (market.proposal().isApproved()) {
            if (wrong && (course == Course.DISPUTED || course == Course.ARBITRATED)) {
                insist(new MarketCommand.DisputeResolution("I saw it differently", someUser()));
            }
        } else if (wrong && course == Course.REJECTED) {
            insist(new MarketCommand.RejectResolution(proposal, "not what happened", APPROVER));
        } else {
            insist(new MarketCommand.ApproveResolution(proposal, PROPOSER));
            insist(new MarketCommand.ApproveResolution(proposal, APPROVER));
        }
    }

    private void correct(MarketView market) {
        boolean nextDay = market.updatedAt() + Durations.DAY <= world.schedule().now();
        if (nextDay && !isRight(market.resolution())) {
            insist(new MarketCommand.CorrectResolution(expected(), PROPOSER));
            insist(new MarketCommand.CorrectResolution(expected(), APPROVER));
        }
    }

    /** What the proposer takes for the result by now. */
    private Resolution finding(MarketView market) {
        boolean wrong =
                switch (course) {
                    case REJECTED -> !wasRejected();
                    case DISPUTED -> market.disputes().isEmpty();
                    case ARBITRATED, CORRECTED -> true;
                    case PLAIN, ABANDONED, UNREPORTED -> false;
                };
        int other = (winner + 1) % definition.selections().size();
        return wrong ? resolution(other) : expected();
    }

    private boolean wasRejected() {
        return world.journal().of(world.market(id()).persistenceId()).stream()
                .anyMatch(MarketEvent.ResolutionRejected.class::isInstance);
    }

    /** How it is to end. */
    private Resolution expected() {
        return course.isVoid() ? new Resolution(null, ABANDONED) : resolution(winner);
    }

    private Resolution resolution(int selection) {
        return new Resolution(Payouts.winners(definition.terms(), Set.of(selection)), "result");
    }

    private boolean isRight(Resolution resolution) {
        return resolution != null
                && Objects.equals(resolution.payouts(), expected().payouts());
    }

    private boolean isOver(MarketView market) {
        return market.status() == (course.isVoid() ? MarketStatus.VOIDED : MarketStatus.SETTLED)
                && isRight(market.resolution());
    }

    /** Whether the market is paid out by what came true, as its journal has it. */
    boolean isOver() {
        boolean made = world.journal().size(world.market(id()).persistenceId()) > 0;
        return made && isOver(replayed());
    }

    /** Some time after the deadline it must have ended, rightly or not. */
    private void requireEnd() {
        MarketStatus status = replayed().status();
        FinalChecks.require(
                status == MarketStatus.SETTLED || status == MarketStatus.VOIDED,
                this + " is still " + status + " long after its deadline");
    }

    private MarketView replayed() {
        var reply = new MarketCommand.ViewMarket()
                .decide(world.market(id()).replayed(), 0)
                .reply();
        FinalChecks.require(reply instanceof MarketReply.Viewed, this + " was never made");
        return ((MarketReply.Viewed) reply).market();
    }

    @Override
    public String toString() {
        return plan.fixture().name() + " (" + course + ")";
    }

    private String someUser() {
        return world.bettors()
                .get(world.weather().below(world.bettors().size()))
                .userId();
    }

    /** Asks until there is an answer; the next look sees what it was good for. */
    private void insist(MarketCommand command) {
        client.ask(command, any -> true, any -> {});
    }
}
