package io.crossbook.wallet;

import io.crossbook.protocol.Effect;
import io.crossbook.protocol.OrderView;
import io.crossbook.protocol.WalletNews;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the owner of a watched wallet is told. */
final class WalletPublications {
    private WalletPublications() {}

    static WalletNews image(Wallet wallet, long committedAt) {
        wallet.orders().takeNewlyAccepted();
        List<String> ids =
                wallet.orders().all().stream().map(WalletOrder::clientOrderId).toList();
        return news(wallet, true, wallet.sequence(), committedAt, ids, used(wallet));
    }

    private static List<String> used(Wallet wallet) {
        return wallet.marketIds().stream()
                .filter(id -> !wallet.standing(id).account().isFlat())
                .toList();
    }

    static WalletNews delta(Wallet wallet, List<WalletEvent> events, long prevSeq, long committedAt) {
        Set<String> orders = new LinkedHashSet<>(wallet.orders().takeNewlyAccepted());
        Set<String> markets = new TreeSet<>();
        for (WalletEvent event : events) {
            if (event instanceof WalletEvent.Reserved reserved) {
                orders.add(reserved.clientOrderId());
                markets.add(reserved.marketId());
            } else if (event instanceof WalletEvent.ReleasedUnplaced released) {
                orders.add(released.clientOrderId());
                lately(wallet, released.clientOrderId()).ifPresent(order -> markets.add(order.marketId()));
            } else if (event instanceof WalletEvent.EffectsApplied applied) {
                orders.addAll(applied.accepted());
                applied.effects().forEach(effect -> touch(effect, orders));
                markets.add(applied.marketId());
            } else if (event instanceof WalletEvent.SharesIssued issued) {
                markets.add(issued.marketId());
            }
        }
        return news(wallet, false, prevSeq, committedAt, orders, markets);
    }

    /** News of what the wallet has heard but need not write down: that books have taken orders. */
    static Optional<WalletNews> heard(Wallet wallet, long now) {
        List<String> accepted = wallet.orders().takeNewlyAccepted();
        return accepted.isEmpty()
                ? Optional.empty()
                : Optional.of(news(wallet, false, wallet.sequence(), now, accepted, List.of()));
    }

    private static void touch(Effect effect, Set<String> orders) {
        if (effect instanceof Effect.Filled filled) {
            orders.add(filled.clientOrderId());
        } else if (effect instanceof Effect.Closed closed) {
            orders.add(closed.clientOrderId());
        }
    }

    private static WalletNews news(
            Wallet wallet,
            boolean image,
            long prevSeq,
            long committedAt,
            Collection<String> orders,
            Collection<String> markets) {
        return new WalletNews(
                wallet.userId(),
                image,
                prevSeq,
                wallet.sequence(),
                committedAt,
                wallet.balance(),
                wallet.available(),
                wallet.collateral(),
                wallet.payments().pending(),
                orders.stream()
                        .map(id -> lately(wallet, id)
                                .map(order -> view(wallet, order))
                                .orElse(null))
                        .filter(Objects::nonNull)
                        .toList(),
                standings(wallet, markets));
    }

    private static Optional<WalletOrder> lately(Wallet wallet, String clientOrderId) {
        return Optional.ofNullable(wallet.orders().findLately(clientOrderId));
    }

    private static OrderView view(Wallet wallet, WalletOrder order) {
        boolean heard = wallet.orders().isHeardAccepted(order.clientOrderId());
        return (heard ? order.accepted(order.updatedAt()) : order).view(wallet.userId(), wallet.sequence());
    }

    private static List<WalletNews.Standing> standings(Wallet wallet, Collection<String> marketIds) {
        List<WalletNews.Standing> standings = new ArrayList<>(marketIds.size());
        for (String id : marketIds) {
            var account = wallet.standing(id).account();
            standings.add(new WalletNews.Standing(
                    id, account.collateral(), account.profitIfOutcome(), account.profitBySelection()));
        }
        return standings;
    }
}
