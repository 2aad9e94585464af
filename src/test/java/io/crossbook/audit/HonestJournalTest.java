package io.crossbook.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.orderbook.OrderBookEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What production cores write, whatever the network does to them, is clean at every moment. */
class HonestJournalTest {
    private static final int SEEDS = 60;
    private static final int STEPS = 3_000;

    @Test
    void everyHonestJournalIsClean() {
        long bets = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            AuditReport report = ListedJournal.audit(RecordedExchange.story(seed, STEPS), true);
            assertClean(seed, report);
            bets += report.figures().bets();
        }
        assertThat(bets).isGreaterThan(SEEDS * 20L);
    }

    @Test
    void runnersThatLeaveAndResultsThatAreCorrectedLeaveItClean() {
        int corrections = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            List<JournalEntry> journal = RecordedExchange.corrected(seed, STEPS);
            assertClean(seed, ListedJournal.audit(journal, true));
            corrections += (int) journal.stream()
                    .filter(entry -> entry.event() instanceof OrderBookEvent.SettlementCorrected)
                    .count();
        }
        assertThat(corrections).isEqualTo(3 * SEEDS);
    }

    @Test
    void aJournalThatEndsInTheMiddleIsCleanToo() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var exchange = new RecordedExchange(seed);
            exchange.run(STEPS / 2);
            for (int end = 0; end < exchange.journal.size(); end += 37) {
                assertClean(seed, ListedJournal.audit(exchange.journal.subList(0, end), false));
            }
        }
    }

    private static void assertClean(long seed, AuditReport report) {
        var text = new StringWriter();
        report.print(new PrintWriter(text));
        assertThat(report.isClean()).as("seed %d%n%s", seed, text).isTrue();
    }
}
