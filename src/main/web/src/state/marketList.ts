import { askWhole, type Whole } from "../api/page.ts";
import type { MarketSummary } from "../api/types.ts";
import { type EventOf, isSameEvent } from "../domain/events.ts";
import type { ListFilter } from "../domain/listFilter.ts";
import { type Loaded, useLoaded } from "./loading.ts";
import { client } from "./session.ts";

const EVERY_MS = 10_000;
const MOST = 1_000;
const MOST_OVER = 200;

/** The markets that a filter asks the server for: those that go on, or the newest of those that are over. */
export function useMarketList({ kind, over, words, event }: ListFilter): Loaded<Whole<MarketSummary>> {
    const name = over ? event?.name : undefined;
    return useLoaded(
        (signal) =>
            askWhole<MarketSummary>(
                client,
                "/markets",
                { kind: kind ?? undefined, q: words, over: String(over), event: name },
                over ? MOST_OVER : MOST,
                signal,
            ),
        [kind, over, words, name],
        EVERY_MS,
    );
}

/** The markets of an event, and when else there is one of its name. */
export interface EventMarkets {
    readonly markets: readonly MarketSummary[];
    readonly others: readonly EventOf[];
}

const OVER_SHOWN = 50;

/** All markets of an event, also when they are over. */
export function useEvent(event: EventOf): Loaded<EventMarkets> {
    const ask = (over: boolean, most: number, signal: AbortSignal) =>
        askWhole<MarketSummary>(client, "/markets", { event: event.name, over: String(over) }, most, signal);
    return useLoaded(
        async (signal) => {
            const [now, over] = await Promise.all([ask(false, MOST, signal), ask(true, OVER_SHOWN, signal)]);
            const all = [...now.items, ...over.items];
            const others = now.items.map((market) => market.event).filter((other) => !isSameEvent(other, event));
            return {
                markets: all.filter((market) => isSameEvent(market.event, event)),
                others: others.filter((one, index) => others.findIndex((other) => isSameEvent(one, other)) === index),
            };
        },
        [event.name, event.startsAt],
        EVERY_MS,
    );
}
