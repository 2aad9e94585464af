import { useEffect } from "preact/hooks";
import type { Market } from "../api/types.ts";
import { useLoaded } from "./loading.ts";
import { client } from "./session.ts";
import { createStore, type Store, useStore } from "./store.ts";

/** Markets that were looked at, as they were then. */
export const known: Store<ReadonlyMap<string, Market>> = createStore<ReadonlyMap<string, Market>>(new Map());

const asked = new Set<string>();

function keep(market: Market): Market {
    known.update((now) => new Map(now).set(market.marketId, market));
    return market;
}

/** A market with all its terms, asked again when its version changes and every few seconds while it is being ended. */
export function useMarket(marketId: string, version: number | undefined, everyMs: number | undefined) {
    return useLoaded(
        async (signal) => keep(await client.ask<Market>("/markets/" + encodeURIComponent(marketId), { signal })),
        [marketId, version ?? 0],
        everyMs,
    );
}

/** The same from what was looked at before; asks once when it is not known. */
export function useKnownMarket(marketId: string | undefined): Market | undefined {
    const all = useStore(known);
    useEffect(() => {
        if (marketId !== undefined && !known.get().has(marketId) && !asked.has(marketId)) {
            asked.add(marketId);
            client.ask<Market>("/markets/" + encodeURIComponent(marketId)).then(keep, () => asked.delete(marketId));
        }
    }, [marketId]);
    return marketId === undefined ? undefined : all.get(marketId);
}
