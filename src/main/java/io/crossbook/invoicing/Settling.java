package io.crossbook.invoicing;

import io.crossbook.protocol.Effect;
import io.crossbook.readside.Recorded;
import io.crossbook.sourcing.Slices;
import io.crossbook.wallet.WalletEvent.EffectsApplied;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A market was settled for a user.
 *
 * @param ordering of the event in the journal
 * @param fromSeq the event by which the wallet entered the market
 * @param seq of the wallet's event
 */
record Settling(long ordering, String userId, String marketId, long fromSeq, long seq, long at, Effect.Settled effect) {
    static Optional<Settling> of(Recorded recorded) {
        if (!(recorded.event() instanceof EffectsApplied applied)) {
            return Optional.empty();
        }
        List<Effect.Settled> settled =
                applied.effects().stream().flatMap(Settling::settled).toList();
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

    /** A correction adds to what there was as a further settlement does. */
    private static Stream<Effect.Settled> settled(Effect effect) {
        if (effect instanceof Effect.Corrected more) {
            return Stream.of(new Effect.Settled(more.version(), more.payouts(), more.profit(), more.commission()));
        }
        return effect instanceof Effect.Settled one ? Stream.of(one) : Stream.empty();
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
        return key(userId, marketId);
    }

    static String key(String userId, String marketId) {
        return userId + "@" + marketId;
    }
}
