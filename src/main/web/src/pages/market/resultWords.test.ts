import { strictEqual as is } from "node:assert/strict";
import type { Market, Resolution } from "../../api/types.ts";
import { standingWords } from "./resultWords.ts";

const SELECTIONS = [{ id: "home", name: "Lazio", removed: false }, { id: "draw", name: "Draw", removed: false }];

const pays = (...payouts: [string, string][]): Resolution => ({
    payouts: payouts.map(([selectionId, payout]) => ({ selectionId, payout })),
    reason: "final whistle",
} as Resolution);

Deno.test("a settled market says who won", () => {
    const decided = { selections: SELECTIONS, resolution: pays(["home", "0"], ["draw", "1"]) };
    is(standingWords(decided, "SETTLED"), "Settled: Draw.");
    is(standingWords(decided, "SETTLING"), "Paying out: Draw.");
    is(
        standingWords({ ...decided, resolution: pays(["home", "0.5"], ["draw", "0.5"]) }, "SETTLED"),
        "Settled: Lazio 0.5, Draw 0.5.",
    );
    is(standingWords({ ...decided, resolution: pays(["home", "0"]) }, "SETTLED"), "Settled: None of them.");
});

Deno.test("a proposal is no result", () => {
    const proposal = { resolution: pays(["home", "1"]) } as Market["proposal"];
    const decided = { selections: SELECTIONS, proposal };
    is(standingWords(decided, "PROPOSED"), "Result proposed: Lazio. It is not final.");
    is(standingWords(decided, "DISPUTED"), "Result disputed: Lazio. It is not final.");
});

Deno.test("without a result the status stands alone", () => {
    is(standingWords({ selections: SELECTIONS }, "SETTLED"), "Settled.");
    is(standingWords({ selections: SELECTIONS }, "CLOSED"), "Closed.");
    is(standingWords({ selections: SELECTIONS }, "VOIDED"), "Void: every bet is off.");
});
