import { deepStrictEqual as same, strictEqual as is } from "node:assert/strict";
import { contractsHeld, dealName, dealOf, dealsOf, saleProfit, together } from "./contracts.ts";
import { selectionWith } from "./standing.ts";

const nothing = { ifWin: 0n, ifLose: 0n };
const micros = (units: number) => BigInt(Math.round(units * 1_000_000));

Deno.test("what is held does not depend on what it was bought for", () => {
    const once = selectionWith("YES_NO", nothing, { side: "BUY", price: 4_000, size: 1_000 });
    is(contractsHeld(once), 1_000);
    const twice = selectionWith("YES_NO", once, { side: "SELL", price: 5_500, size: 1_500 });
    is(contractsHeld(twice), -500);
    is(contractsHeld(nothing), 0);
});

Deno.test("a sale of yes that is held is a sale, of more than is held the rest buys no", () => {
    same(dealOf("SELL", 1_000, 2_500), { sold: 1_000, bought: 0 });
    same(dealOf("SELL", 1_000, 400), { sold: 400, bought: 600 });
    same(dealOf("SELL", 1_000, 0), { sold: 0, bought: 1_000 });
    same(dealOf("SELL", 1_000, -300), { sold: 0, bought: 1_000 });
    same(dealOf("BUY", 1_000, -300), { sold: 300, bought: 700 });
    same(dealOf("BUY", 1_000, 300), { sold: 0, bought: 1_000 });
});

Deno.test("what open sales have spoken for is not there for another", () => {
    same(dealOf("SELL", 1_000, 1_500, 1_000), { sold: 500, bought: 500 });
    same(dealOf("SELL", 1_000, 500, 1_000), { sold: 0, bought: 1_000 });
});

Deno.test("a deal is called by what it does to the user, and by both names where that is not known", () => {
    same(dealName("SELL", dealOf("SELL", 10, 10)), { contract: "Yes", words: "Sell Yes", also: null });
    same(dealName("SELL", dealOf("SELL", 10, 0)), { contract: "No", words: "Buy No", also: null });
    same(dealName("SELL", dealOf("SELL", 10, 4)), { contract: "Yes", words: "Sell Yes", also: "and buy No" });
    same(dealName("SELL", null), { contract: "Yes", words: "Sell Yes", also: "= buy No" });
    same(dealName("BUY", dealOf("BUY", 10, -10)), { contract: "No", words: "Sell No", also: null });
    same(dealName("BUY", dealOf("BUY", 10, 0)), { contract: "Yes", words: "Buy Yes", also: null });
});

Deno.test("ten yes bought at 0.43 and sold at 0.55 bring 5.50, which is 1.20 more than they cost", () => {
    const held = selectionWith("YES_NO", nothing, { side: "BUY", price: 4_300, size: 1_000 });
    same(saleProfit("SELL", 5_500, 1_000, held), { proceeds: micros(5.5), profit: micros(1.2) });
    same(saleProfit("SELL", 5_500, 250, held), { proceeds: micros(1.375), profit: micros(0.3) });
});

Deno.test("no contracts are sold by buying yes: bought at 0.60, sold at 0.45 they lose 1.50 in ten", () => {
    const held = selectionWith("YES_NO", nothing, { side: "SELL", price: 4_000, size: 1_000 });
    same(saleProfit("BUY", 5_500, 1_000, held), { proceeds: micros(4.5), profit: micros(-1.5) });
});

Deno.test("a share of the cost that is no whole micro is rounded against the user", () => {
    const held = { ifWin: 2n * 10_000n, ifLose: -10_000n };
    is(contractsHeld(held), 3);
    is(saleProfit("SELL", 5_000, 1, held).profit, 5_000n - 3_334n);
});

Deno.test("matches of the past are what they were to the user at that time", () => {
    const match = (side: "BUY" | "SELL", size: number, selectionId = "a") => ({ side, size, selectionId });
    const newestFirst = [match("SELL", 10), match("BUY", 8), match("SELL", 8, "b"), match("SELL", 6), match("BUY", 4)];
    same(dealsOf(newestFirst), [
        { sold: 6, bought: 4 },
        { sold: 2, bought: 6 },
        { sold: 0, bought: 8 },
        { sold: 4, bought: 2 },
        { sold: 0, bought: 4 },
    ]);
    same(together(dealsOf(newestFirst).slice(0, 2)), { sold: 8, bought: 10 });
});
