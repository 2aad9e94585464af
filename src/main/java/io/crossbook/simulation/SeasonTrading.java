package io.crossbook.simulation;

import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.domain.money.TickTable;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderTerms;

/**
 * What users do in the market of a fixture: they back and lay around its odds while it is open, most of them shortly
 * before the kick-off and during the match, in which the odds move towards the result; a few come too early or late.
 */
final class SeasonTrading {
    private static final TickTable ODDS = TickTable.odds();
    /** A chance of one per cent is odds of 100, in 1e-4. */
    private static final long PRICE_OF_ONE_PERCENT = 1_000_000;

    private static final int SPREAD_TICKS = 6;

    private final World world;
    private final SeasonMarket market;
    private final MarketTerms terms;
    private final long opensAt;
    private final long kickOff;
    private final long closesAt;
    /** Per cent, by selection, before the kick-off. */
    private final int[] chances;

    SeasonTrading(World world, SeasonMarket market) {
        this.world = world;
        this.market = market;
        terms = market.definition().terms();
        opensAt = SeasonMarket.micros(market.plan().opensAt());
        kickOff = SeasonMarket.micros(market.plan().turnInPlayAt());
        closesAt = SeasonMarket.micros(market.plan().closesAt());
        int home = 25 + world.weather().below(31);
        int draw = 18 + world.weather().below(13);
        chances = new int[] {home, 100 - home - draw, draw};
    }

    /** Plans this many orders. */
    void start(int orders) {
        for (int i = 0; i < orders; i++) {
            world.schedule().at(someTime(), this::bet);
        }
    }

    private long someTime() {
        Weather weather = world.weather();
        int dice = weather.below(100);
        if (dice < 2) {
            return opensAt - weather.between(Durations.MINUTE, Durations.HOUR);
        }
        if (dice < 35) {
            return weather.between(opensAt, kickOff);
        }
        if (dice < 65) {
            return kickOff - weather.between(1, Durations.HOUR);
        }
        return dice < 98
                ? weather.between(kickOff, closesAt)
                : closesAt + weather.between(Durations.SECOND, Durations.HOUR);
    }

    private void bet() {
        Weather weather = world.weather();
        Bettor bettor = world.bettors().get(weather.below(world.bettors().size()));
        bettor.bet(market.id(), terms, order());
        if (weather.oneIn(6)) {
            world.schedule().after(weather.between(1, Durations.HOUR), bettor::cancelOne);
        }
    }

    private OrderTerms order() {
        Weather weather = world.weather();
        long now = world.schedule().now();
        int selection = weather.below(terms.selections());
        TimeInForce force = force(now);
        return new OrderTerms(
                selection,
                weather.oneOf(Side.values()),
                ODDS.shift(tick(chance(selection, now)), weather.below(2 * SPREAD_TICKS + 1) - SPREAD_TICKS),
                weather.between(200, 5_000),
                force,
                force == TimeInForce.GTD ? now + weather.between(Durations.SECOND, 5 * Durations.MINUTE) : 0,
                force == TimeInForce.GTC && weather.oneIn(10),
                weather.oneOf(OnInPlay.values()),
                weather.oneOf(SelfTradePrevention.values()),
                0,
                0);
    }

    private TimeInForce force(long now) {
        int dice = world.weather().below(10);
        if (dice == 0) {
            return TimeInForce.IOC;
        }
        if (dice == 1) {
            return TimeInForce.FOK;
        }
        return dice == 2 && now > kickOff ? TimeInForce.GTD : TimeInForce.GTC;
    }

    /** Per cent; in the match it goes to what comes true. */
    private long chance(int selection, long now) {
        long played = Math.max(0, Math.min(now, closesAt) - kickOff) * 100 / (closesAt - kickOff);
        long end = selection == market.winner() ? 98 : 1;
        return (chances[selection] * (100 - played) + end * played) / 100;
    }

    /** The shortest odds of the ladder that are not shorter than this chance says. */
    private static int tick(long percent) {
        int tick = ODDS.highest();
        while (tick > ODDS.lowest() && ODDS.price(tick) < PRICE_OF_ONE_PERCENT / Math.max(1, percent)) {
            tick--;
        }
        return tick;
    }
}
