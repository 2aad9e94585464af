package io.crossbook.notification.feed;

import io.crossbook.domain.money.Decimals;
import io.crossbook.domain.money.Price;
import io.crossbook.domain.money.Size;
import io.crossbook.market.MarketDefinition;
import io.crossbook.notification.AlertKind;
import io.crossbook.notification.AlertRule;
import io.crossbook.notification.PriceAlert;
import io.crossbook.protocol.MarketStatus;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An alert whose condition holds.
 *
 * @param seq number of the book's event that made it hold
 * @param value what was seen then, in the unit of the rule's value
 * @param status the market's after that event
 * @param at event time of that event
 */
record Firing(String userId, PriceAlert alert, long seq, long value, MarketStatus status, long at) {
    private static final int HUNDREDTHS = 2;

    /** What words and programs need; the market may be null when it is not known. */
    Map<String, String> details(MarketDefinition market) {
        AlertRule rule = alert.rule();
        Map<String, String> details = new TreeMap<>();
        details.put("alertId", alert.alertId());
        details.put("marketId", alert.marketId());
        details.put("seq", Long.toString(seq));
        details.put("value", text(value));
        String kind = rule.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (rule.kind() == AlertKind.STATUS) {
            details.put("condition", rule.status() == null ? kind : kind + " " + rule.status());
        } else {
            details.put("condition", kind + " " + text(rule.value()));
        }
        if (market != null) {
            details.put("market", market.fullName());
            details.put("selection", market.selections().get(rule.selection()).name());
        }
        return details;
    }

    private String text(long number) {
        return switch (alert.rule().kind()) {
            case CROSSES, BEST_BACK, BEST_LAY, SPREAD -> Price.format(number);
            case VOLUME -> Size.format(number);
            case MOVE -> Decimals.format(number, HUNDREDTHS, HUNDREDTHS) + "%";
            case STATUS -> status.name();
        };
    }
}
