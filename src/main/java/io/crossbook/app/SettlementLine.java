package io.crossbook.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** One line on a market's settlement, from what the API says of the market. */
final class SettlementLine {
    private static final int WIDTH = 24;
    private static final int HUNDRED = 100;
    private static final Set<String> ENDS = Set.of("SETTLED", "VOIDED");

    private final String status;
    private final JsonNode settlement;
    private final String updatedAt;

    SettlementLine(JsonNode market) {
        status = market.path("status").asText();
        settlement = market.path("settlement");
        updatedAt = market.path("updatedAt").asText();
    }

    /** Whether everybody is paid, or has the bets undone. */
    boolean isOver() {
        return ENDS.contains(status);
    }

    String text() {
        if (settlement.path("users").isMissingNode()) {
            return status + ": not resolved yet, nobody is to be paid";
        }
        long users = settlement.path("users").asLong();
        long paid = settlement.path("paid").asLong();
        // Nobody paid out of nobody is all.
        long percent = users == 0 ? HUNDRED : HUNDRED * paid / users;
        int filled = (int) (WIDTH * percent / HUNDRED);
        String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
        return String.format(
                Locale.ROOT, "%s [%s] %3d%% %,d of %,d users paid%s", status, bar, percent, paid, users, pace());
    }

    private String pace() {
        if (isOver()) {
            Instant start = Instant.parse(settlement.path("startedAt").asText());
            return ", took " + span(Duration.between(start, Instant.parse(updatedAt)));
        }
        if (settlement.path("done").asBoolean()) {
            return "";
        }
        String rate = String.format(
                Locale.ROOT, ", %,d/s", settlement.path("perSecond").asLong());
        return settlement.path("secondsLeft").isNumber()
                ? rate + ", "
                        + span(Duration.ofSeconds(settlement.path("secondsLeft").asLong())) + " left"
                : rate;
    }

    private static String span(Duration time) {
        return time.toMinutes() == 0
                ? time.toSecondsPart() + " s"
                : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }
}
