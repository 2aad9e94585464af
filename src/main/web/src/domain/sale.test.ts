import { deepStrictEqual as same, strictEqual as is } from "node:assert/strict";
import { partOf, saleAt } from "./sale.ts";

const bids = (...lays: [number, number][]) => ({
    id: "s",
    backs: [],
    lays: lays.map(([price, size]) => ({ price: Math.round(price * 10_000), size: size * 100 })),
});

Deno.test("shares are sold to the best bids first, down to the price that takes the last of them", () => {
    same(saleAt(bids([10.5, 4], [10.25, 10], [10, 10]), 1_000), {
        limit: 102_500,
        size: 1_000,
        proceeds: 103_500_000n,
        missing: 0,
    });
});

Deno.test("what nobody bids for stays, and without bids nothing is sold", () => {
    same(saleAt(bids([10, 4]), 1_000), { limit: 100_000, size: 400, proceeds: 40_000_000n, missing: 600 });
    same(saleAt(bids(), 1_000), { limit: null, size: 0, proceeds: 0n, missing: 1_000 });
});

Deno.test("a part is rounded down and the whole is the whole", () => {
    is(partOf(333, 25), 83);
    is(partOf(333, 100), 333);
});
