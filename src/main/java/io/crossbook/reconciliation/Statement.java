package io.crossbook.reconciliation;

import io.crossbook.domain.money.Money;
import io.crossbook.payments.ProviderLedger;
import io.crossbook.payments.ProviderTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;

/** Everything that is settled at the provider, with the balances after it. */
public record Statement(List<ProviderTransaction> items, Map<String, Money> balances) {
    private static final int ATTEMPTS = 5;

    public Statement {
        items = List.copyOf(items);
        balances = Map.copyOf(balances);
    }

    /** Asks the provider for all pages; one that does not come is asked for again some times. */
    public static Statement read(ProviderLedger provider) {
        List<ProviderTransaction> items = new ArrayList<>();
        Optional<String> place = Optional.of("");
        ProviderLedger.Page page;
        do {
            page = page(provider, place.get(), 1);
            items.addAll(page.items());
            place = page.next();
        } while (place.isPresent());
        Map<String, Money> balances = new TreeMap<>();
        page.balances().forEach((currency, balance) -> balances.put(currency, Money.parse(balance)));
        return new Statement(items, balances);
    }

    private static ProviderLedger.Page page(ProviderLedger provider, String after, int attempt) {
        try {
            return provider.statement(after).toCompletableFuture().join();
        } catch (CompletionException e) {
            if (attempt == ATTEMPTS) {
                throw e;
            }
            return page(provider, after, attempt + 1);
        }
    }
}
