import type { Market } from "../../api/types.ts";
import { client } from "../../state/session.ts";

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
