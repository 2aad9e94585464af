import type { Market, MarketSummary } from "../../api/types.ts";
import { client } from "../../state/session.ts";

interface PageOf<T> {
    items: T[];
    nextCursor: string | null;
}

const MOST_PAGES = 20;

/** Every market, up to four thousand. */
export async function allMarkets(signal: AbortSignal): Promise<MarketSummary[]> {
    const found: MarketSummary[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < MOST_PAGES; page++) {
        const query: string = "/markets?limit=200" + (cursor === null ? "" : "&cursor=" + encodeURIComponent(cursor));
        const answer: PageOf<MarketSummary> = await client.ask<PageOf<MarketSummary>>(query, { signal });
        found.push(...answer.items);
        cursor = answer.nextCursor;
        if (cursor === null) {
            break;
        }
    }
    return found;
}

export const oneMarket = (id: string, signal: AbortSignal): Promise<Market> =>
    client.ask<Market>("/markets/" + encodeURIComponent(id), { signal });

/** Does something to a market. */
export const post = (path: string, body: unknown = {}): Promise<unknown> => client.ask(path, { method: "POST", body });

/** A stop that is in force. */
export interface TradingSwitch {
    scope: "EXCHANGE" | "MARKET" | "USER";
    subject?: string;
    mode: "OPEN" | "CANCEL_ONLY" | "KILLED";
    by?: string;
    reason?: string;
    at?: string;
}

export const allSwitches = (signal: AbortSignal): Promise<TradingSwitch[]> =>
    client.ask<{ items: TradingSwitch[] }>("/trading-switches", { signal }).then((value) => value.items);
