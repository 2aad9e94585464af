import assert from "node:assert/strict";
import { emptyDraft, idOf, newMarketOf } from "./newMarket.ts";

Deno.test("ids are made of names and distinct", () => {
    assert.equal(idOf("Borussia Mönchengladbach", []), "borussia-mo-nchengladbach");
    assert.equal(idOf("The Draw!", []), "the-draw");
    assert.equal(idOf("Yes", ["yes"]), "yes-2");
    assert.equal(idOf("東京", []), "s");
});

Deno.test("only what was filled in is sent, and what its kind knows", () => {
    const draft = { ...emptyDraft("ODDS", "r1"), eventName: " Lions v Bears ", selections: ["Lions", "", "Bears"] };
    assert.deepEqual(newMarketOf(draft), {
        clientRef: "r1",
        kind: "ODDS",
        name: "Match odds",
        event: { name: "Lions v Bears" },
        selections: [{ id: "lions", name: "Lions" }, { id: "bears", name: "Bears" }],
        numberOfWinners: 1,
        commissionPercent: "5",
        approvals: 2,
    });
    const spot = newMarketOf({ ...emptyDraft("SPOT", "r2"), eventName: "Acme", name: "Acme", selections: ["Acme"] });
    assert.deepEqual(spot, {
        clientRef: "r2",
        kind: "SPOT",
        name: "Acme",
        event: { name: "Acme" },
        selections: [{ id: "acme", name: "Acme" }],
        tickSize: "0.01",
        approvals: 2,
    });
});
