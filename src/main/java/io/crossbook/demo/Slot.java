package io.crossbook.demo;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.market.MarketDefinition;
import io.crossbook.market.Markets;
import io.crossbook.market.Schedule;
import io.crossbook.market.Selection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A place on the programme, where one market follows the other.
 *
 * @param key part of the markets' references
 * @param beside the slot whose events these markets are of, too; empty for none
 * @param name of each market
 * @param scenes what they are about, in turn
 * @param until the turn in-play; zero for markets without one
 * @param lasts from the turn in-play, or from the making without one, to the close; zero for ever
 */
record Slot(
        String key,
        String beside,
        MarketKind kind,
        String name,
        List<Scene> scenes,
        Duration until,
        Duration lasts,
        long tickSize,
        int commissionBps,
        Temper temper) {
    /** By which clients and people tell demo markets: their events' names begin so. */
    static final String MARK = "Demo: ";

    private static final String RULES = "A demo market: names, prices and result are made up, and bots trade it.";
    private static final long MINUTE = TimeUnit.MINUTES.toMicros(1);
    private static final Duration RESULT_PATIENCE = Duration.ofHours(1);

    /** A fixture, a question or a company. */
    record Scene(String event, List<Selection> selections) {
        static Scene of(String event, String... selections) {
            return new Scene(
                    event,
                    List.of(selections).stream()
                            .map(name ->
                                    new Selection(name.toLowerCase(Locale.ROOT).replace(' ', '-'), name))
                            .toList());
        }
    }

    /**
     * How its prices move.
     *
     * @param swing size of the slow and quick ups and downs, as a part of the price or, for chances, in logits
     * @param jumpEvery how often something may happen in-play; zero for never
     * @param jumpPercent how likely it does then
     * @param jump what that is worth to a side at the start, in logits
     * @param start price of a share in 1e-4, 0 for chances
     */
    record Temper(double swing, Duration jumpEvery, int jumpPercent, double jump, long start) {}

    String clientRef(int number) {
        return "demo-" + key + "-" + number;
    }

    String marketId(int number) {
        return Markets.idOf(clientRef(number));
    }

    /** The market with a number, from 0, and with these times. */
    MarketDefinition definition(int number, Schedule schedule) {
        Scene scene = scenes.get(number % scenes.size());
        int count = scene.selections().size();
        return new MarketDefinition(
                clientRef(number),
                kind,
                name,
                MARK + scene.event(),
                schedule.turnInPlayAt(),
                scene.selections(),
                1,
                count > 1,
                commissionBps,
                tickSize,
                0,
                RULES);
    }

    /** Its times when made now, on full minutes; it is opened at once. */
    Schedule schedule(long now) {
        if (lasts.isZero()) {
            return Schedule.NONE;
        }
        long starts = (now + micros(until) + MINUTE - 1) / MINUTE * MINUTE;
        long closes = starts + micros(lasts);
        return kind == MarketKind.ODDS
                ? new Schedule(null, starts, closes, closes + micros(RESULT_PATIENCE))
                : new Schedule(null, null, closes, null);
    }

    private static long micros(Duration duration) {
        return TimeUnit.NANOSECONDS.toMicros(duration.toNanos());
    }
}
