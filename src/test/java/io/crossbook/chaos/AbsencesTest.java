package io.crossbook.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AbsencesTest {
    private static final String AFTER =
            " at event 9, although PLACE x of client 2 (began at 5 ns) at event 12 had returned before it began";

    private final Absences absences = new Absences();

    @BeforeEach
    void away() {
        absences.add(1_000, 2_000);
    }

    @Test
    void anOldStateReadWhileANodeIsAwayOrJustBackIsExplained() {
        assertThat(absences.explain(read(1_000))).isTrue();
        assertThat(absences.explain("order y: PLACE y of client 1 (began at 1500 ns) is" + AFTER))
                .isTrue();
        assertThat(absences.explain(read(2_000 + TimeUnit.SECONDS.toNanos(30)))).isTrue();
    }

    @Test
    void anOldStateAtAnyOtherTimeIsNot() {
        assertThat(absences.explain(read(999))).isFalse();
        assertThat(absences.explain(read(2_001 + TimeUnit.SECONDS.toNanos(30)))).isFalse();
    }

    @Test
    void aWriteInTheWrongPlaceAndAWrongStateNeverAre() {
        assertThat(absences.explain("Wallet|u: PLACE y of client 1 (began at 1500 ns) is" + AFTER))
                .isFalse();
        assertThat(absences.explain("READ_WALLET  of client 1 (began at 1500 ns) says 5 after event 3, the journal 6"))
                .isFalse();
    }

    private static String read(long began) {
        return "Wallet|u: READ_WALLET  of client 1 (began at " + began + " ns) is" + AFTER;
    }
}
