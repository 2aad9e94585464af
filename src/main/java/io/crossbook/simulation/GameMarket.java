package io.crossbook.simulation;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.exposure.Payouts;
import io.crossbook.market.MarketCommand;
import io.crossbook.market.MarketDefinition;
import io.crossbook.market.MarketReply;
import io.crossbook.market.Schedule;
import io.crossbook.market.Selection;
import io.crossbook.protocol.BetDelayModel;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Resolution;
import io.crossbook.wallet.WalletCommand;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A market and who leads it through its life, asking until each step is answered. */
final class GameMarket {
    private static final String OPERATOR = "operator";
    private static final String OTHER_OPERATOR = "operator2";
    private static final long PATIENCE = 2 * Durations.SECOND;
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

    GameMarket(World world, String id) {
        this.world = world;
        this.id = id;
        terms = KINDS.get(world.weather().below(KINDS.size()));
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
        insist(new MarketCommand.CreateMarket(definition, Schedule.NONE, OPERATOR), () -> {
            if (!terms.rules().settles()) {
                world.bettors().forEach(this::issue);
            }
            open();
        });
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
            world.schedule().after(i * PATIENCE, () -> world.network()
                    .ask(world.wallet(holder.userId()), command, ignored -> {}));
        }
    }

    private void open() {
        if (!ending) {
            ask(new MarketCommand.OpenMarket(MarketCommand.ANY_VERSION, OPERATOR), this::change);
        }
    }

    /** Sooner or later it is suspended and opened again, a runner leaves, or the fixture begins. */
    private void change() {
        world.schedule().after(world.weather().between(Durations.SECOND, 20 * Durations.SECOND), () -> {
            if (ending) {
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

    /** Closes it, and after a while resolves it, unless it has no outcome. */
    void end() {
        if (ending) {
            return;
        }
        ending = true;
        if (!terms.rules().settles()) {
            insist(new MarketCommand.CloseMarket(MarketCommand.ANY_VERSION, OPERATOR), () -> {});
            return;
        }
        insist(new MarketCommand.CloseMarket(MarketCommand.ANY_VERSION, OPERATOR), () -> {
            Resolution resolution = resolution();
            world.schedule()
                    .after(
                            world.weather().between(1, 5 * Durations.SECOND),
                            () -> insist(new MarketCommand.ResolveMarket(resolution, OPERATOR), this::watch));
        });
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

    private void watch() {
        if (!isOver()) {
            world.schedule().after(Durations.SECOND, () -> world.network()
                    .ask(world.market(id), new MarketCommand.ViewMarket(), this::note));
            world.schedule().after(PATIENCE, this::watch);
        } else if (!corrected) {
            corrected = true;
            maybeCorrect();
        }
    }

    /** Sometimes the result was wrong, or one of two people thinks so. */
    private void maybeCorrect() {
        if (world.weather().oneIn(3)) {
            status = MarketStatus.SETTLING;
            Resolution right = resolution();
            insist(
                    new MarketCommand.CorrectResolution(right, OPERATOR),
                    () -> insist(new MarketCommand.CorrectResolution(right, OTHER_OPERATOR), this::watch));
        }
    }

    private void note(MarketReply reply) {
        // An answer that comes late does not undo the end. One of before a correction may end it early: harmless.
        if (!isOver() && reply instanceof MarketReply.Viewed viewed) {
            status = viewed.market().status();
            viewed.market().removed().forEach(gone -> removed.add(gone.selection()));
        }
    }

    /** Asks until it is done; that there is no market, or that it is not closed, may be the word of the past. */
    private void insist(MarketCommand command, Runnable then) {
        ask(command, true, then);
    }

    /** Asks until there is an answer. */
    private void ask(MarketCommand command, Runnable then) {
        ask(command, false, then);
    }

    private void ask(MarketCommand command, boolean insisting, Runnable then) {
        boolean[] answered = {false};
        world.network().ask(world.market(id), command, reply -> {
            if (!answered[0] && (!insisting || reply instanceof MarketReply.Viewed)) {
                answered[0] = true;
                note(reply);
                then.run();
            }
        });
        world.schedule().after(PATIENCE, () -> {
            if (!answered[0]) {
                answered[0] = true;
                ask(command, insisting, then);
            }
        });
    }
}
