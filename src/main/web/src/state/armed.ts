import { createStore, type Store } from "./store.ts";

/** One click on a price places an order; for one market, with one stake, and not for long. */
export interface Armed {
    readonly marketId: string;
    /** As typed: backer's stake, contracts or shares. */
    readonly stake: string;
    readonly until: number;
}

/** Without a click for so long it is off again. */
export const IDLE_MS = 10 * 60_000;
/** A second click within this time is a double click, not a second bet. */
export const LOCK_MS = 250;

export const armed: Store<Armed | null> = createStore<Armed | null>(null);

let timer: ReturnType<typeof setTimeout> | undefined;
let lockedUntil = 0;

export function arm(marketId: string, stake: string): void {
    armed.set({ marketId, stake, until: Date.now() + IDLE_MS });
    clearTimeout(timer);
    timer = setTimeout(disarm, IDLE_MS);
}

export function disarm(): void {
    clearTimeout(timer);
    armed.set(null);
}

/** What a click places now, null when it is not armed; begins the time in which the next one does nothing at all. */
export function fire(marketId: string, now = Date.now()): Armed | "locked" | null {
    const state = armed.get();
    if (state === null || state.marketId !== marketId || now >= state.until) {
        return null;
    }
    if (now < lockedUntil) {
        return "locked";
    }
    lockedUntil = now + LOCK_MS;
    arm(marketId, state.stake);
    return state;
}
