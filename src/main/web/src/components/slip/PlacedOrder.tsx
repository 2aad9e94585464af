import { formatSize } from "../../domain/money.ts";
import { own } from "../../state/live.ts";
import { canSendAgain, sendAgain } from "../../state/ordering.ts";
import { useStore } from "../../state/store.ts";
import type { OwnOrder } from "../../domain/ownOrder.ts";
import { useKnownMarket } from "../../state/markets.ts";
import { useNow } from "../LiveStatus.tsx";

/** What has become of the order just sent. */
export function PlacedOrder({ clientOrderId }: { clientOrderId: string }) {
    const order = useStore(own).orders.get(clientOrderId);
    const market = useKnownMarket(order?.marketId);
    const delayed = order?.status === "DELAYED";
    const now = useNow(delayed ? 250 : null);
    if (order === undefined) {
        return null;
    }
    const left = Math.ceil((Date.parse(order.placedAt) + (market?.betDelaySeconds ?? 0) * 1_000 - now) / 1_000);
    return (
        <div class="banner" data-tone={toneOf(order)} role="status">
            <span>{delayed && left > 0 ? `In-play delay: ${left} s to go.` : wordsOf(order)}</span>
            {order.phase === "absent" && canSendAgain(clientOrderId) && (
                <button
                    type="button"
                    class="button button-small"
                    onClick={() => void sendAgain(order)}
                >
                    Place it again
                </button>
            )}
        </div>
    );
}

function toneOf(order: OwnOrder): "good" | "warn" | "bad" | undefined {
    if (order.phase === "sending") {
        return undefined;
    }
    if (order.phase === "checking" || order.phase === "absent" || order.status === "PENDING") {
        return "warn";
    }
    return ["LAPSED", "EXPIRED", "REJECTED", "VOIDED"].includes(order.status) ? "warn" : "good";
}

/** Where an order is, in words. */
export function wordsOf(order: OwnOrder): string {
    switch (order.phase) {
        case "sending":
            return "Sending";
        case "checking":
            return "Checking... We do not know yet whether it was placed.";
        case "absent":
            return "It was not placed.";
        case "refused":
            return "Refused.";
        case "known":
            return knownWords(order);
    }
}

function knownWords(order: OwnOrder): string {
    const matched = order.matched > 0 ? formatSize(order.matched) + " matched" : "Nothing matched";
    switch (order.status) {
        case "PENDING":
            return "Checking... The exchange has it and has not decided yet.";
        case "DELAYED":
            return "Waiting out the in-play delay.";
        case "OPEN":
            return order.matched > 0
                ? `${matched}, ${formatSize(order.remaining)} waiting.`
                : `Placed. ${formatSize(order.remaining)} waiting to be matched.`;
        case "FILLED":
            return matched + ".";
        case "CANCELLED":
            return `${matched}, ${formatSize(order.cancelled)} cancelled.`;
        case "LAPSED":
        case "EXPIRED":
            return `${matched}, ${formatSize(order.lapsed)} lapsed.`;
        case "VOIDED":
            return "Void.";
        case "REJECTED":
            return "Refused.";
    }
}
