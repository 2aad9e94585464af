package io.crossbook.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.domain.money.Decimals;

/**
 * What the exchange says of an order; sizes in hundredths, the average price as it was written (empty if unmatched).
 */
record OrderState(String orderId, String status, long matched, long remaining, String averagePrice) {
    private static final int SCALE = 2;

    static OrderState of(JsonNode order) {
        return new OrderState(
                order.path("orderId").asText(),
                order.path("status").asText(),
                Decimals.parse(order.path("sizeMatched").asText("0"), SCALE),
                Decimals.parse(order.path("sizeRemaining").asText("0"), SCALE),
                order.path("averagePriceMatched").asText(""));
    }

    boolean isPending() {
        return status.equals("PENDING");
    }

    /** Whether all that was matched was matched at exactly these odds. */
    boolean isMatchedAt(int odds) {
        try {
            return matched > 0 && Decimals.parse(averagePrice, 4) == odds * 100L;
        } catch (NumberFormatException finerOrMissing) {
            return false;
        }
    }
}
