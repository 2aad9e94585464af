package io.crossbook.sourcing.journal;

import static org.assertj.core.api.Assertions.assertThat;

import akka.persistence.jdbc.journal.dao.JournalTables.JournalAkkaSerializationRow;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import scala.Option;

class HistoryReaderTest {
    private final HistoryReader histories = new HistoryReader();

    @Test
    void whatWasReadIsHandedOverOnce() {
        histories.keep("a", 0, page(1, 5));
        assertThat(numbers(histories.take("a", 1, 5))).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(histories.take("a", 1, 5)).isNull();
    }

    @Test
    void onlyWhatIsAskedForIsHandedOver() {
        histories.keep("a", 3, page(3, 6));
        assertThat(numbers(histories.take("a", 4, 6))).containsExactly(4L, 5L, 6L);
    }

    @Test
    void whatAnotherRecoveryReadBeforeTheLastEventIsNotEnough() {
        histories.keep("a", 0, page(1, 5));
        assertThat(histories.take("a", 1, 6)).isNull();
    }

    @Test
    void nothingIsKeptForWhoHasASnapshotOfItsLastEvent() {
        histories.keep("a", 5, page(5, 5));
        assertThat(histories.take("a", 5, 5)).isNull();
    }

    @Test
    void historiesThatNobodyAsksForAreGivenUp() {
        for (int i = 0; i < 300; i++) {
            histories.keep("e" + i, 0, page(1, 1));
        }
        assertThat(histories.take("e0", 1, 1)).isNull();
        assertThat(histories.take("e299", 1, 1)).hasSize(1);
    }

    @Test
    void aPageThatIsFullDoesNotSayWhichEventIsTheLast() {
        assertThat(page(1, 999).isWhole()).isTrue();
        assertThat(page(1, 1000).isWhole()).isFalse();
        assertThat(page(2, 1).isWhole()).isFalse();
    }

    private static List<Long> numbers(List<JournalAkkaSerializationRow> events) {
        return events.stream().map(JournalAkkaSerializationRow::sequenceNumber).toList();
    }

    private static HistoryReader.Page page(long first, long last) {
        return new HistoryReader.Page(LongStream.rangeClosed(first, last)
                .mapToObj(HistoryReaderTest::event)
                .toList());
    }

    private static JournalAkkaSerializationRow event(long number) {
        return new JournalAkkaSerializationRow(
                number,
                false,
                "a",
                number,
                "w",
                0,
                "",
                new byte[0],
                33,
                "",
                Option.empty(),
                Option.empty(),
                Option.empty());
    }
}
