package io.crossbook.simulation;

/** What happens to machines: they crash, pause and come back, lose sight of each other, and their clocks move. */
final class Disasters {
    static final long SKEW_MAX = 10 * Durations.SECOND;

    private final World world;

    Disasters(World world) {
        this.world = world;
    }

    void start() {
        for (Machine machine : world.machines()) {
            machine.setClock(world.weather().between(-SKEW_MAX, SKEW_MAX) / 4);
        }
        strikeUntil(Long.MAX_VALUE);
    }

    /** One after the other up to a time. */
    void strikeUntil(long end) {
        world.schedule().after(world.weather().between(1, 6 * Durations.SECOND), () -> {
            if (!world.weather().isFair() && world.schedule().now() <= end) {
                strike(world.anyMachine());
                strikeUntil(end);
            }
        });
    }

    private void strike(Machine machine) {
        Weather weather = world.weather();
        int dice = weather.below(20);
        if (dice < 5 && weather.strikes(Fault.MACHINE_CRASHED)) {
            world.chronicle().note("disaster", "CRASH", machine);
            world.entities().forEach(entity -> entity.crash(machine));
        } else if (dice < 9 && weather.strikes(Fault.MACHINE_PAUSED)) {
            pause(machine);
        } else if (dice < 10 && weather.strikes(Fault.ALL_CRASHED)) {
            world.chronicle().note("disaster", "ALL", "crash");
            world.entities().forEach(entity -> world.machines().forEach(entity::crash));
        } else if (dice < 13 && weather.strikes(Fault.PASSIVATED)) {
            world.entities().forEach(SimulatedEntity::passivate);
        } else if (dice < 16 && weather.strikes(Fault.CLOCK_JUMPED)) {
            machine.setClock(weather.between(-SKEW_MAX, SKEW_MAX));
        } else if (dice >= 16) {
            world.network().cut(machine, world.anyMachine());
            world.schedule().after(weather.between(1, 20 * Durations.SECOND), world.network()::mend);
        }
    }

    /** The paused machine comes back not knowing, lives on for a while beside its successors, and is told to go. */
    private void pause(Machine machine) {
        world.chronicle().note("disaster", "PAUSE", machine);
        world.entities().forEach(entity -> entity.pause(machine));
        long pause = world.weather().between(Durations.SECOND, 30 * Durations.SECOND);
        world.schedule().after(pause, () -> {
            world.chronicle().note("disaster", "RESUME", machine);
            world.entities().forEach(entity -> entity.resume(machine));
            world.schedule().after(world.weather().between(1, 10 * Durations.SECOND), () -> world.entities()
                    .forEach(entity -> entity.endZombies(machine)));
        });
    }

    /** Machines stay as they are from now on, and see each other. */
    void stop() {
        world.network().mend();
        world.machines().forEach(machine -> world.entities().forEach(entity -> {
            entity.resume(machine);
            entity.endZombies(machine);
        }));
    }
}
