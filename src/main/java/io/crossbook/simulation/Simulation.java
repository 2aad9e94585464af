package io.crossbook.simulation;

import java.util.function.Consumer;

/**
 * The story of one world. While bets are made and one market is settled, everything goes wrong that can, and after
 * every event the auditor's invariants hold (safety). Then the faults stop, and within a minute nothing is under way
 * any more; the other market is settled, and everybody has what is theirs (liveness).
 */
public final class Simulation {
    private static final long PATIENCE = Durations.MINUTE;
    private static final long LONGEST_ON_THE_WAY = 10 * Durations.MINUTE;

    private final World world;

    private Simulation(World world) {
        this.world = world;
    }

    /** Runs the world of a seed; {@code lines} takes its story line by line, null when nobody reads it. */
    public static SeedReport run(long seed, Consumer<String> lines) {
        return run(seed, new Parts(), lines);
    }

    static SeedReport run(long seed, Parts parts, Consumer<String> lines) {
        World world = new World(seed, parts, lines);
        String trouble = null;
        try {
            new Simulation(world).tell();
        } catch (Violation e) {
            trouble = "after " + world.schedule().seconds() + " s: " + e.getMessage();
        }
        return new SeedReport(seed, world.chronicle().hash(), figures(world), trouble);
    }

    private void tell() {
        Weather weather = world.weather();
        world.bettors().forEach(Bettor::start);
        world.games().forEach(GameMarket::start);
        world.disasters().start();
        world.schedule().runFor(weather.between(20, 60) * Durations.SECOND);
        world.games().get(0).end();
        world.schedule().runFor(weather.between(10, 60) * Durations.SECOND);
        heal();
        settleTheRest();
    }

    private void heal() {
        world.endBetting();
        world.heal();
        world.schedule().runFor(PATIENCE);
        while (world.games().stream()
                .anyMatch(game -> game.isDueAround(world.schedule().now()))) {
            world.schedule().runFor(Durations.SECOND);
        }
        awaitStillness();
        requireQuiet("a minute after the last fault");
        FinalChecks.requireRestedBooks(world);
    }

    private void settleTheRest() {
        world.games().forEach(GameMarket::end);
        world.schedule().runFor(2 * PATIENCE);
        awaitStillness();
        requireQuiet("after everything was settled");
        for (GameMarket game : world.games()) {
            FinalChecks.require(game.isOver(), game.id() + " is not settled");
        }
        FinalChecks.requireAgreement(world);
        world.schedule().runFor(LONGEST_ON_THE_WAY);
        requireQuiet("after the last message that was late");
    }

    /** What somebody begins just now, or a message that was late for minutes, is no sign of being stuck. */
    private void awaitStillness() {
        for (long waited = 0; waited < PATIENCE && !world.isStill(); waited += Durations.SECOND) {
            world.schedule().runFor(Durations.SECOND);
        }
    }

    private void requireQuiet(String when) {
        FinalChecks.requireQuiet(world, when);
    }

    private static Figures figures(World world) {
        var sums = world.audit().report(world.schedule().now(), false).figures();
        long expected = sums.deposited() - sums.withdrawn();
        return new Figures(
                world.weather().counts(),
                sums.events(),
                world.promises().acknowledged(),
                sums.bets(),
                world.games().stream().filter(GameMarket::isOver).count(),
                sums.withdrawn(),
                Math.abs(sums.balances() + sums.inTransit() + sums.commission() - expected));
    }
}
