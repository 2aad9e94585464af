package io.crossbook.app.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.Address;
import akka.actor.AddressFromURIString;
import io.crossbook.app.heartbeat.ForeignNodes.Life;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What rows of nodes say about who is alive, and what follows from it. */
class BeatTest {
    private static final String ONE = "akka://crossbook@127.0.0.1:25520";
    private static final String TWO = "akka://crossbook@127.0.0.2:25520";
    private static final String THREE = "akka://crossbook@127.0.0.3:25520";
    private static final Instant START = Instant.parse("2027-01-15T08:00:00Z");

    private static Beat beat(String address, long uid, int second) {
        return new Beat(address, uid, TWO, 2, START.plusSeconds(second));
    }

    @Test
    void aRowThatStandsStillIsNoSignOfLife() {
        List<Beat> rows = List.of(beat(TWO, 2, 0), beat(THREE, 3, 0));

        assertThat(Beat.advanced(ONE, rows, rows)).isEmpty();
        assertThat(Beat.advanced(ONE, rows, List.of(beat(THREE, 3, 0)))).isEmpty();
    }

    @Test
    void whoBeatsAgainOrAnewIsAlive() {
        List<Beat> before = List.of(beat(TWO, 2, 0));

        assertThat(Beat.advanced(ONE, before, List.of(beat(TWO, 2, 1)))).containsExactly(beat(TWO, 2, 1));
        assertThat(Beat.advanced(ONE, before, List.of(beat(TWO, 2, 0), beat(THREE, 3, 1))))
                .containsExactly(beat(THREE, 3, 1));
    }

    @Test
    void ownRowOfAnEarlierLifeDoesNotCount() {
        assertThat(Beat.advanced(ONE, List.of(beat(ONE, 1, 0)), List.of(beat(ONE, 1, 1))))
                .isEmpty();
    }

    @Test
    void whoMayNotBeginJoinsTheOtherSeedsAndWhoeverIsAlive() {
        List<Address> seeds = List.of(address(ONE), address(TWO));

        assertThat(SeedNodes.others(address(ONE), seeds, List.of(beat(TWO, 2, 1), beat(THREE, 3, 1))))
                .containsExactly(address(TWO), address(THREE));
        assertThat(SeedNodes.others(address(ONE), List.of(address(ONE)), List.of(beat(THREE, 3, 1))))
                .containsExactly(address(THREE));
    }

    @Test
    void silenceLastsFromTheLastSignOfLife() {
        Silence silence = new Silence(ONE, Duration.ofSeconds(5), 0);

        assertThat(silence.lasts(Optional.of(List.of(beat(TWO, 2, 0))), seconds(1)))
                .isFalse();
        assertThat(silence.lasts(Optional.of(List.of(beat(TWO, 2, 4))), seconds(5)))
                .isFalse();
        assertThat(silence.lasts(Optional.of(List.of(beat(TWO, 2, 4))), seconds(10)))
                .isFalse();
        assertThat(silence.lasts(Optional.of(List.of()), seconds(11))).isTrue();
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNoSilence() {
        Silence silence = new Silence(ONE, Duration.ofSeconds(5), 0);
        List<Beat> still = List.of(beat(TWO, 2, 0));

        assertThat(silence.lasts(Optional.of(still), seconds(1))).isFalse();
        assertThat(silence.lasts(Optional.empty(), seconds(8))).isFalse();
        assertThat(silence.lasts(Optional.of(still), seconds(9))).isFalse();
        assertThat(silence.lasts(Optional.of(still), seconds(15))).isTrue();
    }

    @Test
    void foreignIsWhoBeatsWithoutBeingAMemberInThisLife() {
        List<Life> members = List.of(new Life(ONE, 1), new Life(TWO, 2));

        assertThat(ForeignNodes.among(List.of(beat(ONE, 1, 0), beat(TWO, 2, 0)), members))
                .isEmpty();
        assertThat(ForeignNodes.among(List.of(beat(TWO, 9, 0), beat(THREE, 3, 0)), members))
                .containsExactly(beat(TWO, 9, 0), beat(THREE, 3, 0));
    }

    @Test
    void theLogIsToldOnceAndOnlyOfForeignNodesThatStay() {
        ForeignNodes foreign = new ForeignNodes();
        List<Beat> strangers = List.of(beat(THREE, 3, 0));

        assertThat(foreign.note(strangers, seconds(0))).isFalse();
        assertThat(foreign.note(strangers, seconds(30))).isFalse();
        assertThat(foreign.note(strangers, seconds(31))).isTrue();
        assertThat(foreign.note(strangers, seconds(90))).isFalse();
        assertThat(foreign.note(List.of(), seconds(91))).isFalse();
        assertThat(foreign.note(strangers, seconds(92))).isFalse();
        assertThat(foreign.note(strangers, seconds(123))).isTrue();
    }

    @Test
    void whatWasSeenBeforeTheDatabaseWentAwayDoesNotCount() {
        ForeignNodes foreign = new ForeignNodes();
        List<Beat> strangers = List.of(beat(THREE, 3, 0));

        foreign.note(strangers, seconds(0));
        foreign.lookAway();

        assertThat(foreign.note(strangers, seconds(60))).isFalse();
    }

    private static long seconds(int seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    private static Address address(String text) {
        return AddressFromURIString.parse(text);
    }
}
