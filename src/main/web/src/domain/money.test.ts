import { deepStrictEqual as same, strictEqual as is, throws } from "node:assert/strict";
import * as money from "./money.ts";

Deno.test("amounts survive the way to micros and back", () => {
    for (const text of ["0.00", "10.00", "-5.50", "1000000000.00", "0.000001", "12.345678", "9999999999999.999999"]) {
        is(money.amountToWire(money.parseAmount(text)), text);
    }
    is(money.parseAmount("10"), 10_000_000n);
    is(money.parseAmount("-0.01"), -10_000n);
});

Deno.test("what is no amount is refused", () => {
    for (const text of ["", "-", "1.", ".5", "1e3", "1,000.00", "0.0000001", "10 ", "NaN", "12345678901234"]) {
        throws(() => money.parseAmount(text), RangeError, text);
    }
});

Deno.test("prices and sizes have their own scales", () => {
    is(money.parsePrice("2.50"), 25_000);
    is(money.parsePrice("0.5525"), 5_525);
    is(money.priceToWire(25_000), "2.50");
    is(money.priceToWire(5_525), "0.5525");
    is(money.priceToWire(10_000_000), "1000.00");
    is(money.parseSize("10.5"), 1_050);
    is(money.sizeToWire(1_050), "10.50");
    throws(() => money.parseSize("1.005"), RangeError);
});

Deno.test("price times size is exact", () => {
    is(money.times(25_000, 1_000), 25_000_000n);
    is(money.times(10_000_000, 1_000_000_000), 10_000_000_000_000_000n);
});

Deno.test("typed amounts may be grouped, and are never guessed", () => {
    const cases: [string, bigint | null][] = [
        ["10", 10_000_000n],
        [" 1,250.50 ", 1_250_500_000n],
        ["1 250", 1_250_000_000n],
        [".5", 500_000n],
        ["7.", 7_000_000n],
        ["12,50", null],
        ["1.005", null],
        ["-3", null],
        ["ten", null],
        ["", null],
    ];
    for (const [text, expected] of cases) {
        is(money.parseTypedAmount(text), expected, text);
    }
    is(money.parseTypedSize("10.55"), 1_055);
});

Deno.test("profit and loss always have their sign, and the minus is a minus", () => {
    is(money.formatProfit(13_200_000n), "+13.20");
    is(money.formatProfit(-10_000_000n), "\u221210.00");
    is(money.formatProfit(0n), "0.00");
    is(money.formatProfit(-4_999n), "0.00");
    is(money.formatProfit(5_000n), "+0.01");
    is(money.formatProfit(-5_000n), "\u22120.01");
});

Deno.test("large amounts are not rounded by floating point", () => {
    is(money.formatAmount(9_007_199_254_740_993_010_000n), "9,007,199,254,740,993.01");
    is(money.formatAmountExactly(12_345_678n), "12.345678");
    is(money.formatAmountExactly(12_000_000n), "12.00");
});

Deno.test("sizes lose their hundredths from a hundred on", () => {
    is(money.formatSize(1_050), "10.50");
    is(money.formatSize(52_899), "528");
    is(money.formatSize(12_345_600), "123,456");
    is(money.formatSizeExactly(52_849), "528.49");
});

Deno.test("compact numbers round down", () => {
    const cases: [number, string][] = [
        [99_999, "999"],
        [100_000, "1k"],
        [129_900, "1.2k"],
        [99_999_900, "999.9k"],
        [345_678_900, "3.4m"],
        [200_000_000_000, "2b"],
        [50, "0"],
        [-129_900, "\u22121.2k"],
    ];
    same(cases.map(([size]) => money.formatCompact(size)), cases.map(([, text]) => text));
});

Deno.test("what may be spent is rounded down", () => {
    is(money.downToCent("3976.076"), 3_976_070_000n);
    is(money.downToCent("3976.07"), 3_976_070_000n);
    is(money.downToCent("-0.001"), -10_000n);
});
