package io.crossbook.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AtRestTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtRest atRest = new AtRest(nanos::get);

    @Test
    void whoIsNotKnownMayHaveSomethingToDo() {
        assertThat(atRest.take("Wallet|a", 1)).isFalse();
    }

    @Test
    void whoWasAtRestLaterThanItsJournalWasSeenIsAtRestOnce() {
        atRest.note("Wallet|a", 3);
        assertThat(atRest.take("Wallet|a", 2)).isTrue();
        assertThat(atRest.take("Wallet|a", 2)).isFalse();
    }

    @Test
    void whoseJournalWentOnSinceMayHaveSomethingToDo() {
        atRest.note("Wallet|a", 3);
        assertThat(atRest.take("Wallet|a", 4)).isFalse();
        atRest.note("Wallet|a", 4);
        assertThat(atRest.take("Wallet|a", 4)).isTrue();
    }

    @Test
    void anOlderWordDoesNotReplaceALaterOne() {
        atRest.note("Wallet|a", 4);
        atRest.note("Wallet|a", 3);
        assertThat(atRest.take("Wallet|a", 4)).isTrue();
    }

    @Test
    void isRememberedForAMinuteAndForgottenAfterTwo() {
        atRest.note("Wallet|a", 1);
        atRest.note("Wallet|b", 1);
        pass(61);
        atRest.note("Wallet|c", 1);
        assertThat(atRest.take("Wallet|a", 1)).isTrue();
        pass(61);
        atRest.note("Wallet|d", 1);
        assertThat(atRest.take("Wallet|b", 1)).isFalse();
        assertThat(atRest.take("Wallet|c", 1)).isTrue();
    }

    @Test
    void noMoreThanSoManyAreRemembered() {
        int many = 60_000;
        for (int i = 0; i < many; i++) {
            atRest.note("Wallet|" + i, 1);
        }
        int known = 0;
        for (int i = 0; i < many; i++) {
            known += atRest.take("Wallet|" + i, 1) ? 1 : 0;
        }
        assertThat(known).isEqualTo(50_000);
    }

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
