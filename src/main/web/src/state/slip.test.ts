import assert from "node:assert/strict";
import { ODDS_TICKS, ticksOf } from "../domain/ticks.ts";
import { limitOf, measured, picked, sizeOf, termsOfSlip } from "./slip.ts";

const pick = { marketId: "m", selectionId: "home", kind: "ODDS", side: "BACK", price: 25_000, version: 3 } as const;

Deno.test("another price of the same kind keeps what was typed", () => {
    const typed = { ...picked(null, pick), text: "10", choice: "lapse" as const };
    const next = picked(typed, { ...pick, side: "LAY", price: 26_000, version: 4 });
    assert.equal(next.text, "10");
    assert.equal(next.choice, "lapse");
    assert.equal(next.price, 26_000);
    assert.equal(next.version, 4);
});

Deno.test("money in the slip of another kind is not taken for a liability", () => {
    const lay = { ...picked(null, { ...pick, side: "LAY" }), text: "10", measure: "money" as const };
    assert.equal(picked(lay, { ...pick, kind: "SPOT", side: "BUY" }).measure, "size");
});

Deno.test("a liability is turned into the stake that risks no more", () => {
    const lay = { ...picked(null, { ...pick, side: "LAY", price: 41_000 }), text: "10", measure: "money" as const };
    // 3.22 x 3.1 = 9.982, and 3.23 x 3.1 would be 10.013
    assert.equal(sizeOf(lay), 322);
});

Deno.test("nothing sensible typed is no size", () => {
    for (const text of ["", "0", "-1", "abc", "1.234", "1e3"]) {
        assert.equal(sizeOf({ ...picked(null, pick), text }), null, text);
    }
});

Deno.test("what is typed keeps its worth when it means the other thing", () => {
    const lay = { ...picked(null, { ...pick, side: "LAY", price: 30_000 }), text: "1250" };
    const money = measured(lay, "money", 2_500_000_000n);
    assert.equal(money.text, "2500.00");
    assert.equal(sizeOf(money), 125_000);
    assert.equal(measured(money, "size", 2_500_000_000n).text, "1250.00");
});

Deno.test("any price goes five steps against who places it, and only then", () => {
    const take = { ...picked(null, pick), choice: "take" as const };
    assert.equal(limitOf(take, ODDS_TICKS), 24_000);
    assert.equal(limitOf({ ...take, side: "LAY" }, ODDS_TICKS), 26_000);
    assert.equal(limitOf({ ...take, choice: "rest" }, ODDS_TICKS), 25_000);
    const yes = { ...take, kind: "YES_NO" as const, side: "BUY" as const, price: 5_500 };
    assert.equal(limitOf(yes, ticksOf("YES_NO", 100)), 6_000);
});

Deno.test("the exchange is told what to do when the price has moved", () => {
    const rest = { ...picked(null, pick), persist: true, postOnly: true };
    assert.deepEqual(termsOfSlip(rest), {
        marketVersion: 3,
        timeInForce: "GTC",
        onInPlay: "PERSIST",
        postOnly: true,
    });
    assert.deepEqual(termsOfSlip({ ...rest, choice: "lapse" }), { marketVersion: 3, timeInForce: "FOK" });
    assert.deepEqual(termsOfSlip({ ...rest, choice: "take" }), { marketVersion: 3, timeInForce: "IOC" });
});
