package io.crossbook.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.orderbook.OrderBookEvent.OrderAccepted;
import io.crossbook.wallet.WalletEvent.Deposited;
import io.crossbook.wallet.WalletEvent.EffectsApplied;
import io.crossbook.wallet.WalletEvent.Reserved;
import io.crossbook.wallet.WalletEvent.WithdrawalCompleted;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A journal with rows changed, moved, lost or made up is no chain any more. */
class TamperedChainTest {
    private final Tampering journal = Tampering.ofStory();

    @Test
    void anUntouchedCopyIsClean() {
        assertThat(journal.audit().isClean()).isTrue();
    }

    @Test
    void aRowDeleted() {
        int index = journal.last(OrderAccepted.class, event -> true);
        Where where = journal.entries().get(index).where();
        journal.entries().remove(index);
        AuditReport report = journal.assertFound(Invariant.CHAIN);

        assertThat(report.first(Invariant.CHAIN).get(0).where())
                .isEqualTo(new Where(where.persistenceId(), where.sequence() + 1));
    }

    @Test
    void twoRowsWithTheirNumbersSwapped() {
        int second = journal.last(Reserved.class, event -> true);
        JournalEntry b = journal.entries().get(second);
        int first = second - 1;
        while (!journal.entries().get(first).persistenceId().equals(b.persistenceId())) {
            first--;
        }
        JournalEntry a = journal.entries().get(first);
        journal.entries().set(first, JournalEntry.of(a.persistenceId(), b.sequence(), a.writer(), a.event()));
        journal.entries().set(second, JournalEntry.of(b.persistenceId(), a.sequence(), b.writer(), b.event()));
        journal.assertFound(Invariant.CHAIN);
    }

    @Test
    void timeThatGoesBack() {
        journal.change(
                WithdrawalCompleted.class,
                event -> true,
                event -> new WithdrawalCompleted(event.clientRef(), event.providerRef(), 1));
        journal.assertFound(Invariant.CHAIN);
    }

    @Test
    void aWriterThatComesBackFromTheDead() {
        JournalEntry first = journal.entries().get(0);
        int last = journal.last(EffectsApplied.class, event -> true);
        JournalEntry entry = journal.entries().get(last);
        journal.entries()
                .set(last, JournalEntry.of(entry.persistenceId(), entry.sequence(), "stranger", entry.event()));
        journal.insertBehind(last, entry.event());
        JournalEntry back = journal.entries().get(last + 1);
        String writer = journal.entries().stream()
                .filter(one -> one.persistenceId().equals(entry.persistenceId()))
                .findFirst()
                .orElse(first)
                .writer();
        journal.entries().set(last + 1, JournalEntry.of(back.persistenceId(), back.sequence(), writer, back.event()));
        assertThat(journal.audit().first(Invariant.CHAIN))
                .anySatisfy(difference -> assertThat(difference.text()).contains("is back after"));
    }

    @Test
    void aRowThatCannotBeRead() {
        JournalEntry entry = journal.entries().get(0);
        journal.entries()
                .set(0, new JournalEntry(entry.persistenceId(), entry.sequence(), "", null, "unreadable: nonsense"));
        AuditReport report = journal.assertFound(Invariant.CHAIN);

        assertThat(report.first(Invariant.CHAIN).get(0).text()).contains("nonsense");
    }

    @Test
    void moneyThatIsStuck() {
        OrderAccepted accepted = journal.lastMatched();
        int index = journal.last(Reserved.class, journal.reservationOf(accepted)::equals);
        List<JournalEntry> cut = journal.entries().subList(0, index + 1);

        assertThat(ListedJournal.audit(cut, true).differences(Invariant.QUIET)).isPositive();
        long newest = cut.get(index).event().at() + 120_000_000;
        List<JournalEntry> later = new ArrayList<>(cut);
        later.add(JournalEntry.of("Wallet|late", 1, "w", new Deposited("d", 1, newest)));
        assertThat(ListedJournal.audit(later, false).differences(Invariant.QUIET))
                .isPositive();
    }
}
