package io.crossbook.payments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossbook.domain.money.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Transactions as the provider's interface writes them, see docs/payments.md. */
public final class TransactionJson {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final int TEXT_MAX = 200;

    private TransactionJson() {}

    /** Whether a provider's id can be one: only such are ever stored or asked for. */
    public static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    public static ObjectNode write(ProviderTransaction transaction) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", transaction.id());
        json.put("kind", transaction.kind().name());
        json.put("status", transaction.status().name());
        json.put("reference", transaction.reference());
        json.put("recipient", transaction.recipient());
        json.put("amount", transaction.amount().toString());
        json.put("currency", transaction.currency());
        json.put("at", transaction.at().toString());
        return json;
    }

    /** Empty for anything that is not clearly a transaction of a positive amount. */
    public static Optional<ProviderTransaction> read(JsonNode json) {
        try {
            var transaction = new ProviderTransaction(
                    text(json, "id"),
                    ProviderTransaction.Kind.valueOf(text(json, "kind")),
                    ProviderTransaction.Status.valueOf(text(json, "status")),
                    text(json, "reference"),
                    text(json, "recipient"),
                    Money.parse(text(json, "amount")),
                    text(json, "currency"),
                    Instant.parse(text(json, "at")));
            return isPossible(transaction) ? Optional.of(transaction) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isPossible(ProviderTransaction transaction) {
        return isId(transaction.id())
                && CURRENCY.matcher(transaction.currency()).matches()
                && transaction.reference().length() <= TEXT_MAX
                && transaction.recipient().length() <= TEXT_MAX
                && transaction.amount().isPositive();
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).isTextual() ? json.path(field).textValue() : "";
    }
}
