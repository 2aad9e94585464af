import { deepStrictEqual as same, strictEqual as is } from "node:assert/strict";
import type { RunnerView } from "./book.ts";
import * as ladder from "./ladder.ts";
import { ODDS_TICKS, ticksOf } from "./ticks.ts";

function runner(back: number | null, lay: number | null, ltp: number | null = null): RunnerView {
    const level = (price: number | null) => price === null ? [] : [{ price, size: 500, wire: "" }];
    return { id: "a", ltp, tv: 0, backs: level(back), lays: level(lay) };
}

const prices = (of: ladder.Ladder) => ladder.ladderRows(of, null).map(({ price }) => price);

Deno.test("the centre is the last trade if it is within the offers, else between them", () => {
    is(ladder.centreOf(runner(23_200, 23_600, 23_400), ODDS_TICKS), 23_400);
    is(ladder.centreOf(runner(23_200, 24_000, 30_000), ODDS_TICKS), 23_600);
    is(ladder.centreOf(runner(23_200, null, 90_000), ODDS_TICKS), 23_200);
    is(ladder.centreOf(runner(null, null, 30_000), ODDS_TICKS), 30_000);
    is(ladder.centreOf(runner(null, null), ODDS_TICKS), null);
    is(ladder.centreOf(null, ODDS_TICKS), null);
});

Deno.test("rows go from the highest price down, around the centre", () => {
    same(prices(ladder.createLadder(ODDS_TICKS, 5, 20_000)), [20_400, 20_200, 20_000, 19_900, 19_800]);
    same(prices(ladder.createLadder(ODDS_TICKS, 3, 10_100)), [10_300, 10_200, 10_100]);
    same(prices(ladder.createLadder(ODDS_TICKS, 3, 10_000_000)), [10_000_000, 9_900_000, 9_800_000]);
    is(prices(ladder.createLadder(ticksOf("YES_NO", 1_000), 50, 5_000)).length, 9);
    same(prices(ladder.createLadder(ticksOf("SPOT", 500), 3, null)), [1_500, 1_000, 500]);
});

Deno.test("no row moves under the pointer, however far the market goes", () => {
    let window = ladder.pointerEntered(ladder.createLadder(ODDS_TICKS, 11, 20_000));
    const before = prices(window);
    for (const centre of [21_000, 40_000, 10_100, 9_000_000]) {
        window = ladder.follow(window, centre, 1_000_000);
        same(prices(window), before);
    }
    same(ladder.markerOf(window, 9_000_000), { where: "above", ticks: 339 - 104 });
    same(ladder.markerOf(window, 10_100), { where: "below", ticks: 94 });
    same(ladder.markerOf(window, 20_400), { where: "inside", ticks: 0 });
});

Deno.test("it follows once the pointer has been away for two seconds", () => {
    const left = ladder.pointerLeft(ladder.pointerEntered(ladder.createLadder(ODDS_TICKS, 11, 20_000)), 5_000);
    is(ladder.followsIn(left, 30_000, 5_500), 1_500);
    is(ladder.follow(left, 30_000, 6_999), left);
    same(prices(ladder.follow(left, 30_000, 7_000))[5], 30_000);
    is(ladder.followsIn(ladder.pointerEntered(left), 30_000, 9_000), null);
});

Deno.test("a market that stays in the middle half moves nothing", () => {
    const window = ladder.createLadder(ODDS_TICKS, 12, 20_000);
    is(ladder.follow(window, 20_400, 0), window);
    is(ladder.followsIn(window, null, 0), null);
    is(ladder.follow(window, 30_000, 0) === window, false);
    const bottom = ladder.createLadder(ODDS_TICKS, 12, 10_100);
    is(ladder.follow(bottom, 10_100, 0), bottom);
});

Deno.test("key and wheel move the window at once, within the table", () => {
    const window = ladder.pointerEntered(ladder.createLadder(ODDS_TICKS, 5, 20_000));
    is(prices(ladder.recentre(window, 30_000))[2], 30_000);
    is(prices(ladder.scroll(window, 2))[0], 20_800);
    is(ladder.scroll(ladder.scroll(window, -1_000), 0).low, 0);
    is(ladder.scroll(window, 0), window);
});

Deno.test("a row has what is offered and own orders", () => {
    const window = ladder.createLadder(ODDS_TICKS, 3, 20_000);
    const own = [
        { clientOrderId: "1", side: "BACK", price: 20_200, size: 300 },
        { clientOrderId: "2", side: "BACK", price: 20_200, size: 200 },
        { clientOrderId: "3", side: "LAY", price: 19_900, size: 100 },
    ] as const;
    const rows = ladder.ladderRows(window, runner(20_000, 20_200, 20_000), own);
    same(rows.map(({ toBack, toLay }) => [toBack, toLay]), [[0, 500], [500, 0], [0, 0]]);
    same(rows.map(({ ownBack, ownLay }) => [ownBack, ownLay]), [[500, 0], [0, 0], [0, 100]]);
    same(rows[0]!.own, ["1", "2"]);
    same(rows.map((row) => [row.isLast, row.isBestBack, row.isBestLay]), [
        [false, false, true],
        [true, true, false],
        [false, false, false],
    ]);
});

Deno.test("rows in which nothing changed are the same objects", () => {
    const window = ladder.createLadder(ODDS_TICKS, 5, 20_000);
    const before = ladder.ladderRows(window, runner(20_000, 20_200));
    const after = ladder.ladderRows(window, runner(19_900, 20_200), [], before);
    same(after.map((row, i) => row === before[i]), [true, true, false, false, true]);
});
