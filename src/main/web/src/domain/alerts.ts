import type { AlertKind, MarketKind } from "../api/types.ts";
import { parsePrice, parseTypedSize, priceToWire, sizeToWire } from "./money.ts";
import { formatPrice, type OddsFormat, parseTypedPrice } from "./odds.ts";
import type { TickTable } from "./ticks.ts";

/** What a kind of alert waits for, and what its number is. */
export const ALERT_KINDS: Record<AlertKind, { words: string; number: "price" | "gap" | "size" | "percent" | null }> = {
    CROSSES: { words: "The last price reaches", number: "price" },
    BEST_BACK: { words: "Can be backed or bought at, or better", number: "price" },
    BEST_LAY: { words: "Can be laid or sold at, or better", number: "price" },
    SPREAD: { words: "Back and lay are at most this far apart", number: "gap" },
    VOLUME: { words: "Traded in all at least", number: "size" },
    MOVE: { words: "The price moves by at least (per cent)", number: "percent" },
    STATUS: { words: "The market's status changes", number: null },
};

/** What was typed for an alert's number as it goes on the wire; null when it is none. */
export function alertValue(
    kind: AlertKind,
    market: { kind: MarketKind; table: TickTable; format: OddsFormat },
    text: string,
): string | null {
    const bare = text.trim();
    switch (ALERT_KINDS[kind].number) {
        case "price": {
            const typed = parseTypedPrice(market.kind, market.table, bare, market.format);
            return typed && priceToWire(typed.price);
        }
        case "gap":
            return /^\d{1,6}(\.\d{1,4})?$/.test(bare) ? bare : null;
        case "size":
        case "percent": {
            const size = parseTypedSize(bare);
            return size === null || size === 0 ? null : sizeToWire(size);
        }
        default:
            return null;
    }
}

/** An alert's number as it is shown. */
export function shownAlertValue(kind: AlertKind, market: MarketKind | undefined, format: OddsFormat, value: string) {
    switch (ALERT_KINDS[kind].number) {
        case "price":
            return market === undefined || value === "" ? value : formatPrice(market, parsePrice(value), format);
        case "percent":
            return value + "\u00a0%";
        default:
            return value;
    }
}
