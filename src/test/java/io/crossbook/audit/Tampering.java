package io.crossbook.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.matching.Fill;
import io.crossbook.orderbook.OrderBookEvent.OrderAccepted;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.sourcing.Event;
import io.crossbook.wallet.WalletEvent.EffectsApplied;
import io.crossbook.wallet.WalletEvent.Reserved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A copy of a journal to which somebody does what nobody should. */
final class Tampering {
    private static final long SEED = 4;
    private static final int STEPS = 3_000;

    private final List<JournalEntry> entries;

    Tampering(List<JournalEntry> journal) {
        entries = new ArrayList<>(journal);
    }

    static Tampering ofStory() {
        return new Tampering(RecordedExchange.story(SEED, STEPS));
    }

    List<JournalEntry> entries() {
        return entries;
    }

    AuditReport audit() {
        return ListedJournal.audit(entries, false);
    }

    /** Index of the last event of a type that a predicate holds for. */
    <E extends Event<?>> int last(Class<E> type, Predicate<E> which) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (type.isInstance(entries.get(i).event())
                    && which.test(type.cast(entries.get(i).event()))) {
                return i;
            }
        }
        throw new IllegalStateException("the journal has no such " + type.getSimpleName());
    }

    /** The same among the events of the entity that this entry is of. */
    <E extends Event<?>> int lastOfSame(int index, Class<E> type, Predicate<E> which) {
        String id = entries.get(index).persistenceId();
        return last(
                type,
                event -> which.test(event)
                        && entries.stream()
                                .anyMatch(entry -> entry.event() == event
                                        && entry.persistenceId().equals(id)));
    }

    <E extends Event<?>> E event(Class<E> type, int index) {
        return type.cast(entries.get(index).event());
    }

    /** Changes the last event of a type that a predicate holds for. */
    <E extends Event<?>> Tampering change(Class<E> type, Predicate<E> which, UnaryOperator<E> change) {
        int index = last(type, which);
        put(index, change.apply(event(type, index)));
        return this;
    }

    void put(int index, Event<?> event) {
        JournalEntry old = entries.get(index);
        entries.set(index, JournalEntry.of(old.persistenceId(), old.sequence(), old.writer(), event));
    }

    /** Removes an entry and hides the gap. */
    Tampering removeSmoothly(int index) {
        entries.remove(index);
        return renumber();
    }

    /** Puts an event of the same entity behind an entry and makes room for it. */
    Tampering insertBehind(int index, Event<?> event) {
        JournalEntry before = entries.get(index);
        entries.add(index + 1, JournalEntry.of(before.persistenceId(), 0, before.writer(), event));
        return renumber();
    }

    private Tampering renumber() {
        Map<String, Long> numbers = new HashMap<>();
        entries.replaceAll(entry -> JournalEntry.of(
                entry.persistenceId(),
                numbers.merge(entry.persistenceId(), 1L, Long::sum),
                entry.writer(),
                entry.event()));
        return this;
    }

    /** Audits and asserts that these invariants are among those broken. */
    AuditReport assertFound(Invariant... broken) {
        AuditReport report = audit();
        for (Invariant invariant : broken) {
            assertThat(report.differences(invariant))
                    .as("seed %d, %s", SEED, invariant)
                    .isPositive();
        }
        return report;
    }

    static boolean pays(EffectsApplied event) {
        return event.effects().stream().anyMatch(effect -> effect instanceof Effect.Settled paid && paid.profit() > 0);
    }

    static boolean fills(EffectsApplied event) {
        return event.effects().stream().anyMatch(Effect.Filled.class::isInstance);
    }

    static boolean isMatched(OrderAccepted event) {
        return !event.fills().isEmpty();
    }

    static EffectsApplied with(EffectsApplied event, UnaryOperator<List<Effect>> change) {
        List<Effect> effects = change.apply(new ArrayList<>(event.effects()));
        return new EffectsApplied(event.marketId(), event.epoch(), event.from(), effects, event.accepted(), event.at());
    }

    static Effect richer(Effect effect) {
        return effect instanceof Effect.Settled paid
                ? new Effect.Settled(paid.version(), paid.payouts(), paid.profit() + 1, paid.commission())
                : effect;
    }

    static Effect larger(Effect effect) {
        return effect instanceof Effect.Filled fill
                ? new Effect.Filled(fill.clientOrderId(), fill.tick(), fill.size() + 1)
                : effect;
    }

    static OrderAccepted with(OrderAccepted event, List<Fill> fills) {
        return with(event, event.terms(), fills);
    }

    static OrderAccepted with(OrderAccepted event, OrderTerms terms, List<Fill> fills) {
        return with(event, terms, fills, event.discountBps());
    }

    static OrderAccepted withDiscount(OrderAccepted event, int discountBps) {
        return with(event, event.terms(), event.fills(), discountBps);
    }

    private static OrderAccepted with(OrderAccepted event, OrderTerms terms, List<Fill> fills, int discountBps) {
        return new OrderAccepted(
                event.userId(),
                event.clientOrderId(),
                event.epoch(),
                event.fingerprint(),
                terms,
                event.expiresAt(),
                fills,
                event.cuts(),
                event.sizeCancelled(),
                event.at(),
                discountBps);
    }

    static OrderTerms withSize(OrderTerms terms, long size) {
        return new OrderTerms(
                terms.selection(),
                terms.side(),
                terms.tick(),
                size,
                terms.timeInForce(),
                terms.goodTill(),
                terms.postOnly(),
                terms.onInPlay(),
                terms.stp(),
                terms.marketVersion(),
                terms.validUntil());
    }

    Reserved reservationOf(OrderAccepted accepted) {
        int index = last(Reserved.class, event -> event.clientOrderId().equals(accepted.clientOrderId()));
        return event(Reserved.class, index);
    }

    OrderAccepted lastMatched() {
        return event(OrderAccepted.class, last(OrderAccepted.class, Tampering::isMatched));
    }
}
