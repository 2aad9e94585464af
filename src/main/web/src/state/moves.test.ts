import { deepStrictEqual as same } from "node:assert/strict";
import { followMoves } from "./moves.ts";

Deno.test("an order is followed over its moves to what it is now", () => {
    const all = new Map([["a", { price: 32_500, to: "b" }], ["b", { price: 34_000, to: "c" }]]);
    same(followMoves(all, "a"), { clientOrderId: "c", before: ["a", "b"], price: 34_000, moving: false });
    same(followMoves(all, "c"), { clientOrderId: "c", before: [], price: null, moving: false });
});

Deno.test("until the old order is cancelled it is the one that is shown", () => {
    const all = new Map([["a", { price: 32_500, to: "b" }], ["b", { price: 34_000, to: null }]]);
    same(followMoves(all, "a"), { clientOrderId: "b", before: ["a"], price: 34_000, moving: true });
});
