import { strictEqual as is, throws } from "node:assert/strict";
import { ODDS_TICKS, shift, snap, tickDown, ticksOf, tickUp } from "./ticks.ts";

Deno.test("the odds ladder has the 350 steps of the field", () => {
    is(ODDS_TICKS.count, 350);
    const known: [number, number][] = [
        [10_100, 0],
        [20_000, 99],
        [20_200, 100],
        [30_000, 149],
        [30_500, 150],
        [40_000, 169],
        [60_000, 189],
        [100_000, 209],
        [200_000, 229],
        [300_000, 239],
        [500_000, 249],
        [1_000_000, 259],
        [1_100_000, 260],
        [10_000_000, 349],
    ];
    for (const [price, index] of known) {
        is(ODDS_TICKS.index(price), index);
        is(ODDS_TICKS.price(index), price);
    }
    for (const off of [20_100, 30_200, 40_500, 102_000, 10_000, 10_010_000, 25_001]) {
        is(ODDS_TICKS.index(off), -1);
    }
    throws(() => ODDS_TICKS.price(350), RangeError);
});

Deno.test("every step is its own nearest, and next and previous are inverse", () => {
    for (let i = 0; i < ODDS_TICKS.count; i++) {
        const price = ODDS_TICKS.price(i);
        is(ODDS_TICKS.nearest(price), i);
        is(tickDown(ODDS_TICKS, tickUp(ODDS_TICKS, price)), i === 349 ? ODDS_TICKS.price(348) : price);
    }
});

Deno.test("off prices go to the nearest step, of two equally near the lower", () => {
    is(snap(ODDS_TICKS, 20_100), 20_000);
    is(snap(ODDS_TICKS, 20_101), 20_200);
    is(snap(ODDS_TICKS, 1), 10_100);
    is(snap(ODDS_TICKS, 99_999_999), 10_000_000);
    is(tickUp(ODDS_TICKS, 20_100), 20_200);
    is(tickDown(ODDS_TICKS, 20_101), 20_000);
});

Deno.test("contracts have multiples of the tick size below 1", () => {
    const cents = ticksOf("YES_NO", 100);
    is(cents.count, 99);
    is(cents.price(0), 100);
    is(cents.price(98), 9_900);
    is(cents.index(5_500), 54);
    is(cents.index(5_550), -1);
    is(cents.index(10_000), -1);
    is(snap(cents, 5_550), 5_500);
    is(snap(cents, 0), 100);
    is(snap(cents, 10_000), 9_900);
    is(tickUp(cents, 9_900), 9_900);
    is(ticksOf("YES_NO", 100), cents);
    throws(() => ticksOf("YES_NO", 300), RangeError);
    throws(() => ticksOf("YES_NO"), RangeError);
});

Deno.test("shares have no highest price", () => {
    const nickels = ticksOf("SPOT", 500);
    is(nickels.count, Infinity);
    is(nickels.index(125_000), 249);
    is(nickels.price(249), 125_000);
    is(shift(nickels, 500, -5), 500);
    is(shift(nickels, 125_000, 3), 126_500);
    is(snap(nickels, 125_300), 125_500);
});
