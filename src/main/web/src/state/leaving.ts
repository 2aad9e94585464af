import { isInPosition, type SentBet } from "../domain/leaving.ts";
import type { OwnState } from "../domain/orders.ts";
import { isOpen } from "../domain/ownOrder.ts";
import type { SelectionProfit } from "../domain/standing.ts";
import type { MarketKind } from "../domain/units.ts";
import { createStore, type Store } from "./store.ts";

/** The last cash-out of a market that was sent from this page. */
export interface Leaving {
    readonly kind: MarketKind;
    readonly bets: readonly SentBet[];
    /** What the user had on each selection when it was sent. */
    readonly before: readonly SelectionProfit[];
    readonly sentAt: number;
}

/** By market. */
export const leaving: Store<ReadonlyMap<string, Leaving>> = createStore<ReadonlyMap<string, Leaving>>(new Map());

/** When other orders of the user move the position the other way, it never shows all that was matched. */
const LONGEST_MS = 20_000;

export function remember(marketId: string, sent: Leaving): void {
    leaving.update((now) => new Map(now).set(marketId, sent));
}

/**
 * Whether another cash-out would count something twice: an order of the last one is undecided, or the position does not
 * show yet what was matched.
 */
export function isUnderWay(sent: Leaving | undefined, marketId: string, own: OwnState, now: number): boolean {
    if (sent === undefined) {
        return false;
    }
    const position = own.markets.get(marketId)?.bySelection ?? [];
    return sent.bets.some(({ clientOrderId, selection, side }) => {
        const order = own.orders.get(clientOrderId);
        if (order === undefined) {
            return false;
        }
        if (isOpen(order)) {
            return true;
        }
        const before = sent.before[selection];
        const after = position[selection];
        return before !== undefined && after !== undefined && now - sent.sentAt < LONGEST_MS &&
            !isInPosition(sent.kind, side, order.matched, before, after);
    });
}
