import type { Market } from "../api/types.ts";
import { contractPrice, contractsHeld, type Deal, dealName, dealOf } from "../domain/contracts.ts";
import { openOrders, type OwnState } from "../domain/orders.ts";
import type { MarketKind, Price, Side, Size } from "../domain/units.ts";
import type { Slip } from "../state/slip.ts";
import { selectionName } from "../state/terms.ts";
import { betWords } from "./Price.tsx";

/** An order as its owner calls it, with the price that belongs to the name. */
export interface BetName {
    readonly words: string;
    /** What it is besides, or by its other name. */
    readonly also: string | null;
    readonly price: Price;
    /** Whether it is the price of the no, which falls when that of the yes rises. */
    readonly ofNo: boolean;
}

/** The name of an order; of contracts by what it does to those held, null where nobody can tell. */
export function betName(kind: MarketKind, side: Side, price: Price, name: string, deal: Deal | null): BetName {
    if (kind !== "YES_NO") {
        return { words: betWords(kind, side, name), also: null, price, ofNo: false };
    }
    const { contract, words, also } = dealName(side, deal);
    return { words: `${name}: ${words}`, also, price: contractPrice(contract, price), ofNo: contract === "No" };
}

/** Yes contracts of a selection that the user holds, less than zero for no contracts; 0 in other kinds of market. */
export function heldOf(own: OwnState, market: Market, selectionId: string): Size {
    const index = market.selections.findIndex(({ id }) => id === selectionId);
    const profit = own.markets.get(market.marketId)?.bySelection[index];
    return market.kind === "YES_NO" && profit !== undefined ? contractsHeld(profit) : 0;
}

/** What is left of the user's open orders on one side of a selection. */
export function waitingOn(own: OwnState, marketId: string, selectionId: string, side: Side): Size {
    return openOrders(own, marketId)
        .filter((order) => order.selectionId === selectionId && order.side === side)
        .reduce((sum, { remaining }) => sum + remaining, 0);
}

/** What all open orders of a side come to as things stand: the same for each of them, or null where they differ. */
export function openDeal(own: OwnState, market: Market, selectionId: string, side: Side): Deal | null {
    const deal = dealOf(side, waitingOn(own, market.marketId, selectionId, side), heldOf(own, market, selectionId));
    return deal.sold > 0 && deal.bought > 0 ? null : deal;
}

/** What the order in the slip is called, also while no size is typed. */
export function slipName(own: OwnState, market: Market, slip: Slip, size: Size | null): BetName {
    const { kind, selectionId, side, price } = slip;
    return betName(kind, side, price, selectionName(market, selectionId), slipDeal(own, market, slip, size ?? 1));
}

/** What the order in the slip does to contracts that are held and not offered in open orders; null in other kinds. */
export function slipDeal(own: OwnState, market: Market, { kind, side, selectionId }: Slip, size: Size): Deal | null {
    const waiting = waitingOn(own, market.marketId, selectionId, side);
    return kind === "YES_NO" ? dealOf(side, size, heldOf(own, market, selectionId), waiting) : null;
}
