import type { Price } from "../domain/units.ts";
import { createStore, type Store } from "./store.ts";

/** An order that was cancelled only to be placed at another price. */
export interface Move {
    readonly price: Price;
    /** Client order id of what it has become; null while the old order is being cancelled. */
    readonly to: string | null;
}

/** Moves by the client order id of what was moved, since the page was opened. */
export const moves: Store<ReadonlyMap<string, Move>> = createStore<ReadonlyMap<string, Move>>(new Map());

export function setMove(clientOrderId: string, move: Move): void {
    moves.update((now) => new Map(now).set(clientOrderId, move));
}

/** It was not moved after all. */
export function forgetMove(clientOrderId: string): void {
    moves.update((now) => new Map([...now].filter(([id]) => id !== clientOrderId)));
}

/** What an order has become over all its moves, with what it was before, oldest first. */
export interface Moved {
    readonly clientOrderId: string;
    readonly before: readonly string[];
    /** The price of the last move; null where there was none. */
    readonly price: Price | null;
    /** Whether the last move is under way still. */
    readonly moving: boolean;
}

export function followMoves(all: ReadonlyMap<string, Move>, clientOrderId: string): Moved {
    const before: string[] = [];
    let id = clientOrderId;
    let last: Move | undefined;
    for (let next = all.get(id); next !== undefined; next = next.to === null ? undefined : all.get(next.to)) {
        last = next;
        if (next.to !== null) {
            before.push(id);
            id = next.to;
        }
    }
    return { clientOrderId: id, before, price: last?.price ?? null, moving: last !== undefined && last.to === null };
}
