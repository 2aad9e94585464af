package io.crossbook.audit;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Every wallet, book and market of the journal. */
final class Ledger {
    private final Map<String, WalletLedger> wallets = new TreeMap<>();
    private final Map<String, BookLedger> books = new TreeMap<>();
    private final Map<String, MarketLedger> markets = new TreeMap<>();

    WalletLedger wallet(String userId) {
        return wallets.computeIfAbsent(userId, WalletLedger::new);
    }

    BookLedger book(String marketId) {
        return books.computeIfAbsent(marketId, BookLedger::new);
    }

    MarketLedger market(String marketId) {
        return markets.computeIfAbsent(marketId, MarketLedger::new);
    }

    Collection<WalletLedger> wallets() {
        return wallets.values();
    }

    Collection<BookLedger> books() {
        return books.values();
    }

    Collection<MarketLedger> markets() {
        return markets.values();
    }
}
