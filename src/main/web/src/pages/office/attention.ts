import type { MarketStatus, MarketSummary } from "../../api/types.ts";

/** What somebody of the staff should look at, most urgent first. */
const WAITING: readonly MarketStatus[] = ["DISPUTED", "PROPOSED", "CLOSED", "SUSPENDED", "SETTLING"];

export const ATTENTION_WORDS: Partial<Record<MarketStatus, string>> = {
    DISPUTED: "A dispute needs an answer",
    PROPOSED: "A result waits for approval or its window",
    CLOSED: "No result yet",
    SUSPENDED: "Takes no orders",
    SETTLING: "Being paid out",
};

/** The markets that wait for a person, by how urgent that is and then the oldest first. */
export function waiting(markets: readonly MarketSummary[]): MarketSummary[] {
    return markets
        .filter((market) => WAITING.includes(market.status))
        .sort((one, other) =>
            WAITING.indexOf(one.status) - WAITING.indexOf(other.status) || one.createdAt.localeCompare(other.createdAt)
        );
}

/** How many markets are in each status. */
export function counts(markets: readonly MarketSummary[]): Map<MarketStatus, number> {
    const found = new Map<MarketStatus, number>();
    for (const market of markets) {
        found.set(market.status, (found.get(market.status) ?? 0) + 1);
    }
    return found;
}
