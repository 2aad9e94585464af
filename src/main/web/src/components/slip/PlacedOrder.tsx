import type { Market } from "../../api/types.ts";
import { formatSize } from "../../domain/money.ts";
import { formatPrice } from "../../domain/odds.ts";
import type { OwnState } from "../../domain/orders.ts";
import { own } from "../../state/live.ts";
import { followMoves, type Moved, moves } from "../../state/moves.ts";
import { canSendAgain, sendAgain } from "../../state/ordering.ts";
import { useStore } from "../../state/store.ts";
import type { OwnOrder } from "../../domain/ownOrder.ts";
import { useKnownMarket } from "../../state/markets.ts";
import { betName, openDeal } from "../betName.ts";
import { useNow } from "../LiveStatus.tsx";
import { usePriceFormat } from "../Price.tsx";

/** What has become of the order just sent, wherever it was moved since. */
export function PlacedOrder({ clientOrderId: sent }: { clientOrderId: string }) {
    const mine = useStore(own);
    const moved = followMoves(useStore(moves), sent);
    const { clientOrderId } = moved;
    const order = mine.orders.get(clientOrderId);
    const market = useKnownMarket(order?.marketId);
    const delayed = order?.status === "DELAYED";
    const now = useNow(delayed ? 250 : null);
    if (order === undefined) {
        return null;
    }
    const left = Math.ceil((Date.parse(order.placedAt) + (market?.betDelaySeconds ?? 0) * 1_000 - now) / 1_000);
    return (
        <div class="banner" data-tone={toneOf(order)} role="status">
            <span>
                {market !== undefined && <MoveWords market={market} order={order} moved={moved} mine={mine} />}
                {!moved.moving && (delayed && left > 0 ? `In-play delay: ${left} s to go.` : wordsOf(order))}
            </span>
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

interface MoveProps {
    market: Market;
    /** What it is now. */
    order: OwnOrder;
    moved: Moved;
    mine: OwnState;
}

/** Where the order went, with a link to what it is there. */
function MoveWords({ market, order, moved, mine }: MoveProps) {
    const format = usePriceFormat(market.kind);
    const { selectionId, side, orderId } = order;
    if (moved.price === null) {
        return null;
    }
    const deal = openDeal(mine, market, selectionId, side);
    const price = formatPrice(market.kind, betName(market.kind, side, moved.price, "", deal).price, format);
    const before = moved.before.reduce((sum, id) => sum + (mine.orders.get(id)?.matched ?? 0), 0);
    return (
        <>
            {before > 0 && `${formatSize(before)} matched before. `}
            {moved.moving || orderId === null ? `Moving to ${price}. ` : (
                <>
                    <a href={"/orders/" + orderId}>Moved to {price}</a>.{" "}
                </>
            )}
        </>
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
