package io.crossbook.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.market.Market;
import io.crossbook.market.MarketCommand;
import io.crossbook.market.MarketEvent;
import io.crossbook.market.MarketRejection;
import io.crossbook.market.MarketReply;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Message;
import io.crossbook.sourcing.Decision;
import io.crossbook.sourcing.Outgoing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A league from its schedule file to the last cent, without a hand. */
class SeasonTest {
    private static final long SEED = 20_310_816;

    @TempDir
    Path folder;

    private Season.Plan plan(int teams, int orders, boolean faults) throws IOException {
        return new Season.Plan(League.markets(folder, teams), 20, orders, SEED, faults);
    }

    private static SeasonReport play(Season.Plan plan, Parts parts) {
        return Season.play(plan, parts, null, day -> {});
    }

    @Test
    void aLeagueOf380MatchesIsTradedResolvedAndPaidByNobodysHand() throws IOException {
        SeasonReport report = play(plan(20, 12, false), new Parts());

        assertThat(report.trouble()).as("seed %d", SEED).isNull();
        assertThat(report.audit().isClean()).isTrue();
        SeasonFigures figures = report.figures();
        assertThat(figures.markets()).isEqualTo(380);
        assertThat(figures.clockSteps()).as("opened, turned in-play and closed").isEqualTo(3 * 380);
        assertThat(figures.settled() + figures.voided()).isEqualTo(380);
        assertThat(figures.reserved()).isZero();
        assertThat(figures.microsLost()).isZero();
        assertThat(figures.balances() + figures.commission()).isEqualTo(figures.deposited() - figures.withdrawn());
        assertThat(figures.virtualDays()).isGreaterThan(300);
        assertThat(figures.matched()).as("bets, so that it means something").isGreaterThan(500);
        assertThat(figures.paid()).isGreaterThan(1_000);
        assertThat(List.of(
                        figures.rejected(),
                        figures.disputes(),
                        figures.arbitrated(),
                        figures.corrected(),
                        figures.voidedByDeadline(),
                        figures.commission()))
                .as("%s", figures)
                .doesNotContain(0L);
        assertThat(figures.voided()).isGreaterThan(figures.voidedByDeadline());
    }

    @Test
    void faultsChangeNothingAndTheSameSeedIsTheSameSeason() throws IOException {
        Season.Plan plan = plan(6, 25, true);
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();

        SeasonReport report = Season.play(plan, first::add, day -> {});
        SeasonReport again = Season.play(plan, second::add, day -> {});

        assertThat(report.trouble()).as("seed %d", SEED).isNull();
        assertThat(report.figures().markets()).isEqualTo(30);
        assertThat(report.figures().faults()).isGreaterThan(1_000);
        assertThat(again.figures()).isEqualTo(report.figures());
        assertThat(again.hash()).isEqualTo(report.hash());
        assertThat(second).isEqualTo(first);
    }

    /** What the one who proposes says gets lost. */
    private static final class NobodyReports extends Parts {
        @Override
        Judge<MarketCommand, MarketEvent, Market, MarketReply> marketJudge(String marketId) {
            return (command, market, now) -> command instanceof MarketCommand.ResolveMarket
                    ? Decision.reply(new MarketReply.Refused(MarketRejection.BUSY))
                    : command.decide(market, now);
        }
    }

    @Test
    void whatNobodyReportsIsVoidedByTheDeadlineAndEverybodyHasTheirMoneyBack() throws IOException {
        SeasonReport report = play(plan(4, 25, false), new NobodyReports());

        SeasonFigures figures = report.figures();
        assertThat(figures.voidedByDeadline()).isEqualTo(12);
        assertThat(figures.matched()).isPositive();
        assertThat(figures.commission()).isZero();
        assertThat(figures.reserved()).isZero();
        assertThat(figures.balances()).isEqualTo(figures.deposited() - figures.withdrawn());
        assertThat(report.audit().isClean()).isTrue();
        assertThat(report.trouble()).as("matches that had a result").contains("has not ended as it should");
    }

    /** A book never hears that its market is closed. */
    private static final class NobodyCloses extends Parts {
        @Override
        List<Outgoing> sent(Outgoing message) {
            boolean lost = message instanceof Message.Control sent
                    && sent.control().status() != MarketStatus.OPEN
                    && sent.control().status() != MarketStatus.INACTIVE;
            return lost ? List.of() : List.of(message);
        }
    }

    @Test
    void aMarketThatNeverEndsIsNoticed() throws IOException {
        assertThat(play(plan(2, 25, false), new NobodyCloses()).trouble()).contains("long after its deadline");
    }

    static Stream<Arguments> plantedBugs() {
        return Stream.of(
                Arguments.of("I7", (Supplier<Parts>) BadMarkets.TwoEyes::new, false),
                Arguments.of("I7", (Supplier<Parts>) BadMarkets.FinalTooEarly::new, false),
                Arguments.of("I7", (Supplier<Parts>) BadBooks.OldCommission::new, false),
                Arguments.of("I4", (Supplier<Parts>) BadWallets.ReleaseOnTimeout::new, true),
                Arguments.of("I9", (Supplier<Parts>) BadParts.OffsetOnly::new, true));
    }

    @ParameterizedTest
    @MethodSource("plantedBugs")
    void aPlantedBugIsFound(String invariant, Supplier<Parts> parts, boolean faults) throws IOException {
        Season.Plan plan = plan(6, 25, faults);

        assertThat(play(plan, parts.get()).trouble()).contains(invariant + " ");
        assertThat(play(plan, new Parts()).trouble()).isNull();
    }
}
