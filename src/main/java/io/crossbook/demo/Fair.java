package io.crossbook.demo;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.market.Schedule;
import io.crossbook.sourcing.Ids;
import java.util.concurrent.TimeUnit;

/**
 * What a market's selections are worth at any time: a random walk that follows from seed and time alone, so it goes on
 * where it was after a restart and never runs away. It is a sum of waves, each twice as slow as the one before and
 * somewhat higher, and of what has happened in-play.
 */
final class Fair {
    private static final int WAVES = 11;
    private static final long QUICKEST = TimeUnit.MINUTES.toMicros(1);
    private static final double HIGHER = 1.2;
    private static final double FIRST_CHANCES = 0.7;
    private static final double SURE = 0.97;
    private static final double WHOLE_PRICE = 10_000;
    private static final double RARE_DRAW = -0.25;
    private static final double LATE_DRAW = 1.5;
    private static final double DRAW_FADES = 0.3;
    private static final int SCENES = 1_000;
    private static final int HAPPENINGS = 2_000;

    private final Slot slot;
    private final int selections;
    private final Schedule schedule;
    private final long seed;

    Fair(Slot slot, int number, Schedule schedule, long seed) {
        this.slot = slot;
        this.selections =
                slot.scenes().get(number % slot.scenes().size()).selections().size();
        this.schedule = schedule;
        this.seed = mixed(seed ^ mixed(Ids.named(slot.clientRef(number)).hashCode()));
    }

    /** The price of a selection in 1e-4, anywhere between two ticks. */
    long price(int selection, long now) {
        return switch (slot.kind()) {
            case ODDS -> Math.round(WHOLE_PRICE / chance(selection, now));
            case YES_NO -> Math.round(WHOLE_PRICE * chance(selection, now));
            case SPOT -> Math.round(slot.temper().start() * Math.exp(waves(0, now)));
        };
    }

    /** The selection that wins at a time, -1 for none of them. */
    int winner(long at) {
        if (selections == 1) {
            return chance(0, at) > 1 - chance(0, at) ? 0 : -1;
        }
        int best = 0;
        for (int i = 1; i < selections; i++) {
            if (chance(i, at) > chance(best, at)) {
                best = i;
            }
        }
        return best;
    }

    /** From 0.03 to 0.97, of several together 1 before these limits. */
    double chance(int selection, long now) {
        double sum = selections == 1 ? 1 : 0;
        for (int i = 0; i < selections; i++) {
            sum += Math.exp(strength(i, now));
        }
        return Math.min(SURE, Math.max(1 - SURE, Math.exp(strength(selection, now)) / sum));
    }

    private double strength(int selection, long now) {
        double first = FIRST_CHANCES * random(SCENES + selection, 0);
        return first + waves(selection, now) + (hasSides() ? worth(selection, now) : 0);
    }

    /** Whether one side plays another, the first against the last, with the draw between them if there is one. */
    private boolean hasSides() {
        return slot.kind() == MarketKind.ODDS;
    }

    /** What the score means for a selection: the more, the later it is. */
    private double worth(int selection, long now) {
        int lead = lead(now);
        double done = Math.max(0, Math.min(1, (double) (now - schedule.turnInPlayAt()) / duration()));
        double goals = slot.temper().jump() * lead * (1 + done);
        if (selection == 0) {
            return goals;
        }
        if (selection == selections - 1) {
            return -goals;
        }
        return RARE_DRAW + (lead == 0 ? LATE_DRAW * done : -Math.abs(goals) * DRAW_FADES);
    }

    private double duration() {
        return schedule.closesAt() - schedule.turnInPlayAt();
    }

    private double waves(int selection, long now) {
        double sum = 0;
        double height = slot.temper().swing();
        long period = QUICKEST;
        for (int wave = 0; wave < WAVES; wave++) {
            sum += height * between(selection * WAVES + wave, now, period);
            height *= HIGHER;
            period *= 2;
        }
        return sum;
    }

    /** From -1 to 1, smoothly from one random value to the next. */
    private double between(int wave, long now, long period) {
        long step = now / period;
        double part = (double) (now % period) / period;
        double eased = part * part * (3 - 2 * part);
        return random(wave, step) * (1 - eased) + random(wave, step + 1) * eased;
    }

    /** By how much the first side leads, below 0 when the last one does. */
    int lead(long now) {
        long every = TimeUnit.NANOSECONDS.toMicros(slot.temper().jumpEvery().toNanos());
        if (every == 0) {
            return 0;
        }
        int lead = 0;
        for (long at = schedule.turnInPlayAt() + every; at <= Math.min(now, schedule.closesAt()); at += every) {
            if (random(HAPPENINGS, at) < slot.temper().jumpPercent() / 50.0 - 1) {
                lead += random(HAPPENINGS + 1, at) < 0 ? 1 : -1;
            }
        }
        return lead;
    }

    /** From -1 to 1. */
    private double random(long what, long when) {
        long bits = mixed(seed + mixed(what) * 31 + mixed(when));
        return (bits >> 11) / (double) (1L << 52);
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mixed(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
