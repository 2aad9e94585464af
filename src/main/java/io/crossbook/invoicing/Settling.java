package io.crossbook.invoicing;

import io.crossbook.protocol.Effect;
import io.crossbook.readside.Recorded;
import io.crossbook.sourcing.Slices;
import io.crossbook.wallet.WalletEvent.EffectsApplied;
import java.util.List;
import java.util.Optional;

/**
 * A market was settled for a user.
 *
 * @param ordering of the event in the journal
 * @param fromSeq first event of the wallet that deals with the market
 * @param seq of the wallet's event
 */
record Settling(long ordering, String userId, String marketId, long fromSeq, long seq, long at, Effect.Settled effect) {
    static Optional<Settling> of(Recorded recorded) {
        if (!(recorded.event() instanceof EffectsApplied applied)) {
            return Optional.empty();
        }
        List<Effect.Settled> settled = applied.effects().stream()
                .filter(Effect.Settled.class::isInstance)
                .map(Effect.Settled.class::cast)
                .toList();
        if (settled.isEmpty()) {
            return Optional.empty();
        }
        if (settled.size() > 1) {
            throw new IllegalStateException("settled twice by " + recorded.persistenceId() + " " + recorded.seq());
        }
        return Optional.of(new Settling(
                recorded.ordering(),
                recorded.entityId(),
                applied.marketId(),
                applied.epoch(),
                recorded.seq(),
                recorded.at(),
                settled.get(0)));
    }

    /** The settlements of a slice of wallets come in the journal's order, whoever reads them. */
    String source() {
        return Slices.tag("Wallet", userId);
    }

    String persistenceId() {
        return "Wallet|" + userId;
    }

    /** Whose settlement of what: the same for a correction. */
    String key() {
        return userId + "@" + marketId;
    }
}
