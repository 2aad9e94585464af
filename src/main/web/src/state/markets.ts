import { useEffect } from "preact/hooks";
import type { Market } from "../api/types.ts";
import { useLoaded } from "./loading.ts";
import { client } from "./session.ts";
import { createStore, type Store, useStore } from "./store.ts";

interface Known {
    market: Market;
    at: number;
}

const FRESH_MS = 30_000;
const AT_ONCE = 4;

const known: Store<ReadonlyMap<string, Known>> = createStore<ReadonlyMap<string, Known>>(new Map());
const waiting: string[] = [];
const underWay = new Set<string>();

/** The markets of these ids as far as they are known; those that are not, or not any more, are asked for. */
export function useMarkets(ids: readonly string[]): (id: string) => Market | undefined {
    const markets = useStore(known);
    const wanted = [...new Set(ids)].sort().join(" ");
    useEffect(() => wanted === "" ? undefined : want(wanted.split(" ")), [wanted]);
    return (id) => markets.get(id)?.market;
}

function want(ids: readonly string[]): void {
    const now = Date.now();
    for (const id of ids) {
        const at = known.get().get(id)?.at ?? -Infinity;
        if (now - at > FRESH_MS && !underWay.has(id) && !waiting.includes(id)) {
            waiting.push(id);
        }
    }
    work();
}

function work(): void {
    while (underWay.size < AT_ONCE) {
        const id = waiting.shift();
        if (id === undefined) {
            return;
        }
        underWay.add(id);
        void load(id).finally(() => {
            underWay.delete(id);
            work();
        });
    }
}

async function load(id: string): Promise<void> {
    try {
        keep(await ask(id));
    } catch {
        // Without its definition a market is called by its id; the next page that shows it asks again.
    }
}

function ask(id: string, signal?: AbortSignal): Promise<Market> {
    return client.ask<Market>("/markets/" + encodeURIComponent(id), { signal });
}

function keep(market: Market): Market {
    known.update((now) => new Map(now).set(market.marketId, { market, at: Date.now() }));
    return market;
}

/** A market as it was when it was last looked at; nobody is asked. */
export function useSeenMarket(marketId: string): Market | undefined {
    return useStore(known).get(marketId)?.market;
}

/** One of them; undefined while it is not known. */
export function useKnownMarket(marketId: string | undefined): Market | undefined {
    const market = useMarkets(marketId === undefined ? [] : [marketId]);
    return marketId === undefined ? undefined : market(marketId);
}

/** A market with all its terms, asked again when its version changes and every few seconds while it is being ended. */
export function useMarket(marketId: string, version: number | undefined, everyMs: number | undefined) {
    return useLoaded(async (signal) => keep(await ask(marketId, signal)), [marketId, version ?? 0], everyMs);
}
