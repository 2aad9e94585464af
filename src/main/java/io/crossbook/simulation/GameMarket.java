package io.crossbook.simulation;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.exposure.Payouts;
import io.crossbook.market.MarketCommand;
import io.crossbook.market.MarketDefinition;
import io.crossbook.market.MarketRejection;
import io.crossbook.market.MarketReply;
import io.crossbook.market.ResolutionRules;
import io.crossbook.market.Schedule;
import io.crossbook.market.Selection;
import io.crossbook.protocol.BetDelayModel;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Resolution;
import io.crossbook.wallet.WalletCommand;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A market and who leads it through its life, asking until each step is answered. */
final class GameMarket {
    private static final String OPERATOR = "operator";
    private static final String OTHER_OPERATOR = "operator2";
    /** Later than clocks are apart, so that a schedule is mostly in the future for every machine. */
    private static final long EARLIEST_CLOSE = 30 * Durations.SECOND;

    private static final int DISPUTE_SECONDS = 8;
    private static final int BOND_MICROS_MAX = 20_000_000;
    private static final List<String> SOURCES = List.of("press", "referee", "television");
    private static final List<MarketTerms> KINDS = List.of(
            new MarketTerms(MarketKind.ODDS, 3, 1, true, 0, 500),
            new MarketTerms(MarketKind.ODDS, 2, 1, true, 0, 250),
            new MarketTerms(MarketKind.YES_NO, 2, 1, true, 10, 200, 700),
            new MarketTerms(MarketKind.SPOT, 1, 1, false, 10, 0));

    private final World world;
    private final String id;
    private final MarketTerms terms;
    private MarketStatus status = MarketStatus.INACTIVE;
    private final Set<Integer> removed = new HashSet<>();
    private boolean ending;
    private boolean corrected;
    private Schedule schedule = Schedule.NONE;
    private final ResolutionRules rules;
    private final Officials officials;
    private final MarketClient client;

    GameMarket(World world, String id) {
        this.world = world;
        this.id = id;
        terms = KINDS.get(world.weather().below(KINDS.size()));
        rules = world.weather().oneIn(2) ? ResolutionRules.ONE_PERSON : rules(world.weather());
        officials = new Officials(world, id, this::resolution);
        client = new MarketClient(world, id);
    }

    /** People decide, or sources and people; disputes take a bond in half of the markets where they can. */
    private static ResolutionRules rules(Weather weather) {
        int approvals = 1 + weather.below(2);
        int disputeSeconds = weather.below(DISPUTE_SECONDS);
        boolean bonded = approvals > 1 && disputeSeconds > 0 && weather.oneIn(2);
        long bond = bonded ? 1 + weather.below(BOND_MICROS_MAX) : 0;
        List<String> sources = weather.oneIn(2) ? SOURCES : List.of();
        int quorum = sources.isEmpty() ? 0 : 1 + weather.below(sources.size());
        return new ResolutionRules(approvals, disputeSeconds, sources, quorum, bond);
    }

    String id() {
        return id;
    }

    MarketTerms terms() {
        return terms;
    }

    boolean isOver() {
        boolean paid = status == MarketStatus.SETTLED || status == MarketStatus.VOIDED;
        return paid || (!terms.rules().settles() && status == MarketStatus.CLOSED);
    }

    void start() {
        int betDelaySeconds = world.weather().oneIn(2) ? 0 : 1 + world.weather().below(8);
        List<Selection> selections = IntStream.range(0, terms.selections())
                .mapToObj(i -> new Selection("s" + i, "Selection " + i))
                .toList();
        var definition = new MarketDefinition(
                id,
                terms.kind(),
                id,
                "fixture",
                null,
                selections,
                terms.numberOfWinners(),
                terms.exhaustive(),
                terms.commissionBps(),
                terms.tickSize(),
                betDelaySeconds,
                null,
                world.weather().oneIn(2) ? BetDelayModel.ALL : BetDelayModel.TAKER_ONLY,
                terms.takerFeeBps());
        schedule = schedule();
        create(definition, schedule);
    }

    /** Whether its schedule does something around now, by a clock that may be a little off. */
    boolean isDueAround(long now) {
        return Stream.of(schedule.closesAt(), schedule.resolveBy())
                .anyMatch(time -> time != null && Math.abs(time - now) <= 2 * Disasters.SKEW_MAX);
    }

    /** Half of them live by a schedule, and some of these are void when nobody has ended them in time. */
    private Schedule schedule() {
        if (world.weather().oneIn(2)) {
            return Schedule.NONE;
        }
        long closesAt = world.schedule().now() + world.weather().between(EARLIEST_CLOSE, 4 * EARLIEST_CLOSE);
        boolean hasDeadline = terms.rules().voidable() && world.weather().oneIn(2);
        Long resolveBy = hasDeadline ? (Long) (closesAt + world.weather().between(1, EARLIEST_CLOSE)) : null;
        return new Schedule(null, null, closesAt, resolveBy);
    }

    /** Asks until there is a market: one without a schedule when that was not made in time. */
    private void create(MarketDefinition definition, Schedule schedule) {
        var command = new MarketCommand.CreateMarket(definition, schedule, rules, OPERATOR);
        ask(
                command,
                reply -> reply instanceof MarketReply.Viewed
                        || isRefused(reply, MarketRejection.SCHEDULE_IN_PAST)
                        || isRefused(reply, MarketRejection.MARKET_EXISTS_WITH_DIFFERENT_TERMS),
                reply -> {
                    if (isRefused(reply, MarketRejection.SCHEDULE_IN_PAST)) {
                        create(definition, Schedule.NONE);
                    } else {
                        begin();
                    }
                });
    }

    private void begin() {
        if (!terms.rules().settles()) {
            world.bettors().forEach(this::issue);
        }
        open();
    }

    /** Gives a user shares to sell, asking again as somebody would who is not sure that it was done. */
    private void issue(Bettor holder) {
        var command = new WalletCommand.IssueShares(
                id,
                id,
                terms,
                100L * (100 + world.weather().below(1_000)),
                10L * world.weather().below(1_000),
                OPERATOR);
        for (int i = 0; i < 3; i++) {
            world.schedule().after(i * MarketClient.PATIENCE, () -> world.network()
                    .ask(world.wallet(holder.userId()), command, ignored -> {}));
        }
    }

    private static boolean isRefused(MarketReply reply, MarketRejection why) {
        return reply instanceof MarketReply.Refused refused && refused.reason() == why;
    }

    private void open() {
        if (!ending) {
            ask(new MarketCommand.OpenMarket(MarketCommand.ANY_VERSION, OPERATOR), this::change);
        }
    }

    /** While bets are made it is suspended and opened again, a runner leaves, or the fixture begins. */
    private void change() {
        world.schedule().after(world.weather().between(Durations.SECOND, 20 * Durations.SECOND), () -> {
            if (ending || world.isBettingOver()) {
                return;
            }
            if (world.weather().oneIn(5)) {
                String selection = "s" + world.weather().below(terms.selections());
                int reduction = world.weather().below(5_000);
                ask(new MarketCommand.RemoveSelection(selection, reduction, OPERATOR), this::change);
            } else if (world.weather().oneIn(4)) {
                ask(new MarketCommand.TurnInPlay(MarketCommand.ANY_VERSION, OPERATOR), this::change);
            } else {
                ask(new MarketCommand.SuspendMarket(MarketCommand.ANY_VERSION, OPERATOR), () -> world.schedule()
                        .after(world.weather().between(1, 5 * Durations.SECOND), this::open));
            }
        });
    }

    /** From now on its officials lead it to its end. */
    void end() {
        if (!ending) {
            ending = true;
            lead();
        }
    }

    private void lead() {
        if (isOver()) {
            if (!corrected && terms.rules().settles()) {
                corrected = true;
                maybeCorrect();
            }
            return;
        }
        world.network().ask(world.market(id), new MarketCommand.ViewMarket(), reply -> {
            note(reply);
            if (!isOver() && reply instanceof MarketReply.Viewed viewed) {
                officials.see(viewed.market());
            }
        });
        world.schedule().after(MarketClient.PATIENCE, this::lead);
    }

    private Resolution resolution() {
        boolean voided = terms.rules().voidable() && world.weather().oneIn(4);
        List<Integer> running = IntStream.range(0, terms.selections())
                .filter(selection -> !removed.contains(selection))
                .boxed()
                .toList();
        int winner = running.get(world.weather().below(running.size()));
        return new Resolution(voided ? null : Payouts.winners(terms, Set.of(winner)), "result");
    }

    /** Sometimes the result was wrong, or one of two people thinks so. */
    private void maybeCorrect() {
        if (world.weather().oneIn(3)) {
            status = MarketStatus.SETTLING;
            Resolution right = resolution();
            insist(
                    new MarketCommand.CorrectResolution(right, OPERATOR),
                    () -> insist(new MarketCommand.CorrectResolution(right, OTHER_OPERATOR), this::lead));
        }
    }

    private void note(MarketReply reply) {
        // An answer that comes late does not undo the end. One of before a correction may end it early: harmless.
        if (!isOver() && reply instanceof MarketReply.Viewed viewed) {
            status = viewed.market().status();
            viewed.market().removed().forEach(gone -> removed.add(gone.selection()));
        }
    }

    /** Asks until it is done; that there is no market, or that it is not settled, may be the word of the past. */
    private void insist(MarketCommand command, Runnable then) {
        ask(command, MarketReply.Viewed.class::isInstance, any -> then.run());
    }

    /** Asks until there is an answer. */
    private void ask(MarketCommand command, Runnable then) {
        ask(command, any -> true, any -> then.run());
    }

    private void ask(MarketCommand command, Predicate<MarketReply> enough, Consumer<MarketReply> then) {
        client.ask(command, enough, reply -> {
            note(reply);
            then.accept(reply);
        });
    }
}
