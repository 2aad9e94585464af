import { deepStrictEqual as same, strictEqual as is } from "node:assert/strict";
import * as odds from "./odds.ts";
import { ODDS_TICKS, ticksOf } from "./ticks.ts";

const CENTS = ticksOf("YES_NO", 100);

Deno.test("odds look as the field writes them", () => {
    const shown = (price: number) => odds.ODDS_FORMATS.map((format) => odds.formatPrice("ODDS", price, format));
    same(shown(25_000), ["2.50", "3/2", "+150", "40.0\u00a0%", "40\u00a2"]);
    same(shown(15_000), ["1.50", "1/2", "\u2212200", "66.7\u00a0%", "66.7\u00a2"]);
    same(shown(20_000), ["2.00", "1/1", "+100", "50.0\u00a0%", "50\u00a2"]);
    same(shown(37_500), ["3.75", "11/4", "+275", "26.7\u00a0%", "26.7\u00a2"]);
    same(shown(10_100), ["1.01", "1/100", "\u221210000", "99.0\u00a0%", "99\u00a2"]);
    same(shown(10_000_000), ["1000", "999/1", "+99900", "0.1\u00a0%", "0.1\u00a2"]);
    is(odds.formatPrice("ODDS", 105_000, "decimal"), "10.5");
    is(odds.formatPrice("ODDS", 120_000, "decimal"), "12");
});

Deno.test("contracts look like cents, and like odds on demand", () => {
    const shown = odds.ODDS_FORMATS.map((format) => odds.formatPrice("YES_NO", 4_000, format));
    same(shown, ["2.50", "3/2", "+150", "40.0\u00a0%", "40\u00a2"]);
    is(odds.formatPrice("YES_NO", 4_010, "cents"), "40.1\u00a2");
    is(odds.formatPrice("SPOT", 125_000, "percent"), "12.50");
});

Deno.test("probabilities at the ends are not rounded to certainty", () => {
    is(odds.formatProbability(0.0004), "<0.1\u00a0%");
    is(odds.formatProbability(0.9996), ">99.9\u00a0%");
    is(odds.formatProbability(0.431), "43.1\u00a0%");
});

Deno.test("what is shown can be typed again, in every format and at every step", () => {
    for (let i = 0; i < ODDS_TICKS.count; i++) {
        const price = ODDS_TICKS.price(i);
        for (const format of ["decimal", "fractional"] as const) {
            const shown = odds.formatPrice("ODDS", price, format);
            same(odds.parseTypedPrice("ODDS", ODDS_TICKS, shown, format), { price, snapped: false }, shown);
        }
        const american = odds.formatPrice("ODDS", price, "american");
        is(odds.parseTypedPrice("ODDS", ODDS_TICKS, american, "american")?.snapped, false, american);
    }
    for (let i = 0; i < CENTS.count; i++) {
        const price = CENTS.price(i);
        for (const format of ["percent", "cents"] as const) {
            const shown = odds.formatPrice("YES_NO", price, format);
            same(odds.parseTypedPrice("YES_NO", CENTS, shown, format), { price, snapped: false }, shown);
        }
    }
});

Deno.test("what is typed goes to the nearest step and says so", () => {
    const typed = (text: string, format: odds.OddsFormat) => odds.parseTypedPrice("ODDS", ODDS_TICKS, text, format);
    same(typed("2.51", "decimal"), { price: 25_000, snapped: true });
    same(typed("2.5", "decimal"), { price: 25_000, snapped: false });
    same(typed("3/2", "fractional"), { price: 25_000, snapped: false });
    same(typed("6/4", "fractional"), { price: 25_000, snapped: false });
    same(typed("evens", "fractional"), { price: 20_000, snapped: false });
    same(typed("+150", "american"), { price: 25_000, snapped: false });
    same(typed("-200", "american"), { price: 15_000, snapped: false });
    same(typed("40", "percent"), { price: 25_000, snapped: false });
    same(typed("66.7 %", "percent"), { price: 15_000, snapped: false });
    same(typed("41", "percent"), { price: 24_400, snapped: true });
    same(typed("5000", "decimal"), { price: 10_000_000, snapped: true });
    for (const text of ["", "abc", "1", "0.5", "-2", "1e3", "2,5"]) {
        is(typed(text, "decimal"), null, text);
    }
    is(typed("1/0", "fractional"), null);
    is(typed("99", "american"), null);
    is(typed("100", "percent"), null);
    is(typed("0", "cents"), null);
});

Deno.test("the price of a share is a price whatever the format", () => {
    const table = ticksOf("SPOT", 500);
    same(odds.parseTypedPrice("SPOT", table, "12.50", "fractional"), { price: 125_000, snapped: false });
    same(odds.parseTypedPrice("SPOT", table, "12.53", "cents"), { price: 125_500, snapped: true });
    is(odds.parseTypedPrice("SPOT", table, "0", "decimal"), null);
});

Deno.test("the book percentage is the sum of what prices promise", () => {
    const sum = odds.bookPercentage("ODDS", [20_000, 35_000, 40_000]);
    is(((sum ?? 0) * 100).toFixed(2), "103.57");
    is(odds.bookPercentage("ODDS", [20_000, null]), null);
    is(odds.bookPercentage("ODDS", []), null);
});

Deno.test("better and worse depend on the side and on the kind", () => {
    is(odds.isBetter("ODDS", true, 25_000, 24_000), true);
    is(odds.isBetter("ODDS", false, 25_000, 24_000), false);
    is(odds.isBetter("YES_NO", true, 5_000, 5_100), true);
    is(odds.isBetter("SPOT", false, 5_000, 5_100), false);
    is(odds.worseBy("ODDS", ODDS_TICKS, true, 25_000, 2), 24_600);
    is(odds.worseBy("YES_NO", CENTS, true, 5_000, 2), 5_200);
    is(odds.worseBy("YES_NO", CENTS, false, 5_000, 2), 4_800);
});
