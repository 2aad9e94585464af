package io.crossbook.audit;

import io.crossbook.orderbook.OrderBookEvent.OrderAccepted;
import io.crossbook.protocol.Effect;
import io.crossbook.sourcing.Event;
import io.crossbook.wallet.WalletEvent.EffectsApplied;
import io.crossbook.wallet.WalletEvent.Reserved;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Compares what the read tables say of each entity with its events up to the one that they were told last; I9 of the
 * reliability research 3.2. It counts by itself, sharing nothing with the views.
 */
final class Views {
    private final Findings findings;
    private final Map<Where, Map<ViewFigure, Long>> claims;
    private final Map<String, Map<ViewFigure, Long>> counted = new HashMap<>();
    private long compared;

    /** {@code claims} are the figures of the read tables, each with the event up to which they were told. */
    Views(Findings findings, Map<Where, Map<ViewFigure, Long>> claims) {
        this.findings = findings;
        this.claims = claims;
    }

    /** How many entities were compared. */
    long compared() {
        return compared;
    }

    /** Counts an event, and compares when it is the last that the views know; the balance is the wallet's after it. */
    void see(JournalEntry entry, long balance) {
        if (claims.isEmpty() || entry.event() == null) {
            return;
        }
        count(counted.computeIfAbsent(entry.persistenceId(), id -> new EnumMap<>(ViewFigure.class)), entry.event());
        Map<ViewFigure, Long> claimed = claims.get(entry.where());
        if (claimed != null) {
            compared++;
            Map<ViewFigure, Long> events = counted.get(entry.persistenceId());
            events.put(ViewFigure.LAST_BALANCE, balance);
            events.put(ViewFigure.MOVED, balance);
            claimed.forEach((figure, value) -> compare(entry.where(), figure, value, events.getOrDefault(figure, 0L)));
        }
    }

    private void compare(Where where, ViewFigure figure, long claimed, long counted) {
        if (claimed != counted) {
            findings.add(
                    Invariant.VIEWS,
                    where,
                    "the views have " + claimed + " as " + figure.text() + ", the events " + counted);
        }
    }

    private static void count(Map<ViewFigure, Long> figures, Event<?> event) {
        if (event instanceof Reserved) {
            add(figures, ViewFigure.ORDERS, 1);
        } else if (event instanceof EffectsApplied applied) {
            for (Effect effect : applied.effects()) {
                if (effect instanceof Effect.Filled filled) {
                    add(figures, ViewFigure.BETS, 1);
                    add(figures, ViewFigure.BET_SIZES, filled.size());
                    add(figures, ViewFigure.MATCHED, filled.size());
                }
            }
        } else if (event instanceof OrderAccepted accepted) {
            accepted.fills().forEach(fill -> {
                add(figures, ViewFigure.TRADES, 1);
                add(figures, ViewFigure.TRADED, fill.size());
                add(figures, ViewFigure.BOARD, fill.size());
                add(figures, ViewFigure.CANDLES, fill.size());
            });
        }
    }

    private static void add(Map<ViewFigure, Long> figures, ViewFigure figure, long more) {
        figures.merge(figure, more, Long::sum);
    }
}
