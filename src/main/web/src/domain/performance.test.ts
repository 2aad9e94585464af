import assert from "node:assert/strict";
import {
    byMarket,
    daysWithTotals,
    fromNothing,
    monthsBefore,
    periodStart,
    totalsOf,
    wonAndLost,
} from "./performance.ts";

const day = (name: string, profit: string, commission = "0.00") => ({ day: name, profit, commission });

Deno.test("days are summed up in order whatever order they came in", () => {
    const points = daysWithTotals([day("2026-03-02", "-4.00"), day("2026-03-01", "10.00", "0.20")]);
    assert.deepEqual(points, [
        { day: "2026-03-01", net: 9_800_000n, total: 9_800_000n },
        { day: "2026-03-02", net: -4_000_000n, total: 5_800_000n },
    ]);
});

Deno.test("a day without anything carries the sum on, also over the end of a month", () => {
    const points = daysWithTotals([day("2026-02-27", "1.00"), day("2026-03-02", "1.00")]);
    assert.deepEqual(points.map((each) => each.day), ["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"]);
    assert.deepEqual(points.map((each) => each.total), [1_000_000n, 1_000_000n, 1_000_000n, 2_000_000n]);
});

Deno.test("a curve begins at nothing on the day before", () => {
    assert.deepEqual(fromNothing([]), []);
    const points = fromNothing(daysWithTotals([day("2026-03-01", "2.00")]));
    assert.deepEqual(points.map((each) => [each.day, each.total]), [["2026-02-28", 0n], ["2026-03-01", 2_000_000n]]);
});

const result = (marketId: string, profit: string, commission: string, time: string) => ({
    marketId,
    marketName: "Market " + marketId,
    profit,
    commission,
    time,
});

Deno.test("a corrected market counts once, with its difference, and is won or lost by what it came to", () => {
    const markets = byMarket([
        result("a", "-14.00", "-0.20", "2026-03-03T00:00:00.000Z"),
        result("b", "5.00", "0.10", "2026-03-02T00:00:00.000Z"),
        result("a", "10.00", "0.20", "2026-03-01T00:00:00.000Z"),
    ]);
    assert.deepEqual(markets.map(({ marketId, net, time }) => [marketId, net, time.slice(0, 10)]), [
        ["a", -4_000_000n, "2026-03-03"],
        ["b", 4_900_000n, "2026-03-02"],
    ]);
    assert.deepEqual(wonAndLost(markets), { won: 1, lost: 1 });
});

Deno.test("nothing settled has no best and no worst", () => {
    assert.deepEqual(daysWithTotals([]), []);
    assert.deepEqual(totalsOf([]), { profit: 0n, commission: 0n, net: 0n, best: null, worst: null });
});

Deno.test("best and worst are after commission", () => {
    const totals = totalsOf(byMarket([
        result("a", "10.00", "0.50", "2026-03-01T00:00:00.000Z"),
        result("b", "-3.00", "0.00", "2026-03-02T00:00:00.000Z"),
        result("c", "-1.25", "0.00", "2026-03-03T00:00:00.000Z"),
    ]));
    assert.deepEqual(totals, {
        profit: 5_750_000n,
        commission: 500_000n,
        net: 5_250_000n,
        best: 9_500_000n,
        worst: -3_000_000n,
    });
});

Deno.test("a period begins on a full minute, and for ever has no beginning", () => {
    const now = Date.parse("2026-03-31T12:10:42.123Z");
    assert.equal(periodStart(30, now), "2026-03-01T12:10:00.000Z");
    assert.equal(periodStart(null, now), undefined);
});

Deno.test("months go back over the turn of the year", () => {
    assert.deepEqual(monthsBefore(Date.parse("2026-01-31T23:59:59Z"), 3), ["2026-01", "2025-12", "2025-11"]);
});
