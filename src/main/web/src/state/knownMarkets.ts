import { useEffect } from "preact/hooks";
import type { Market } from "../api/types.ts";
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
        const market = await client.ask<Market>("/markets/" + encodeURIComponent(id));
        known.update((now) => new Map(now).set(id, { market, at: Date.now() }));
    } catch {
        // Without its definition a market is called by its id; the next page that shows it asks again.
    }
}
