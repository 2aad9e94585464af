package io.crossbook.http;

import io.crossbook.domain.money.Decimals;
import io.crossbook.market.MarketDefinition;
import io.crossbook.notification.AlertKind;
import io.crossbook.notification.AlertRule;
import io.crossbook.notification.PriceAlert;
import io.crossbook.protocol.MarketStatus;

/** A price alert on the wire. */
record AlertJson(
        String alertId,
        String marketId,
        String kind,
        String selectionId,
        String value,
        Integer windowSeconds,
        String status,
        String state,
        long fromSeq,
        String setAt,
        Long firedSeq,
        String firedValue,
        String firedAt) {
    private static final int WINDOW_MAX = 24 * 60 * 60;
    private static final int PRICE_SCALE = 4;
    private static final int HUNDREDTHS = 2;

    /** What a user asks for; which fields are needed follows from the kind. */
    record Wanted(
            String clientRef,
            String marketId,
            AlertKind kind,
            String selectionId,
            String value,
            Integer windowSeconds,
            MarketStatus status) {
        /** The rule in the terms of the market. */
        AlertRule rule(MarketDefinition market) {
            boolean onStatus = Fields.required("kind", kind) == AlertKind.STATUS;
            absent("selectionId", onStatus, selectionId);
            absent("value", onStatus, value);
            absent("windowSeconds", kind != AlertKind.MOVE, windowSeconds);
            absent("status", !onStatus, status);
            if (onStatus) {
                return new AlertRule(kind, 0, 0, 0, status);
            }
            int selection = market.indexOf(Fields.required("selectionId", selectionId));
            if (selection < 0) {
                throw new ProblemException(ProblemCode.SELECTION_NOT_FOUND);
            }
            int window = kind == AlertKind.MOVE
                    ? Fields.number("windowSeconds", Fields.required("windowSeconds", windowSeconds), 1, WINDOW_MAX)
                    : 0;
            return new AlertRule(kind, selection, number(market), window, null);
        }

        private static void absent(String field, boolean unneeded, Object given) {
            if (unneeded && given != null) {
                throw ProblemException.field(
                        ProblemCode.INVALID_FIELD, field, "An alert of this kind has no such field.");
            }
        }

        private long number(MarketDefinition market) {
            Fields.required("value", value);
            return switch (kind) {
                case VOLUME -> positive(Fields.decimal(ProblemCode.INVALID_SIZE, "value", value, HUNDREDTHS));
                case MOVE -> positive(Fields.decimal(ProblemCode.INVALID_FIELD, "value", value, HUNDREDTHS));
                case SPREAD -> notNegative(price(market));
                case CROSSES, BEST_BACK, BEST_LAY, STATUS -> onTheTable(market, price(market));
            };
        }

        private long price(MarketDefinition market) {
            return Fields.decimal(KindWords.of(market.kind()).badPrice(), "value", value, PRICE_SCALE);
        }

        private static long onTheTable(MarketDefinition market, long price) {
            if (market.terms().rules().ticks().tick(price) < 0) {
                throw ProblemException.field(KindWords.of(market.kind()).badPrice(), "value", null);
            }
            return price;
        }

        private static long positive(long number) {
            if (number <= 0) {
                throw ProblemException.field(
                        ProblemCode.INVALID_FIELD, "value", "The number must be more than nothing.");
            }
            return number;
        }

        private static long notNegative(long spread) {
            if (spread < 0) {
                throw ProblemException.field(ProblemCode.INVALID_FIELD, "value", "A spread is not less than nothing.");
            }
            return spread;
        }
    }

    static AlertJson of(PriceAlert alert, MarketDefinition market) {
        AlertRule rule = alert.rule();
        boolean onStatus = rule.kind() == AlertKind.STATUS;
        return new AlertJson(
                alert.alertId(),
                alert.marketId(),
                rule.kind().name(),
                onStatus ? null : market.selections().get(rule.selection()).id(),
                onStatus ? null : number(rule.kind(), rule.value()),
                rule.kind() == AlertKind.MOVE ? rule.windowSeconds() : null,
                rule.status() == null ? null : rule.status().name(),
                alert.isWaiting() ? "WAITING" : "FIRED",
                alert.fromSeq(),
                Times.ofMicros(alert.setAt()),
                alert.isWaiting() ? null : alert.firedSeq(),
                alert.isWaiting() || onStatus ? null : number(rule.kind(), alert.firedValue()),
                alert.isWaiting() ? null : Times.ofMicros(alert.firedAt()));
    }

    private static String number(AlertKind kind, long value) {
        boolean hundredths = kind == AlertKind.VOLUME || kind == AlertKind.MOVE;
        return Decimals.format(value, hundredths ? HUNDREDTHS : PRICE_SCALE, HUNDREDTHS);
    }
}
