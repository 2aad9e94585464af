import { deepStrictEqual as same, strictEqual as is } from "node:assert/strict";
import { cashOut, leadOf, type Offers, restOf, shareOf, withoutOwn } from "./greenup.ts";
import {
    type MarketTerms,
    selectionWith,
    standingOf,
    standingOfBets,
    standingOfProfits,
    worstProfit,
} from "./standing.ts";

const M = 1_000_000n;
const micros = (units: number) => BigInt(Math.round(units * 1_000_000));

function market(ids: string, over: Partial<MarketTerms> = {}): MarketTerms {
    const selections = [...ids].map((id) => ({ id, removed: false }));
    const exhaustive = selections.length > 1;
    return { kind: "ODDS", selections, numberOfWinners: 1, exhaustive, commissionBps: 0, takerFeeBps: 0, ...over };
}

type Tuple = [price: number, size: number];

function offers(id: string, backs: Tuple[], lays: Tuple[]): Offers {
    const levels = (all: Tuple[]) =>
        all.map(([price, size]) => ({ price: Math.round(price * 10_000), size: Math.round(size * 100) }));
    return { id, backs: levels(backs), lays: levels(lays) };
}

Deno.test("back 100 at 4.70, lay 114.63 at 4.10, 14.63 up either way", () => {
    const terms = market("ab");
    const standing = standingOfProfits(terms, [370n * M, -100n * M])!;
    const out = cashOut(terms, standing, [offers("a", [[4, 500]], [[4.1, 500]])]);
    same(out.bets, [
        {
            selectionId: "a",
            side: "LAY",
            price: 41_000,
            size: 11_463,
            fills: [{ price: 41_000, size: 11_463 }],
            missing: 0,
        },
    ]);
    is(out.locked, micros(14.63));
    is(out.complete, true);
    same(out.after.map(({ profit }) => profit), [micros(14.647), micros(14.63)]);
});

Deno.test("a quarter, half and three quarters of the worked example lock in so much of the way", () => {
    const terms = market("ab");
    const standing = standingOfProfits(terms, [370n * M, -100n * M])!;
    const at = (percent: number) => cashOut(terms, standing, [offers("a", [[4, 500]], [[4.1, 500]])], { percent });
    same([25, 50, 75, 100].map((percent) => at(percent).bets[0]!.size), [2_866, 5_732, 8_598, 11_463]);
    same(at(50).after.map(({ profit }) => profit), [micros(192.308), micros(-42.68)]);
    is(at(50).locked, micros(-42.68));
});

Deno.test("an amount is the most that the order has", () => {
    const terms = market("ab");
    const standing = standingOfProfits(terms, [370n * M, -100n * M])!;
    const lays: Tuple[] = [[4, 60], [4.1, 500]];
    const part = cashOut(terms, standing, [offers("a", [], lays)], { size: 8_000 });
    same(part.bets[0]!.fills, [{ price: 40_000, size: 6_000 }, { price: 41_000, size: 2_000 }]);
    is(part.bets[0]!.missing, 0);
    const more = cashOut(terms, standing, [offers("a", [], [[4.1, 500]])], { size: 90_000 });
    is(more.bets[0]!.size, 11_463);
});

Deno.test("what a book had not enough for is levelled by pressing again", () => {
    const terms = market("ab");
    const before = [{ ifWin: 370n * M, ifLose: -100n * M }, { ifWin: 0n, ifLose: 0n }];
    const first = cashOut(terms, standingOfProfits(terms, [370n * M, -100n * M])!, [offers("a", [], [[4.1, 60]])]);
    is(first.complete, false);
    const rest = selectionWith("ODDS", before[0]!, first.bets[0]!);
    const standing = standingOfProfits(terms, [rest.ifWin, rest.ifLose])!;
    const again = cashOut(terms, standing, [offers("a", [], [[4.1, 500]])]);
    is(first.bets[0]!.size + again.bets[0]!.size, 11_463);
    is(again.locked, micros(14.63));
});

Deno.test("the rest of one order is what was wanted and not matched, of several all that still differs", () => {
    is(restOf([{ wanted: 1_750, matched: 1_750 }]), null);
    same(restOf([{ wanted: 1_750, matched: 1_000 }]), { size: 750 });
    same(restOf([{ wanted: 100, matched: 100 }, { wanted: 50, matched: 0 }]), {});
});

Deno.test("with several winners each selection is levelled by itself, whoever else wins", () => {
    const terms = market("abc", { numberOfWinners: 2 });
    const bySelection = [
        { ifWin: 30n * M, ifLose: -10n * M },
        { ifWin: -20n * M, ifLose: 10n * M },
        { ifWin: 0n, ifLose: 0n },
    ];
    const standing = standingOf(terms, [5n * M, -30n * M, -30n * M], bySelection)!;
    is(worstProfit(terms, standing), -30n * M);
    const books = [offers("a", [], [[3.2, 500]]), offers("b", [[2.5, 500]], [])];
    const one = cashOut(terms, standing, books, { only: "a" });
    same(one.bets.map(({ selectionId, side, size }) => [selectionId, side, size]), [["a", "LAY", 1_250]]);
    same(selectionWith("ODDS", bySelection[0]!, one.bets[0]!), { ifWin: micros(2.5), ifLose: micros(2.5) });
    const all = cashOut(terms, standing, books);
    same(all.bets.map(({ selectionId, size }) => [selectionId, size]), [["a", 1_250], ["b", 1_200]]);
    is(all.spread, 0n);
    is(all.locked, micros(0.5));
});

Deno.test("V13: back 20 at 7.0 is levelled by a lay of 35 at 4.0", () => {
    const terms = market("a");
    const out = cashOut(terms, standingOfProfits(terms, [120n * M, -20n * M])!, [offers("a", [], [[4, 50]])]);
    same(out.bets.map(({ side, size }) => [side, size]), [["LAY", 3_500]]);
    same(out.after.map(({ profit }) => profit), [15n * M, 15n * M]);
    is(out.spread, 0n);
});

Deno.test("a lay is left by a back, at a loss when the odds have risen", () => {
    const terms = market("a");
    const out = cashOut(terms, standingOfProfits(terms, [-30n * M, 10n * M])!, [offers("a", [[3.2, 100]], [])]);
    same(out.bets.map(({ side, size }) => [side, size]), [["BACK", 1_250]]);
    is(out.locked, micros(-2.5));
});

Deno.test("what one price does not have is taken from the next", () => {
    const terms = market("a");
    const lays: Tuple[] = [[4, 20], [4.1, 100]];
    const out = cashOut(terms, standingOfProfits(terms, [120n * M, -20n * M])!, [offers("a", [], lays)]);
    same(out.bets[0]!.fills, [{ price: 40_000, size: 2_000 }, { price: 41_000, size: 1_463 }]);
    is(out.bets[0]!.price, 41_000);
    is(out.bets[0]!.size, 3_463);
    is(out.complete, true);
    is(out.spread < micros(0.05), true);
});

Deno.test("a book without enough is said to be so, with what is left open", () => {
    const terms = market("a");
    const standing = standingOfProfits(terms, [120n * M, -20n * M])!;
    const out = cashOut(terms, standing, [offers("a", [], [[4, 10]])]);
    is(out.complete, false);
    is(out.bets[0]!.size, 1_000);
    is(out.bets[0]!.missing, 2_500);
    same(out.after.map(({ profit }) => profit), [90n * M, -10n * M]);
    is(out.locked, -10n * M);
    const none = cashOut(terms, standing, []);
    same([none.complete, none.bets.length, none.locked], [false, 0, -20n * M]);
});

Deno.test("of several ways out of three outcomes the best is taken", () => {
    const terms = market("abc");
    const standing = standingOfBets(terms, [
        { selectionId: "a", side: "BACK", price: 40_000, size: 1_000 },
        { selectionId: "b", side: "BACK", price: 60_000, size: 1_000 },
    ]);
    // a wins: 20, b wins: 40, c wins: -20. Backing c is cheaper than laying both others.
    const books = [
        offers("a", [[3, 500]], [[4.2, 500]]),
        offers("b", [[5, 500]], [[6.2, 500]]),
        offers("c", [[2.5, 500]], [[2.6, 500]]),
    ];
    const out = cashOut(terms, standing, books);
    const worst = (profits: readonly { profit: bigint }[]) =>
        profits.map(({ profit }) => profit).sort((x, y) => Number(x - y))[0];
    is(out.locked, worst(out.after));
    is(out.complete, true);
    is(out.spread < micros(0.1), true);
    // Everything laid at 4.2 and 6.2 leaves -20 + 40/4.2 + 60/6.2 = -0.80.
    is(out.locked >= micros(-0.81), true);
});

Deno.test("a part of the way leaves the rest at risk", () => {
    const terms = market("a");
    const out = cashOut(terms, standingOfProfits(terms, [120n * M, -20n * M])!, [offers("a", [], [[4, 50]])], {
        percent: 50,
    });
    same(out.bets.map(({ size }) => size), [1_750]);
    same(out.after.map(({ profit }) => profit), [micros(67.5), micros(-2.5)]);
});

Deno.test("contracts are sold at the bids, and the taker fee is paid", () => {
    const terms = market("y", { kind: "YES_NO", takerFeeBps: 700 });
    const standing = standingOfBets(terms, [{ selectionId: "y", side: "BUY", price: 4_000, size: 10_000 }]);
    const out = cashOut(terms, standing, [offers("y", [[0.52, 100]], [[0.5, 100]])]);
    same(out.bets.map(({ side, price, size }) => [side, price, size]), [["SELL", 5_000, 10_000]]);
    is(out.fee, micros(1.75));
    is(out.locked, micros(8.25));
    is(out.spread, 0n);
});

Deno.test("nothing at stake needs no bets", () => {
    const terms = market("ab");
    const out = cashOut(terms, standingOfProfits(terms, null)!, [offers("a", [[2, 10]], [[2.02, 10]])]);
    same([out.bets.length, out.locked, out.complete], [0, 0n, true]);
});

Deno.test("a removed selection is left alone", () => {
    const terms = market("abc", {
        selections: [{ id: "a", removed: false }, { id: "b", removed: false }, { id: "c", removed: true }],
    });
    const standing = standingOfProfits(terms, [10n * M, -10n * M, -10n * M])!;
    const out = cashOut(terms, standing, [offers("a", [], [[2, 50]]), offers("c", [[2, 50]], [[2, 50]])]);
    same(out.bets.map(({ selectionId, size }) => [selectionId, size]), [["a", 1_000]]);
    is(out.locked, 0n);
});

Deno.test("own orders are not offers to oneself", () => {
    const book = offers("a", [[2, 10], [1.99, 5]], [[2.1, 10]]);
    const own = [
        { selectionId: "a", side: "LAY", price: 20_000, size: 1_000 },
        { selectionId: "a", side: "BACK", price: 21_000, size: 400 },
        { selectionId: "b", side: "BACK", price: 21_000, size: 400 },
    ] as const;
    same(withoutOwn(book, own), offers("a", [[1.99, 5]], [[2.1, 6]]));
});

Deno.test("an amount of the largest order is met exactly, and the other orders go as far", () => {
    const terms = market("abc");
    // 100 on a at 4.00 and 60 on b at 3.00: laying b levels it with what the draw, c, brings.
    const standing = standingOfBets(terms, [
        { selectionId: "a", side: "BACK", price: 40_000, size: 10_000 },
        { selectionId: "b", side: "BACK", price: 30_000, size: 6_000 },
    ]);
    const book = [
        offers("a", [[3.9, 1000]], [[4, 30], [4.1, 500]]),
        offers("b", [[2.9, 1000]], [[3, 500]]),
        offers("c", [[1.5, 10]], [[50, 10]]),
    ];
    const full = cashOut(terms, standing, book);
    const lead = leadOf(full.bets)!;
    same([lead.selectionId, lead.side], ["a", "LAY"]);
    for (const size of [1, 2_999, 3_000, 3_001, 5_037, lead.size]) {
        const part = cashOut(terms, standing, book, { share: shareOf("ODDS", lead, size) });
        is(part.bets.find(({ selectionId }) => selectionId === "a")!.size, size);
    }
    const half = cashOut(terms, standing, book, { share: [1n, 2n] });
    same(half.bets, cashOut(terms, standing, book, { percent: 50 }).bets);
    same(half.bets.map(({ selectionId }) => selectionId), ["a", "b"]);
});

Deno.test("an amount counts what the book has not enough for", () => {
    const terms = market("ab");
    const standing = standingOfProfits(terms, [120n * M, -20n * M])!;
    const book = [offers("a", [], [[4, 10]])];
    const lead = leadOf(cashOut(terms, standing, book).bets)!;
    is(lead.size + lead.missing, 3_500);
    const part = cashOut(terms, standing, book, { share: shareOf("ODDS", lead, 1_750) });
    same([part.bets[0]!.size, part.bets[0]!.missing], [1_000, 750]);
    is(leadOf([]), null);
});

Deno.test("a part goes the same way as the whole", () => {
    const terms = market("ab");
    const standing = standingOfProfits(terms, [50n * M, -50n * M])!;
    const book = [offers("a", [[2, 900]], [[2.1, 900]]), offers("b", [[1.95, 900]], [[2.2, 900]])];
    const way = (percent: number) => cashOut(terms, standing, book, { percent }).bets.map((bet) => bet.selectionId);
    same([25, 50, 75].map(way), [way(100), way(100), way(100)]);
});
