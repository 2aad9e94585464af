import assert from "node:assert/strict";
import type { Market } from "../../api/types.ts";
import { NOTHING_SAID, resolutionOf, resultWords } from "./outcome.ts";

const market = {
    numberOfWinners: 1,
    selections: [{ id: "a", name: "Ann", removed: false }, { id: "b", name: "Ben", removed: false }],
} as unknown as Market;

Deno.test("a result needs winners and a reason", () => {
    assert.deepEqual(resolutionOf(market, NOTHING_SAID), { missing: "Choose who won, or void the market." });
    assert.ok("missing" in resolutionOf(market, { ...NOTHING_SAID, winners: ["a"], reason: "  " }));
    assert.ok(
        "missing" in resolutionOf({ ...market, numberOfWinners: 2 }, { ...NOTHING_SAID, winners: ["a"], reason: "x" }),
    );
    assert.deepEqual(resolutionOf(market, { ...NOTHING_SAID, winners: ["a"], reason: " 2-1 " }), {
        body: { winners: ["a"], reason: "2-1" },
    });
});

Deno.test("evidence is an address or a text, and a void market has no winners", () => {
    const said = { void: true, winners: ["a"], reason: "rain", evidence: "https://example.org/x" };
    assert.deepEqual(resolutionOf(market, said), {
        body: { void: true, reason: "rain", evidence: { url: "https://example.org/x" } },
    });
    assert.deepEqual(resolutionOf(market, { ...said, evidence: "seen it" }), {
        body: { void: true, reason: "rain", evidence: { text: "seen it" } },
    });
});

Deno.test("a result is told by names, shares of a dead heat with what they pay", () => {
    const payouts = [{ selectionId: "a", payout: "0.5000" }, { selectionId: "b", payout: "0.5000" }];
    const told = (resolution: Market["resolution"]) => resultWords({ ...market, resolution });
    assert.equal(told({ void: false, payouts, reason: "x" }), "Ann (pays 0.5000), Ben (pays 0.5000)");
    assert.equal(told({ void: false, payouts: [{ selectionId: "b", payout: "1.0000" }], reason: "x" }), "Ben");
    assert.equal(told({ void: true, reason: "x" }), "Void: every stake goes back");
    assert.equal(resultWords(market), "");
});
