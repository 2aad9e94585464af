import { askWhole } from "../api/page.ts";
import type { Bet, Market } from "../api/types.ts";
import { type Deal, dealsOf, together } from "../domain/contracts.ts";
import { parseSize } from "../domain/money.ts";
import { useLoaded } from "./loading.ts";
import { client } from "./session.ts";

/** Beyond so many matches in a market it is not worked out what each was to the user. */
const MOST = 1_000;
const EVERY_MS = 30_000;

/** What matches and orders of contracts were to the user when they happened; null where that is not known. */
export interface Deals {
    readonly ofBet: (bet: Bet, newestFirst: readonly Bet[]) => Deal | null;
    readonly ofOrder: (order: { orderId: string; sizeMatched: string }) => Deal | null;
}

interface Known {
    readonly byBet: ReadonlyMap<string, Deal>;
    readonly byOrder: ReadonlyMap<string, Deal[]>;
}

/** Asks for all matches in the markets of contracts among these, because each depends on those before it. */
export function useDeals(ids: readonly string[], market: (id: string) => Market | undefined): Deals {
    const wanted = [...new Set(ids)].filter((id) => market(id)?.kind === "YES_NO").sort().join(" ");
    const known = useLoaded((signal) => load(wanted === "" ? [] : wanted.split(" "), signal), [wanted], EVERY_MS);
    return {
        ofBet: (bet, newestFirst) => known.value?.byBet.get(keyOf(bet, newestFirst)) ?? null,
        ofOrder: ({ orderId, sizeMatched }) => {
            const deal = together(known.value?.byOrder.get(orderId) ?? []);
            const size = deal.sold + deal.bought;
            return size > 0 && size === parseSize(sizeMatched) ? deal : null;
        },
    };
}

async function load(ids: readonly string[], signal: AbortSignal): Promise<Known> {
    const byBet = new Map<string, Deal>();
    const byOrder = new Map<string, Deal[]>();
    for (const marketId of ids) {
        const { items, cut } = await askWhole<Bet>(client, "/bets", { marketId }, MOST, signal);
        if (cut) {
            continue;
        }
        dealsOf(items.map((bet) => ({ ...bet, size: parseSize(bet.size) }))).forEach((deal, index) => {
            const bet = items[index]!;
            byBet.set(keyOf(bet, items), deal);
            byOrder.set(bet.orderId, [...(byOrder.get(bet.orderId) ?? []), deal]);
        });
    }
    return { byBet, byOrder };
}

/** A match by its number and its place among those of the same number, from the newest on. */
export function keyOf(bet: Bet, newestFirst: readonly Bet[]): string {
    const alike = newestFirst.filter(({ seq }) => seq === bet.seq);
    return bet.seq + " " + alike.indexOf(bet);
}
