package io.crossbook.payments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What the payment provider says about the account. A stage that fails says nothing: ask again. */
public interface ProviderLedger {
    /** A transaction by the provider's id; empty when the provider says that there is none. */
    CompletionStage<Optional<ProviderTransaction>> transaction(String id);

    /**
     * Part of the statement: what is settled, in the order in which it was settled.
     *
     * @param after where the page before said that the next begins; empty for the first
     */
    CompletionStage<Page> statement(String after);

    /**
     * A page of the statement.
     *
     * @param next where the next page begins; empty on the last
     * @param balances by currency after the last item, as decimals
     */
    record Page(List<ProviderTransaction> items, Optional<String> next, Map<String, String> balances) {
        public Page {
            items = List.copyOf(items);
            balances = Map.copyOf(balances);
        }
    }
}
