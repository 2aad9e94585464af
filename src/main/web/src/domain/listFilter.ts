import { eventKey, type EventOf, isInPlay } from "./events.ts";
import type { MarketKind } from "./units.ts";

/** Which markets the list shows; all of it stands in the address, so that a view can be shared. */
export interface ListFilter {
    readonly kind: MarketKind | null;
    readonly inPlay: boolean;
    readonly favourites: boolean;
    /** Those that are settled or void, and only those. */
    readonly over: boolean;
    readonly words: string;
    readonly event: EventOf | null;
}

export const NO_FILTER: ListFilter = {
    kind: null,
    inPlay: false,
    favourites: false,
    over: false,
    words: "",
    event: null,
};

export const KINDS: readonly MarketKind[] = ["ODDS", "YES_NO", "SPOT"];

const on = (query: URLSearchParams, name: string): boolean => query.get(name) === "true";

/** What the address asks for; what it asks for wrongly is left out. */
export function readFilter(query: URLSearchParams): ListFilter {
    const name = query.get("event") ?? "";
    const start = query.get("start");
    return {
        kind: KINDS.find((kind) => kind === query.get("kind")) ?? null,
        inPlay: on(query, "inPlay"),
        favourites: on(query, "favourites"),
        over: on(query, "over"),
        words: (query.get("q") ?? "").trim(),
        event: name === ""
            ? null
            : { name, startsAt: start === null || Number.isNaN(Date.parse(start)) ? undefined : start },
    };
}

/** The address of the list with this filter. */
export function filterAddress(filter: Partial<ListFilter>): string {
    const { kind, inPlay, favourites, over, words, event } = { ...NO_FILTER, ...filter };
    const query = new URLSearchParams();
    if (kind !== null) query.set("kind", kind);
    if (inPlay) query.set("inPlay", "true");
    if (favourites) query.set("favourites", "true");
    if (over) query.set("over", "true");
    if (words !== "") query.set("q", words);
    if (event !== null) query.set("event", event.name);
    if (event?.startsAt !== undefined) query.set("start", event.startsAt);
    const text = query.toString();
    return text === "" ? "/" : "/?" + text;
}

interface Listed {
    readonly marketId: string;
    readonly event: EventOf;
    readonly inPlay: boolean;
    readonly status: string;
}

/** What of the server's answer the filter lets through; kind, words and over it has seen to already. */
export function passes(filter: ListFilter, favourites: readonly string[], market: Listed): boolean {
    return (!filter.inPlay || isInPlay(market)) && (!filter.favourites || favourites.includes(market.marketId)) &&
        (filter.event === null || eventKey(filter.event) === eventKey(market.event));
}
