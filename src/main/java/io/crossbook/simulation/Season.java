package io.crossbook.simulation;

import io.crossbook.audit.Audit;
import io.crossbook.audit.AuditReport;
import io.crossbook.audit.JournalEntry;
import io.crossbook.audit.JournalSource;
import io.crossbook.season.FixtureMarket;
import io.crossbook.wallet.WalletCommand;
import io.crossbook.wallet.WalletReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * The season of a league from its schedule to the last cent, under virtual time and by nobody's hand: users bet before
 * and during the matches, the clock opens and closes the markets, officials report, and everybody is paid. It ends when
 * every market has, with nothing reserved, and with an audit of the journal from its first event.
 */
public final class Season {
    private static final long STORM = 40 * Durations.SECOND;
    private static final long LONGEST_ON_THE_WAY = 12 * Durations.MINUTE;

    private final World world;
    private final Plan plan;
    private final List<SeasonMarket> markets = new ArrayList<>();

    /**
     * What is to be played.
     *
     * @param users who bet
     * @param orders that they place in each market
     * @param faults whether everything goes wrong that can
     */
    public record Plan(List<FixtureMarket> markets, int users, int orders, long seed, boolean faults) {
        public Plan {
            markets = List.copyOf(markets);
            if (markets.isEmpty() || users < 1 || orders < 0) {
                throw new IllegalArgumentException(
                        markets.size() + " markets, " + users + " users, " + orders + " orders");
            }
        }

        /** The day before the first market opens, microseconds since 1970. */
        private long begin() {
            Instant first = markets.stream()
                    .map(FixtureMarket::opensAt)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            return SeasonMarket.micros(first) - Durations.DAY;
        }

        /** When whatever was corrected is paid, too. */
        private long end() {
            Instant last = markets.stream()
                    .map(FixtureMarket::resolveBy)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            return SeasonMarket.micros(last) + 2 * Durations.DAY;
        }

        /** How long it takes, in whole days. */
        public long days() {
            return (end() - begin() + Durations.DAY - 1) / Durations.DAY;
        }
    }

    private Season(Plan plan, Parts parts, Consumer<String> lines) {
        this.plan = plan;
        world = new World(new Weather(plan.seed()), any -> Setting.production(plan.begin()), parts, lines);
        if (!plan.faults()) {
            world.weather().clearUp();
        }
        for (int i = 0; i < plan.users(); i++) {
            world.addUser("user" + i);
        }
        for (FixtureMarket market : plan.markets()) {
            world.addMarket(market.fixture().clientRef());
            markets.add(new SeasonMarket(world, market));
        }
    }

    /**
     * Plays a season.
     *
     * @param lines takes its story line by line, null when nobody reads it
     * @param daysDone hears how many days are over
     */
    public static SeasonReport play(Plan plan, Consumer<String> lines, LongConsumer daysDone) {
        return play(plan, new Parts(), lines, daysDone);
    }

    static SeasonReport play(Plan plan, Parts parts, Consumer<String> lines, LongConsumer daysDone) {
        var season = new Season(plan, parts, lines);
        String trouble = null;
        try {
            season.play(daysDone);
        } catch (Violation e) {
            trouble = "on day " + season.world.schedule().seconds() * Durations.SECOND / Durations.DAY + ": "
                    + e.getMessage();
        }
        AuditReport audit = Audit.run(new Whole(season.world), true, read -> {});
        if (trouble == null) {
            trouble = season.difference(audit);
        }
        var figures = SeasonFigures.of(season.world, season.markets, audit.figures());
        return new SeasonReport(season.world.chronicle().hash(), figures, audit, trouble);
    }

    /** The journal as somebody reads it who was not there. */
    private record Whole(World world) implements JournalSource {
        @Override
        public void read(Consumer<JournalEntry> reader) {
            world.journal().entries().forEach(reader);
        }

        @Override
        public long size() {
            return world.journal().entries().size();
        }

        @Override
        public OptionalLong readAt() {
            return OptionalLong.of(world.schedule().now());
        }
    }

    private void play(LongConsumer daysDone) {
        world.bettors().forEach(this::fund);
        for (SeasonMarket market : markets) {
            world.schedule().after(world.weather().between(1, Durations.HOUR), market::start);
            new SeasonTrading(world, market).start(plan.orders());
            if (plan.faults()) {
                planStorm(market);
            }
        }
        for (long day = 1; day <= plan.days(); day++) {
            world.schedule().runFor(Durations.DAY);
            daysDone.accept(day);
        }
        world.heal();
        world.schedule().runFor(LONGEST_ON_THE_WAY);
        check();
    }

    /** Pays in at once and every thirty days, and out now and then. */
    private void fund(Bettor bettor) {
        Weather weather = world.weather();
        for (long day = 0; day < plan.days() - 1; day += 30) {
            long most = day == 0 ? 10_000 : 500;
            world.schedule().after(day * Durations.DAY + weather.between(1, Durations.HOUR), () -> {
                bettor.payIn(weather.between(most / 5, most) * Durations.SECOND);
                if (weather.oneIn(2)) {
                    world.schedule()
                            .after(Durations.HOUR, () -> bettor.payOut(weather.between(1, 300) * Durations.SECOND));
                }
            });
        }
    }

    /** Machines fail around one of the times of a market. */
    private void planStorm(SeasonMarket market) {
        Weather weather = world.weather();
        var plan = market.plan();
        Instant[] times = {plan.opensAt(), plan.turnInPlayAt(), plan.closesAt(), plan.resolveBy()};
        long begin = SeasonMarket.micros(weather.oneOf(times)) - STORM / 4;
        world.schedule().at(begin, () -> world.disasters().strikeUntil(begin + STORM));
    }

    private void check() {
        FinalChecks.requireQuiet(world, "in the end");
        for (SeasonMarket market : markets) {
            FinalChecks.require(market.isOver(), market + " has not ended as it should");
        }
        FinalChecks.requireAgreement(world);
        for (Bettor bettor : world.bettors()) {
            var reply = new WalletCommand.ViewWallet()
                    .decide(world.wallet(bettor.userId()).replayed(), 0)
                    .reply();
            var wallet = ((WalletReply.Viewed) reply).wallet();
            FinalChecks.require(
                    wallet.exposure().micros() == 0
                            && wallet.pendingWithdrawals().micros() == 0
                            && wallet.markets().isEmpty(),
                    bettor.userId() + " still has something reserved: " + wallet);
        }
    }

    /** What an audit from the first event finds, null when nothing. */
    private String difference(AuditReport audit) {
        try {
            FinalChecks.requireClean(audit, "read anew");
        } catch (Violation e) {
            return e.getMessage();
        }
        var figures = SeasonFigures.of(world, markets, audit.figures());
        if (figures.reserved() != 0 || figures.microsLost() != 0) {
            return "the audit finds " + figures.reserved() + " micros reserved and " + figures.microsLost() + " lost";
        }
        return null;
    }
}
