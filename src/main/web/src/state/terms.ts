import type { Market } from "../api/types.ts";
import { parsePrice } from "../domain/money.ts";
import type { MarketTerms } from "../domain/standing.ts";
import { ticksOf, type TickTable } from "../domain/ticks.ts";

const bps = (percent: string | undefined): number => Math.round(Number(percent ?? "0") * 100);

/** What a market's arithmetic depends on. */
export function termsOf(market: Market): MarketTerms {
    return {
        kind: market.kind,
        selections: market.selections.map(({ id, removed }) => ({ id, removed })),
        numberOfWinners: market.numberOfWinners,
        exhaustive: market.exhaustive,
        commissionBps: bps(market.commissionPercent),
        takerFeeBps: bps(market.takerFeePercent),
    };
}

/** The prices a market may trade at. */
export function tableOf(market: Market): TickTable {
    return ticksOf(market.kind, market.tickSize === undefined ? 0 : parsePrice(market.tickSize));
}

export function selectionName(market: Pick<Market, "selections">, selectionId: string): string {
    return market.selections.find(({ id }) => id === selectionId)?.name ?? selectionId;
}
