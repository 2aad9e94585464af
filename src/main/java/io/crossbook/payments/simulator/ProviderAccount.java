package io.crossbook.payments.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossbook.domain.money.Money;
import io.crossbook.payments.ProviderTransaction;
import io.crossbook.payments.ProviderTransaction.Kind;
import io.crossbook.payments.ProviderTransaction.Status;
import io.crossbook.payments.TransactionJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** The exchange's account with the simulated provider: what was ever paid in and out, once for a reference. */
final class ProviderAccount implements AutoCloseable {
    private static final String TOLD = "told";
    private static final String REFUSAL = "ACCOUNT_CLOSED";

    private final Map<String, ProviderTransaction> byId = new LinkedHashMap<>();
    private final Map<String, ProviderTransaction> payouts = new HashMap<>();
    private final List<ProviderTransaction> settled = new ArrayList<>();
    private final Set<String> untold = new LinkedHashSet<>();
    private final AccountFile file;

    ProviderAccount(Optional<Path> state) throws IOException {
        file = new AccountFile(state, this::restore);
    }

    private void restore(JsonNode line) {
        if (line.has(TOLD)) {
            untold.remove(line.get(TOLD).asText());
        } else {
            enter(TransactionJson.read(line)
                    .orElseThrow(() -> new IllegalStateException("not a transaction: " + line)));
        }
    }

    /**
     * Pays out, or answers what became of the reference; empty when it was used for something else.
     *
     * @param refused asked only when the reference is new
     */
    synchronized Optional<ProviderTransaction> payOut(
            String reference, String recipient, Money amount, String currency, Instant now, BooleanSupplier refused) {
        ProviderTransaction known = payouts.get(reference);
        if (known == null) {
            Status status = refused.getAsBoolean() ? Status.FAILED : Status.SETTLED;
            return Optional.of(book(new ProviderTransaction(
                    id("po"), Kind.PAYOUT, status, reference, recipient, amount, currency, now)));
        }
        boolean same = known.recipient().equals(recipient)
                && known.amount().equals(amount)
                && known.currency().equals(currency);
        return same ? Optional.of(known) : Optional.empty();
    }

    synchronized Optional<ProviderTransaction> payout(String reference) {
        return Optional.ofNullable(payouts.get(reference));
    }

    synchronized Optional<ProviderTransaction> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Somebody pays in. */
    synchronized ProviderTransaction deposit(String recipient, Money amount, String currency, Instant now) {
        return book(
                new ProviderTransaction(id("dep"), Kind.DEPOSIT, Status.SETTLED, "", recipient, amount, currency, now));
    }

    /** A payout comes back, or a deposit is taken back; empty when there is no such one that has moved money. */
    synchronized Optional<ProviderTransaction> reverse(String id, Instant now) {
        ProviderTransaction reversed = byId.get(id);
        if (reversed == null || !reversed.isSettled()) {
            return Optional.empty();
        }
        Kind kind = reversed.kind().isIn() ? Kind.CHARGEBACK : Kind.RETURN;
        return Optional.of(book(new ProviderTransaction(
                id("rev"),
                kind,
                Status.SETTLED,
                id,
                reversed.recipient(),
                reversed.amount(),
                reversed.currency(),
                now)));
    }

    /** Reason of a payout that was refused. */
    static String reason() {
        return REFUSAL;
    }

    private String id(String prefix) {
        return prefix + "_" + (byId.size() + 1);
    }

    private ProviderTransaction book(ProviderTransaction transaction) {
        file.add(TransactionJson.write(transaction));
        enter(transaction);
        return transaction;
    }

    private void enter(ProviderTransaction transaction) {
        byId.put(transaction.id(), transaction);
        if (transaction.kind() == Kind.PAYOUT) {
            payouts.put(transaction.reference(), transaction);
        } else {
            untold.add(transaction.id());
        }
        if (transaction.isSettled()) {
            settled.add(transaction);
        }
    }

    /** Ids of payouts that were paid. */
    synchronized List<String> paid() {
        return settled.stream()
                .filter(transaction -> transaction.kind() == Kind.PAYOUT)
                .map(ProviderTransaction::id)
                .toList();
    }

    /** The exchange has taken notice of it. */
    synchronized void told(String id) {
        if (untold.remove(id)) {
            file.add(JsonNodeFactory.instance.objectNode().put(TOLD, id));
        }
    }

    /** What the exchange has not taken notice of. */
    synchronized List<String> untold() {
        return List.copyOf(untold);
    }

    /** What is settled after a position, at most so many, with the balances after the last of them. */
    synchronized ObjectNode statement(int after, int max) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        int end = Math.min(settled.size(), after + max);
        var items = page.putArray("items");
        for (int i = after; i < end; i++) {
            items.add(TransactionJson.write(settled.get(i)));
        }
        page.put("next", end < settled.size() ? Integer.toString(end) : null);
        ObjectNode balances = page.putObject("balances");
        balances(end).forEach((currency, balance) -> balances.put(currency, balance.toString()));
        return page;
    }

    private Map<String, Money> balances(int end) {
        Map<String, Money> balances = new TreeMap<>();
        for (ProviderTransaction transaction : settled.subList(0, end)) {
            balances.merge(transaction.currency(), transaction.effect(), Money::plus);
        }
        return balances;
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
