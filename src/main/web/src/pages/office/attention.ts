import type { MarketStatus } from "../../api/types.ts";

/** What a market of this status waits for. */
export const ATTENTION_WORDS: Partial<Record<MarketStatus, string>> = {
    DISPUTED: "A dispute needs an answer",
    PROPOSED: "A result waits for approval or its window",
    CLOSED: "No result yet",
    SUSPENDED: "Takes no orders",
    SETTLING: "Being paid out",
};
