import assert from "node:assert/strict";
import type { MarketStatus, MarketSummary } from "../../api/types.ts";
import { counts, waiting } from "./attention.ts";

const market = (marketId: string, status: MarketStatus, createdAt: string): MarketSummary => ({
    marketId,
    kind: "ODDS",
    name: "Match odds",
    event: { name: marketId },
    status,
    inPlay: false,
    version: 1,
    createdAt,
    bookSeq: 0,
    prices: [],
});

Deno.test("disputes come first, then the oldest; what runs by itself is left out", () => {
    const all = [
        market("open", "OPEN", "1"),
        market("closed", "CLOSED", "2"),
        market("later", "PROPOSED", "4"),
        market("earlier", "PROPOSED", "3"),
        market("disputed", "DISPUTED", "9"),
        market("settled", "SETTLED", "0"),
    ];
    assert.deepEqual(waiting(all).map((each) => each.marketId), ["disputed", "earlier", "later", "closed"]);
    assert.equal(counts(all).get("PROPOSED"), 2);
    assert.equal(counts(all).get("VOIDED"), undefined);
});
